"""An address that nobody has, and every shape in which it could come back."""

import base64
import codecs
import hashlib
import hmac
import quopri
import re
import secrets
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import quote, unquote

from django.conf import settings
from django.utils.encoding import punycode

DIGESTS = "md5 sha1 sha224 sha256 sha384 sha512 sha3_256 blake2b blake2s".split()
SHORTEST = 12  # bytes of a needle; of a digest, enough never to be met by chance
GRAM = 5  # bytes by which a needle is noticed…
STRIDE = SHORTEST - GRAM + 1  # …at every so-manieth place, and no needle slips through
TOKEN = re.compile(rb"[A-Za-z0-9_+/-]{24,}={0,2}")
WRAPPED = re.compile(rb"(?<=[A-Za-z0-9+/]{60})\r?\n(?=[A-Za-z0-9+/])")  # base64 in lines
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")


@dataclass(frozen=True)
class Canary:
    """``place`` says where it was typed. The address is drawn at random, with both cases in it, and its
    domain has two writings. ``tables`` are those in which it may stand, because its reader typed it into
    words that he sent somebody to read."""

    place: str
    address: str = field(
        default_factory=lambda: (
            f"Canari.{secrets.token_hex(6)}@Privé-{secrets.token_hex(6)}.example"
        )
    )
    tables: tuple[str, ...] = ()

    @property
    def in_ascii(self) -> str:
        """The address as mail programs write it: its domain in punycode."""
        local, _, host = self.address.partition("@")
        return f"{local}@{punycode(host)}"

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


def variants(canary: Canary) -> dict[str, None]:
    """The spellings that somebody might encode or digest."""
    spelled = [canary.address, canary.in_ascii]
    spellings = [spell for each in spelled for spell in (each, each.lower(), each.upper())]
    odd = [odd for each in spelled for odd in in_odd_company(each.lower())]
    return dict.fromkeys([*spellings, *odd])


def in_odd_company(address: str) -> list[str]:
    return [f"{address}\n", f" {address}", f"{address} ", f"mailto:{address}"]


def aligned_base64(data: bytes) -> Iterator[bytes]:
    """Base64 of ``data`` wherever in a longer text it begins; only the characters that it decides."""
    for offset in range(3):
        encoded = base64.b64encode(b"\0" * offset + data).rstrip(b"=")
        certain = encoded[-(-offset * 8 // 6) : (offset + len(data)) * 8 // 6]
        yield certain
        yield certain.translate(bytes.maketrans(b"+/", b"-_"))


class Needles:
    """All shapes of some canaries, ready to be looked for.

    One pass, however many there are (:class:`Haystack`). ``folded`` are looked for without regard to case,
    ``exact`` as they are.
    """

    def __init__(self, canaries):
        self.folded, self.exact = Haystack(), Haystack()
        self.searched: set[bytes] = set()  # digests of what held nothing: many answers are the same
        for canary in canaries:
            self.add(canary)

    def add(self, canary: Canary) -> None:
        self.searched.clear()
        hosts = [each.partition("@")[2] for each in (canary.address, canary.in_ascii)]
        for part in (canary.address, canary.in_ascii, canary.local_part, *hosts):
            self.add_writings(canary, part)
        for text in variants(canary):
            self.add_digests(canary, text.encode())
            for encoded in aligned_base64(text.encode()):
                self.exact.keep(encoded, canary, "in base64")

    def add_writings(self, canary: Canary, part: str) -> None:
        fold = {
            "in clear": part,
            "reversed": part[::-1],
            "rot13": codecs.encode(part, "rot13"),
            "in hexadecimal": part.encode().hex(),
            "in hexadecimal, folded": part.lower().encode().hex(),
            "in hexadecimal, in capitals": part.upper().encode().hex(),
            "url-encoded": quote(part, safe=""),
            "in base32": base64.b32encode(part.encode()).decode().rstrip("=")[:-1],
            "without punctuation": re.sub(r"[^\w]", "", part.lower()),
        }
        for shape, text in fold.items():
            self.folded.keep(text.lower().encode(), canary, shape)
        self.exact.keep(part.encode("utf-16-le"), canary, "in UTF-16")

    def add_digests(self, canary: Canary, text: bytes) -> None:
        made = {name: hashlib.new(name, text).digest() for name in DIGESTS}
        for name in ("md5", "sha1", "sha256"):
            made[f"hmac-{name} with the site's secret"] = hmac.digest(
                settings.SECRET_KEY.encode(), text, name
            )
        for name, digest in made.items():
            self.folded.keep(digest.hex()[:16].encode(), canary, f"as {name}")
            self.exact.keep(digest[:SHORTEST], canary, f"as {name}, raw")
            for encode in (base64.b64encode, base64.urlsafe_b64encode):
                self.exact.keep(encode(digest)[:16], canary, f"as {name} in base64")

    def search(self, data: bytes, where: str, *, but=()) -> set[Finding]:
        """What is found in ``data``, read as it is and decoded; ``but`` are canaries it may hold."""
        mark = hashlib.sha256(data).digest()
        if mark in self.searched:
            return set()
        hits = set()
        for view in views(data):
            hits |= self.folded.occurrences(fold(view)) | self.exact.occurrences(view)
        if not hits:
            self.searched.add(mark)
        return {Finding(canary, shape, where) for canary, shape in hits if canary not in but}


class Haystack:
    """Needles by the five-byte pieces of their beginnings: whatever a needle's place, one of its pieces
    begins where one is looked up."""

    def __init__(self):
        self.pieces: dict[bytes, set[tuple[int, Needle]]] = {}

    def keep(self, text: bytes, canary: Canary, shape: str) -> None:
        if len(text) < SHORTEST:
            return
        for at in range(STRIDE):
            self.pieces.setdefault(text[at : at + GRAM], set()).add((at, (text, canary, shape)))

    def occurrences(self, view: bytes) -> set[tuple[Canary, str]]:
        found, pieces = set(), self.pieces
        for i in range(0, len(view), STRIDE):
            for at, (text, canary, shape) in pieces.get(view[i : i + GRAM], ()):
                if i >= at and view.startswith(text, i - at):
                    found.add((canary, shape))
        return found


def fold(view: bytes) -> bytes:
    """Without regard to case, beyond ASCII as well; bytes that are no text stay what they are."""
    return view.decode("utf-8", "surrogateescape").lower().encode("utf-8", "surrogateescape")


def views(data: bytes) -> Iterator[bytes]:
    """``data`` as it is, with its escapes resolved, and what its longer tokens decode and unpack to."""
    yield data
    text = data.decode("utf-8", "replace")
    plain = ESCAPED.sub(
        lambda match: chr(int(match[1] or match[2], 16)), unescape(unquote(unescape(text)))
    ).encode("utf-8", "replace")
    if plain != data:
        yield plain
    if b"=" in data:
        yield quopri.decodestring(data)
    tokens = [decoded(token) for token in TOKEN.findall(WRAPPED.sub(b"", data))[:20_000]]
    if tokens:
        yield b"\n".join(tokens)
    if packed := [unpacked(token) for token in tokens if token[:1] in (b"x", b"\x1f")]:
        yield b"\n".join(packed)


def unpacked(data: bytes) -> bytes:
    """What was deflated or gzipped, as far as it goes: a session is stored so."""
    try:
        return zlib.decompressobj(wbits=47).decompress(data)  # either of the two headers
    except zlib.error:
        return b""


def decoded(token: bytes) -> bytes:
    body = token.rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))
    return base64.b64decode(body[: len(body) // 4 * 4])
