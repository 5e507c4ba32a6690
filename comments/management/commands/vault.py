"""python manage.py vault keygen|rotate|export|erase: the keys, and what a reader may ask for."""

import json
import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from comments import keys, rights, vault


class Command(BaseCommand):
    help = "Keys of the e-mail vault; a copy or the erasure of what one reader wrote."
    requires_system_checks = []  # keygen must run before there are keys

    def add_arguments(self, parser):
        acts = parser.add_subparsers(dest="act", required=True)
        acts.add_parser("keygen", help="print a first set of keys for the environment")
        acts.add_parser("rotate", help="put a new key pair in use; the older ones go on opening")
        for act, text in (
            ("export", "print what is kept about a reader, as JSON (the worker's role)"),
            ("erase", "empty all comments of a reader (the worker's role)"),
        ):
            about = acts.add_parser(act, help=text)
            about.add_argument(
                "address", nargs="?", help="left out, it is asked for: it stands in no history then"
            )

    def handle(self, *args, act: str, **options):
        try:
            getattr(self, act)(**options)
        except (keys.KeyMissing, keys.KeyMalformed) as error:
            raise CommandError(str(error)) from error

    def keygen(self, **options):
        private, public = vault.draw_pair()
        self.print_keys({keys.this_month(): public}, {keys.this_month(): private})
        self.stdout.write(f"VAULT_INDEX_KEY={keys.encode(vault.draw_index_key())}")
        self.stderr.write(
            "VAULT_PUBLIC_KEY is for every role. The two others are for the worker alone: they must"
            " never be where the database, or a backup of it, is."
        )

    def rotate(self, **options):
        key_id = vault.next_key_id()
        if keys.is_embedded():
            vault.make_pair(key_id)
            self.stdout.write(f"{key_id} is in use from the next comment on.")
            return
        private, public = vault.draw_pair()
        self.print_keys(
            keys.public_keys() | {key_id: public},
            keys.from_environment(settings.VAULT_PRIVATE_KEY) | {key_id: private},
        )
        self.stderr.write(
            "Give the worker its line first, then every role the public one, and restart them. Older"
            " private keys go on opening what they locked; take one away to make that unreadable."
        )

    def print_keys(self, public: dict[str, bytes], private: dict[str, bytes]) -> None:
        for name, pairs in (("VAULT_PUBLIC_KEY", public), ("VAULT_PRIVATE_KEY", private)):
            entries = ",".join(f"{key_id}:{keys.encode(key)}" for key_id, key in pairs.items())
            self.stdout.write(f"{name}={entries}")

    def export(self, *, address: str | None, **options):
        found = rights.export(address or asked())
        self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))

    def erase(self, *, address: str | None, **options):
        count = rights.erase(address or asked())
        self.stdout.write(f"{count} comments erased.")


def asked() -> str:
    """The address, from whoever types or pipes it."""
    if sys.stdin.isatty():
        sys.stderr.write("Address: ")
        sys.stderr.flush()
    address = sys.stdin.readline().strip()
    if not address:
        raise CommandError("No address was given.")
    return address
