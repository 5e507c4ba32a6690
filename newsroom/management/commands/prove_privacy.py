"""python manage.py prove_privacy: post canary addresses, then look for them everywhere."""

import sys

from django.core.management.base import BaseCommand

from newsroom.privacy.proof import Proof
from newsroom.privacy.visiting import InThisProcess, OverTheNetwork


class Command(BaseCommand):
    help = (
        "Type canary addresses wherever readers can, look for them in every page, header, mail, log line,"
        " table and copy of the database, and take them out again. For a few seconds one of the comments is"
        " visible, and nothing else can be written to an SQLite database. Exit code 1: something was found;"
        " 2: it could not look everywhere."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--site", help="address of the running site; left out, pages are made in this process"
        )

    def handle(self, *args, site: str | None, **options):
        visitor = OverTheNetwork(site) if site else InThisProcess()
        report = Proof(visitor, tell=self.stdout.write).run()
        looked_at = ", ".join(f"{count} {kind}" for kind, count in report.looked_at.items())
        self.stdout.write(f"{looked_at}; {report.searched / 1e6:.1f} MB.")
        if report.unvisited:
            self.stdout.write(f"Nothing leads to a page of: {', '.join(report.unvisited)}.")
        for line in report.thin:
            self.stdout.write(self.style.WARNING(f"Not proved: {line}"))
        for finding in sorted(map(str, report.findings)):
            self.stdout.write(self.style.ERROR(f"FOUND  {finding}"))
        self.stdout.write(f"What stays: {report.left}")
        if not report.findings:
            self.stdout.write(self.style.SUCCESS("No canary was found anywhere."))
        sys.exit(report.exit_code)
