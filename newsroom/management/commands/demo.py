"""``manage.py demo``: prepare the embedded newsroom, and serve it with its worker."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError

from newsroom import serving
from newsroom.collecting import collect_static

LOGINS = settings.VAR / "demo-logins.txt"


class Command(BaseCommand):
    help = "Prepare the embedded demo newsroom and serve it, with its worker, at SITE_URL."

    def handle(self, **options):
        site = urlsplit(settings.SITE_URL)
        host, port = site.hostname, site.port or 80
        if settings.IS_PUBLIC:
            raise CommandError(
                f"The demo is for this machine only, and SITE_URL is {site.geturl()}."
            )
        if not serving.is_free(host, port):
            raise CommandError(
                f"Port {port} is taken: choose another, as in `make demo PORT=8001`."
            )
        try:
            self.prepare()
        except KeyboardInterrupt:
            raise CommandError("Stopped half-way; `make demo` goes on from here.") from None
        with serving.Household() as household:
            household.start(serving.web_server(host, port))
            address = f"http://{host}:{port}/"
            if not household.wait_until(lambda: serving.answers(address), serving.READY_WITHIN):
                raise CommandError("The web server did not start; its own words are above.")
            if "worker" in get_commands():
                household.start(serving.worker())
            self.announce(address)
            if household.wait():
                raise CommandError("A process ended by itself; its own words are above.")
        self.stdout.write("\nStopped. The data stay; `make demo` starts again at once.")

    def prepare(self):
        call_command("migrate", interactive=False, verbosity=0)
        if collect_static():
            self.stdout.write("Static files collected.")
        if "demo_newsroom" in get_commands():
            call_command("demo_newsroom")

    def announce(self, address: str) -> None:
        logins = LOGINS.read_text() if LOGINS.exists() else ""
        self.stdout.write(f"\n  The site      {address}\n  The newsroom  {address}admin/\n")
        if logins:
            self.stdout.write(f"\n  Logins, also in {LOGINS}:\n")
            for line in logins.splitlines():
                self.stdout.write(f"  {line}")
        self.stdout.write("\n  Ctrl-C stops it.\n")
        self.stdout.flush()
