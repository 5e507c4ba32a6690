"""``manage.py seed``: bulk data, to try the site at size."""

from django.core.management.base import BaseCommand, CommandError

from newsroom.demo.bulk import seed_bulk
from newsroom.pagestore.current import forget_every_page


class Command(BaseCommand):
    help = "Write published articles and decided comments in bulk; the same seed, the same texts."

    def add_arguments(self, parser):
        parser.add_argument("--articles", type=int, required=True, metavar="N")
        parser.add_argument("--comments", type=int, required=True, metavar="M")
        parser.add_argument("--seed", type=int, default=1, metavar="S")

    def handle(self, *, articles: int, comments: int, seed: int, **options):
        if articles < 1 or comments < 0:
            raise CommandError("At least one article, and no negative number of comments.")
        seed_bulk(articles, comments, seed, self.stdout)
        forget_every_page()
