"""python manage.py purge [--dry-run]: take away what has been kept long enough. The worker does so daily."""

from django.core.management.base import BaseCommand

from comments.retention import RULES, purge


class Command(BaseCommand):
    help = "Take away what has been kept long enough (RETENTION_DAYS), and keep a report of it."

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", dest="dry_run", help="count, and change nothing"
        )

    def handle(self, *args, dry_run: bool, **options):
        report = purge(dry_run=dry_run)
        sources = {rule.name: f" ({rule.source})" for rule in RULES}
        for name, count in report.counts.items():
            self.stdout.write(f"{count:8} {name}{sources.get(name, '')}")
        for key_id in report.keys_destroyed:
            self.stdout.write(f"key {key_id}: {'to be destroyed' if dry_run else 'destroyed'}")
        for key_id in report.keys_due:
            self.stdout.write(f"key {key_id}: its time is over, take it out of VAULT_PRIVATE_KEY")
