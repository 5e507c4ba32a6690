"""python manage.py vault keygen|rotate|destroy|export|erase: the keys, and what a reader may ask for."""

import json
import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from comments import copying, keys, retention, rights, vault

FEWEST_WORDS = 4  # of a reason


class Command(BaseCommand):
    help = "Keys of the e-mail vault; a copy or the erasure of what one reader wrote."
    requires_system_checks = []  # keygen must run before there are keys

    def add_arguments(self, parser):
        acts = parser.add_subparsers(dest="act", required=True)
        acts.add_parser("keygen", help="print a first set of keys for the environment")
        acts.add_parser("rotate", help="put a new key pair in use; the older ones go on opening")
        destroy = acts.add_parser("destroy", help="make what a key has locked unreadable, for good")
        destroy.add_argument("key_id", help="such as 2025-10")
        destroy.add_argument("--reason", default="", help="needed before its time is over")
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
            keys.destroyed(),
        )
        self.stderr.write(
            "Give the worker its line first, then every role the public one, and restart them. Older"
            " private keys go on opening what they locked, until `vault destroy`."
        )

    def destroy(self, *, key_id: str, reason: str, **options):
        """In the files of the embedded default; where the environment holds the keys, its keeper is told what
        to put there, for a process cannot change its own environment."""
        if key_id not in keys.spare():
            raise CommandError(
                f"{key_id} is no key that could be destroyed: it is in use (rotate first), destroyed"
                f" already, or unknown. There are: {', '.join(keys.spare()) or 'none'}."
            )
        due = key_id in keys.over_before(retention.before("addresses", timezone.now()).date())
        if not due and len(reason.split()) < FEWEST_WORDS:
            raise CommandError(
                f"{key_id} is not due: addresses that are still wanted are locked with it. Say why with"
                " --reason and a sentence."
            )
        gone = retention.destroy_key(key_id, reason or "retention")
        self.stdout.write(f"{key_id} is destroyed, and {gone} addresses with it.")
        if not keys.is_embedded():
            public = {name: key for name, key in keys.public_keys().items() if name != key_id}
            kept = {name: key for name, key in keys.private_keys().items() if name != key_id}
            self.print_keys(public, kept, keys.destroyed() | {key_id})
            self.stderr.write(
                "It is destroyed when these lines have taken the place of the old ones, the worker has been"
                " restarted, and no copy of the old lines is left anywhere."
            )

    def print_keys(self, public: dict[str, bytes], private: dict[str, bytes], gone=()) -> None:
        """``gone``: ids of destroyed pairs, which are named in the place of their keys."""
        tombstones = [f"{key_id}:{keys.DESTROYED}" for key_id in sorted(gone)]
        for name, pairs, more in (
            ("VAULT_PUBLIC_KEY", public, []),
            ("VAULT_PRIVATE_KEY", private, tombstones),
        ):
            entries = [f"{key_id}:{keys.encode(key)}" for key_id, key in pairs.items()]
            self.stdout.write(f"{name}={','.join([*more, *entries])}")

    def export(self, *, address: str | None, **options):
        found = copying.whole_copy(rights.find(address or asked()))
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
