"""An address that nobody has, and every shape in which it could come back."""

import base64
import codecs
import hashlib
import hmac
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import quote, unquote

from django.conf import settings

DIGESTS = "md5 sha1 sha224 sha256 sha384 sha512 sha3_256 blake2b blake2s".split()
GRAM = 12  # bytes by which a needle is found; of a digest, enough never to be met by chance
TOKEN = re.compile(rb"[A-Za-z0-9_+/-]{24,4096}={0,2}")
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")


@dataclass(frozen=True)
class Canary:
    """``place`` says where it was typed; the address is drawn at random, with both cases in it."""

    place: str
    address: str = field(
        default_factory=lambda: (
            f"Canari.{secrets.token_hex(6)}@Prive-{secrets.token_hex(6)}.example"
        )
    )

    @property
    def local_part(self) -> str:
        return self.address.partition("@")[0]


Needle = tuple[bytes, Canary, str]  # what to look for, whose it is, in which shape


@dataclass(frozen=True)
class Finding:
    canary: Canary
    shape: str
    where: str

    def __str__(self):
        return f"{self.where}: the address typed as {self.canary.place}, {self.shape}"


def variants(address: str) -> dict[str, None]:
    """The spellings that somebody might encode or digest."""
    spellings = [address, address.lower(), address.upper()]
    odd = [f"{address.lower()}\n", f" {address.lower()}", f"mailto:{address.lower()}"]
    return dict.fromkeys([*spellings, *odd])


def aligned_base64(data: bytes) -> Iterator[bytes]:
    """Base64 of ``data`` wherever in a longer text it begins; only the characters that it decides."""
    for offset in range(3):
        encoded = base64.b64encode(b"\0" * offset + data).rstrip(b"=")
        certain = encoded[-(-offset * 8 // 6) : (offset + len(data)) * 8 // 6]
        yield certain
        yield certain.translate(bytes.maketrans(b"+/", b"-_"))


class Needles:
    """All shapes of some canaries, ready to be looked for.

    They are found by their first ``GRAM`` bytes, at every place of what is searched: one pass, however
    many there are. ``folded`` are looked for without regard to case, ``exact`` as they are.
    """

    def __init__(self, canaries):
        self.folded: dict[bytes, list[Needle]] = {}
        self.exact: dict[bytes, list[Needle]] = {}
        self.searched: set[bytes] = set()  # digests of what held nothing: many answers are the same
        for canary in canaries:
            self.add(canary)

    def add(self, canary: Canary) -> None:
        self.searched.clear()
        host = canary.address.partition("@")[2]
        for part in (canary.address, canary.local_part, host):
            self.add_writings(canary, part)
        for text in variants(canary.address):
            self.add_digests(canary, text.encode())
            for encoded in aligned_base64(text.encode()):
                keep(self.exact, encoded, canary, "in base64")

    def add_writings(self, canary: Canary, part: str) -> None:
        fold = {
            "in clear": part,
            "reversed": part[::-1],
            "rot13": codecs.encode(part, "rot13"),
            "in hexadecimal": part.encode().hex(),
            "in hexadecimal, folded": part.lower().encode().hex(),
            "url-encoded": quote(part, safe=""),
            "in base32": base64.b32encode(part.encode()).decode().rstrip("=")[:-1],
            "without punctuation": re.sub(r"[^a-z0-9]", "", part.lower()),
        }
        for shape, text in fold.items():
            keep(self.folded, text.lower().encode(), canary, shape)
        keep(self.exact, part.encode("utf-16-le"), canary, "in UTF-16")

    def add_digests(self, canary: Canary, text: bytes) -> None:
        made = {name: hashlib.new(name, text).digest() for name in DIGESTS}
        for name in ("md5", "sha1", "sha256"):
            made[f"hmac-{name} with the site's secret"] = hmac.digest(
                settings.SECRET_KEY.encode(), text, name
            )
        for name, digest in made.items():
            keep(self.folded, digest.hex()[:16].encode(), canary, f"as {name}")
            keep(self.exact, digest[:GRAM], canary, f"as {name}, raw")
            for encode in (base64.b64encode, base64.urlsafe_b64encode):
                keep(self.exact, encode(digest)[:GRAM], canary, f"as {name} in base64")

    def search(self, data: bytes, where: str, *, but=()) -> set[Finding]:
        """What is found in ``data``, read as it is and decoded; ``but`` are canaries it may hold."""
        mark = hashlib.sha256(data).digest()
        if mark in self.searched:
            return set()
        hits = set()
        for view in views(data):
            hits |= occurrences(self.folded, view.lower()) | occurrences(self.exact, view)
        if not hits:
            self.searched.add(mark)
        return {Finding(canary, shape, where) for canary, shape in hits if canary not in but}


def keep(needles: dict[bytes, list[Needle]], text: bytes, canary: Canary, shape: str) -> None:
    needles.setdefault(text[:GRAM], []).append((text, canary, shape))


def occurrences(needles: dict[bytes, list[Needle]], view: bytes) -> set[tuple[Canary, str]]:
    places = (i for i in range(len(view) - GRAM + 1) if view[i : i + GRAM] in needles)
    return {
        (canary, shape)
        for i in places
        for text, canary, shape in needles[view[i : i + GRAM]]
        if view.startswith(text, i)
    }


def views(data: bytes) -> Iterator[bytes]:
    """``data`` as it is, with its escapes resolved, and what its longer tokens decode to."""
    yield data
    text = data.decode("utf-8", "replace")
    plain = ESCAPED.sub(
        lambda match: chr(int(match[1] or match[2], 16)), unescape(unquote(unescape(text)))
    ).encode("utf-8", "replace")
    if plain != data:
        yield plain
    tokens = [decoded(token) for token in TOKEN.findall(data)[:20_000]]
    if tokens:
        yield b"\n".join(tokens)


def decoded(token: bytes) -> bytes:
    body = token.rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))
    return base64.b64decode(body[: len(body) // 4 * 4])
