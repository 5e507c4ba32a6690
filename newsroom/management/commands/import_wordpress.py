"""``import_wordpress EXPORT.xml…``: a WordPress site becomes one of ours (DESIGN §8)."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils.translation import gettext as _

from comments.keys import KeyMissing
from newsroom.pagestore.current import forget_every_page
from newsroom.wordpress.importing import Import
from newsroom.wordpress.mapping import MappingError, read_mapping, write_mapping
from newsroom.wordpress.telling import as_text, write_report


class Command(BaseCommand):
    help = (
        "Import the posts, pages, pictures and comments of a WordPress site from its export (WXR)."
    )

    def add_arguments(self, parser):
        parser.add_argument("exports", nargs="+", type=Path, metavar="EXPORT.xml")
        parser.add_argument(
            "--media", type=Path, metavar="DIR", help="a copy of wp-content/uploads"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="write nothing but a proposal for the mapping"
        )
        parser.add_argument(
            "--mapping", type=Path, metavar="FILE", help="what becomes of categories"
        )
        parser.add_argument(
            "--report", type=Path, metavar="FILE", help="ends in .html, .json or .txt"
        )

    def handle(self, *, exports, media, dry_run, mapping, report, **options):
        for path in exports:
            if not path.is_file():
                raise CommandError(_("There is no file %(path)s.") % {"path": path})
        if media and not media.is_dir():
            raise CommandError(_("There is no folder %(path)s.") % {"path": media})
        work = Import(exports, media, self.mapping(mapping, dry_run), dry_run, self.stderr)
        try:
            result = work.run()
        except (DatabaseError, KeyMissing) as error:
            hint = _("What is in stays in: start again, and the import goes on where it stopped.")
            raise CommandError(f"{str(error).strip()}\n{hint}") from error
        finally:
            forget_every_page()  # what came in by batches told nobody
        self.stdout.write(as_text(result))
        if report:
            write_report(result, report)
        if not work.index.items:
            raise CommandError(_("Nothing could be read: this is no export of WordPress."))
        if dry_run:
            self.propose(work, mapping or exports[0].with_suffix(".mapping.toml"))

    def mapping(self, path: Path | None, dry_run: bool):
        if path is None or (dry_run and not path.exists()):
            return None
        try:
            return read_mapping(path)
        except MappingError as error:
            raise CommandError(str(error)) from error

    def propose(self, work: Import, path: Path) -> None:
        if path.exists():
            self.stdout.write(_("The mapping %(path)s stays as it is.") % {"path": path})
            return
        write_mapping(path, work.mapping, work.index.uses, work.index.seen)
        message = _(
            "A proposal for the mapping is in %(path)s: edit it, then pass it by --mapping."
        )
        self.stdout.write(message % {"path": path})
