"""``manage.py demo_newsroom``: fill an empty newsroom with the demo paper *Octet*."""

from django.core.management.base import BaseCommand

from newsroom.demo.seeding import seed_demo
from newsroom.pagestore.current import forget_every_page


class Command(BaseCommand):
    help = "Fill an empty newsroom with the demo paper: articles, pictures, readers, accounts."

    def handle(self, **options):
        seed_demo(self.stdout)
        forget_every_page()
