"""python manage.py harden_database: PostgreSQL roles for web, desk and post, with column privileges."""

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from newsroom.hardening import harden


class Command(BaseCommand):
    help = (
        "Make the database roles of web, desk and post and grant each what it needs and no more."
        " Run it as the owner of the tables, after every migrate."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--prefix", default="newsroom", help="roles are named PREFIX_web and so on"
        )

    def handle(self, *args, prefix: str, **options):
        if connection.vendor != "postgresql":
            raise CommandError("Only PostgreSQL has roles: set DATABASE_URL.")
        try:
            made = harden(prefix)
        except ValueError as error:
            raise CommandError(str(error)) from error
        server = connection.settings_dict
        where = f"{server['HOST'] or 'localhost'}:{server['PORT'] or 5432}/{server['NAME']}"
        for role in made:
            if role.password:
                self.stdout.write(f"DATABASE_URL=postgres://{role.name}:{role.password}@{where}")
            else:
                self.stdout.write(f"{role.name}: granted again; it keeps its password")
        if any(role.password for role in made):
            self.stderr.write("The passwords are shown this once.")
