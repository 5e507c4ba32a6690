"""python manage.py worker: jobs and periodic duties, one process."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from comments import keys
from newsroom.worker import NewsroomWorker


class Command(BaseCommand):
    help = "Run the jobs and the periodic duties, until SIGTERM."

    def add_arguments(self, parser):
        parser.add_argument(
            "--interval", type=float, default=1.0, help="seconds of rest when nothing is to be done"
        )
        parser.add_argument(
            "--once", action="store_true", help="do what is to be done now, and end"
        )

    def handle(self, *args, interval: float, once: bool, **options):
        refuse_without_keys()
        worker = NewsroomWorker(interval=max(0.05, interval))
        if once:
            return worker.round()
        worker.stop_on_signals()
        return worker.run()


def refuse_without_keys() -> None:
    """In production the worker is the one holder of the private keys: without them it is no worker."""
    if not settings.IS_PRODUCTION:
        return
    if not keys.has_private_keys():
        raise CommandError("VAULT_PRIVATE_KEY is missing: the worker opens what the vault holds.")
    if not settings.VAULT_INDEX_KEY:
        raise CommandError("VAULT_INDEX_KEY is missing: the worker makes fingerprints with it.")
