"""The vault: the one module that locks and unlocks addresses, and the only one that knows the lock.

After the form has been read, an address exists outside this module only between two of its calls.
What is stored is a libsodium sealed box (X25519, XSalsa20-Poly1305) over

    version (1 byte) · contact's uuid (16) · length of the address (2, big-endian) · address · zeros

padded to one of two sizes, because length leaks. A sealed box proves nothing about who made it, so
the uuid inside must be that of the row: a box moved to another row does not open. Anyone who holds the
public key can lock; only the holder of the private key, the worker, can unlock.

A fingerprint is HMAC-SHA256 of the normalised address, with a key per purpose derived from an index key
that is never in the database: without it nobody can try addresses against a stolen copy.
"""

import contextlib
import hashlib
import hmac
import struct
import unicodedata
import uuid
from collections.abc import Callable

from django.utils.encoding import punycode
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.utils import random as random_bytes

from comments import keys

VERSION = 1
HEADER = struct.Struct(">B16sH")
BUCKETS = (320, 1344)  # bytes; the first holds every address of RFC 5321 (254 octets)
PURPOSES = ("known", "ban", "erasure")


class VaultError(Exception):
    """A box that does not open, or an address that does not fit. The message holds no address."""


def normalise(email: str) -> str:
    """The form of an address under which two spellings of it are the same person.

    Surrounding space, case and Unicode composition do not count, and an international domain is the
    same in either writing. (RFC 5321 lets a host tell local parts apart by case; none does.)
    """
    local, _, domain = unicodedata.normalize("NFKC", email).strip().rpartition("@")
    with contextlib.suppress(UnicodeError):  # as it was typed: the same for the same spelling
        domain = punycode(domain)
    return f"{local}@{domain}".casefold()


def pad(contact_id: uuid.UUID, email: str) -> bytes:
    address = email.encode()
    size = HEADER.size + len(address)
    bucket = next((bucket for bucket in BUCKETS if size <= bucket), None)
    if bucket is None:
        raise VaultError("The address is too long to be sealed.")
    return (HEADER.pack(VERSION, contact_id.bytes, len(address)) + address).ljust(bucket, b"\0")


def seal(contact_id: uuid.UUID, email: str) -> tuple[bytes, str]:
    """Lock ``email`` for the row ``contact_id``: the box, and the id of the key pair that opens it."""
    return sealer()(contact_id, email)


def sealer() -> Callable[[uuid.UUID, str], tuple[bytes, str]]:
    """:func:`seal` for many addresses at once: the key is looked up a single time."""
    available = keys.public_keys() or make_first_pair()
    key_id = keys.newest(available)
    box = SealedBox(PublicKey(available[key_id]))
    return lambda contact_id, email: (box.encrypt(pad(contact_id, email)), key_id)


def open_sealed(contact_id: uuid.UUID, sealed: bytes, key_id: str) -> str:
    """Return the address. Raises KeyMissing without the private key, VaultError on a foreign box."""
    return open_with(keys.private_key(key_id), contact_id, sealed)


def open_contact(contact) -> str | None:
    """:func:`open_sealed` for a row with a sealed address; None when its key was destroyed: nobody has
    that address any more, and whoever wanted to write to it has nobody to write to."""
    try:
        return open_sealed(contact.pk, contact.sealed, contact.key_id)
    except keys.KeyDestroyed:
        return None


def seal_for(public_key: bytes, row_id: uuid.UUID, email: str) -> bytes:
    """Lock ``email`` for one holder of a key pair drawn for this once (comments/revealing.py)."""
    return SealedBox(PublicKey(bytes(public_key))).encrypt(pad(row_id, email))


def open_with(private_key: bytes, contact_id: uuid.UUID, sealed: bytes) -> str:
    """Return the address. Raises VaultError on a box that is not for this key, or not of this row."""
    box = SealedBox(PrivateKey(private_key))
    try:
        plain = box.decrypt(bytes(sealed))
        version, owner, length = HEADER.unpack_from(plain)
    except (CryptoError, struct.error) as error:
        raise VaultError("The box does not open with this key.") from error
    if version != VERSION or owner != contact_id.bytes or HEADER.size + length > len(plain):
        raise VaultError("The box was not made for this row.")
    return plain[HEADER.size : HEADER.size + length].decode()


def fingerprint(email: str, purpose: str) -> str:
    """64 hexadecimal digits, the same for every spelling of an address; another per purpose."""
    if purpose not in PURPOSES:
        raise ValueError(f"unknown purpose {purpose}")
    key = hmac.digest(keys.index_key(), f"newsroom vault {purpose}".encode(), hashlib.sha256)
    return hmac.new(key, normalise(email).encode(), hashlib.sha256).hexdigest()


def draw_pair() -> tuple[bytes, bytes]:
    """A new key pair: private, public."""
    private = PrivateKey.generate()
    return bytes(private), bytes(private.public_key)


def make_pair(key_id: str) -> bytes:
    """Draw a pair into files, unless it is there; return its public key.

    The private file comes first and decides: two processes that start together end with one pair.
    """
    folder = keys.directory()
    private_file = folder / f"vault-{key_id}.private"
    keys.keep(private_file, keys.encode(draw_pair()[0]), mode=0o600)
    private = PrivateKey(keys.decode(private_file.read_text(), private_file.name))
    public = bytes(private.public_key)
    keys.keep(folder / f"vault-{key_id}.public", keys.encode(public), mode=0o644)
    return public


def make_first_pair() -> dict[str, bytes]:
    """The embedded default draws its keys at the first need; anywhere else they must be given."""
    if not keys.is_embedded():
        raise keys.KeyMissing("VAULT_PUBLIC_KEY is missing.")
    month = keys.this_month()
    return {month: make_pair(month)}


def rotate() -> str | None:
    """In the embedded default: make this month's pair the one in use. The id of a new pair, or None.

    Where the environment holds the keys, its keeper rotates them: ``manage.py vault rotate``.
    """
    month = keys.this_month()
    if not keys.is_embedded() or any(key_id >= month for key_id in keys.public_keys()):
        return None
    make_pair(month)
    return month


def next_key_id() -> str:
    """An id that sorts after those in use: this month's, or a further one of this month."""
    month, taken = keys.this_month(), {*keys.public_keys(), *keys.destroyed()}
    further = (f"{month}-{number:02}" for number in range(2, 100))
    return next(key_id for key_id in (month, *further) if key_id not in taken)


def draw_index_key() -> bytes:
    return random_bytes(keys.KEY_BYTES)
