"""Where the vault's keys come from: the environment, or files under ``var/keys`` in the embedded default.

Nothing is kept in memory: the files are read when a key is needed, so that a key made by one process
is used by the others from the next comment on. A key pair has an id, by custom the month it was made
for ("2026-11"); the pair named last in ``VAULT_PUBLIC_KEY``, or whose file sorts last, is in use.
"""

import base64
import binascii
import os
import re
import secrets
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils import timezone

KEY_BYTES = 32  # X25519 keys, and the index key
MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-|$)", re.ASCII)
KEY_ID = re.compile(r"[\w.-]{1,40}", re.ASCII)
INDEX_FILE = "vault-index"
DESTROYED = "destroyed"  # what stands where a key was, so that nobody looks for it


class KeyMissing(Exception):
    """A key that this process does not hold; the message names it, never a key."""


class KeyDestroyed(KeyMissing):
    """A key that nobody holds any more, on purpose: what it locked is gone."""


class KeyMalformed(ValueError):
    """A key that is not ``id:base64`` of 32 bytes; the message holds no part of it."""


def parse(entry: str) -> tuple[str, bytes]:
    """Take ``key_id:base64`` apart. Raises KeyMalformed."""
    key_id, colon, text = entry.strip().partition(":")
    if not colon or not KEY_ID.fullmatch(key_id):
        raise KeyMalformed("a key must be written as id:base64, with an id such as 2026-11")
    return key_id, decode(text, key_id)


def decode(text: str, name: str) -> bytes:
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise KeyMalformed(f"the key {name} must be {KEY_BYTES} bytes in base64")
    return key


def encode(key: bytes) -> str:
    return base64.b64encode(key).decode()


def from_environment(entries: list[str]) -> dict[str, bytes]:
    return dict(parse(each) for each in entries if each.strip() and not is_tombstone(each))


def is_tombstone(entry: str) -> bool:
    """Whether an entry says that its key was destroyed: ``2026-11:destroyed``."""
    return entry.strip().endswith(f":{DESTROYED}")


def destroyed() -> set[str]:
    """The ids of pairs whose private key was destroyed. They are kept with the keys and not in the
    database, so that an old backup of it does not bring a doubt back."""
    named = {
        entry.strip().removesuffix(f":{DESTROYED}")
        for entry in settings.VAULT_PRIVATE_KEY
        if is_tombstone(entry)
    }
    files = directory().glob(f"vault-*.{DESTROYED}")
    return named | {path.stem.removeprefix("vault-") for path in files}


def directory() -> Path:
    return Path(settings.KEYS_DIR)


def is_embedded() -> bool:
    """Whether keys are files that this installation draws for itself."""
    return not settings.VAULT_PUBLIC_KEY and not settings.IS_PRODUCTION


def from_files(kind: str) -> dict[str, bytes]:
    """``kind`` is "public" or "private"; sorted by id."""
    prefix, suffix = "vault-", f".{kind}"
    return {
        path.name[len(prefix) : -len(suffix)]: decode(path.read_text(), path.name)
        for path in sorted(directory().glob(f"{prefix}*{suffix}"), key=lambda path: path.stem)
    }


def public_keys() -> dict[str, bytes]:
    """The public keys by id, the one in use last."""
    return from_environment(settings.VAULT_PUBLIC_KEY) or from_files("public")


def private_key(key_id: str) -> bytes:
    """Raises KeyMissing: only the worker holds private keys; KeyDestroyed for one that is gone."""
    found = private_keys()
    if key_id in found:
        return found[key_id]
    if key_id in destroyed():
        raise KeyDestroyed(f"The private key {key_id} was destroyed.")
    raise KeyMissing(f"The private key {key_id} is not here (VAULT_PRIVATE_KEY).")


def private_keys() -> dict[str, bytes]:
    return from_environment(settings.VAULT_PRIVATE_KEY) or from_files("private")


def has_private_keys() -> bool:
    return bool(settings.VAULT_PRIVATE_KEY) or any(directory().glob("vault-*.private"))


def index_key() -> bytes:
    """The secret that fingerprints are made with. Raises KeyMissing."""
    if settings.VAULT_INDEX_KEY:
        return decode(settings.VAULT_INDEX_KEY, "VAULT_INDEX_KEY")
    path = directory() / INDEX_FILE
    if is_embedded() and not path.exists():
        keep(path, encode(os.urandom(KEY_BYTES)), mode=0o600)
    if not path.exists():
        raise KeyMissing("The index key is not here (VAULT_INDEX_KEY).")
    return decode(path.read_text(), path.name)


def keep(path: Path, text: str, *, mode: int) -> None:
    """Write a key file in one step. When another process came first, its file stays."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    draft.touch(mode=mode)
    draft.write_text(text + "\n")
    try:
        os.link(draft, path)  # atomic, and fails when the file exists
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def newest(available: dict[str, bytes]) -> str:
    """The id of the pair in use: the last that was named, or whose file sorts last."""
    return list(available)[-1]


def this_month() -> str:
    return f"{timezone.now():%Y-%m}"


def over_before(day: date) -> list[str]:
    """The ids of monthly pairs whose month had ended by ``day``, without the one in use. By custom an id
    begins with its month; one that does not is its keeper's own affair."""
    return [key_id for key_id in spare() if (end := end_of(key_id)) and end <= day]


def spare() -> list[str]:
    """The ids of all pairs that are there, without the one in use."""
    available = public_keys()
    in_use = {newest(available)} if available else set()
    return sorted({*available, *private_keys()} - in_use - destroyed())


def end_of(key_id: str) -> date | None:
    """The day after the month that a key pair was made for."""
    month = MONTH.match(key_id)
    if month is None:
        return None
    year, number = int(month[1]), int(month[2])
    return date(year + number // 12, number % 12 + 1, 1)


def destroy(key_id: str) -> None:
    """Remove a pair's files, and leave a word that it was destroyed. The private one is overwritten first;
    a disk may keep what it held all the same, and a backup of the keys' folder certainly does: there must
    be none (SECURITY.md)."""
    keep(directory() / f"vault-{key_id}.{DESTROYED}", f"{timezone.now():%Y-%m-%d}", mode=0o644)
    private = directory() / f"vault-{key_id}.private"
    if private.exists():
        with private.open("r+b") as file:
            file.write(os.urandom(private.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
        private.unlink()
    (directory() / f"vault-{key_id}.public").unlink(missing_ok=True)
