"""A page as it is kept: its bytes in each encoding, made once, and the answers they make up."""

from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from http import HTTPStatus

from django.utils.http import http_date

from newsroom.pagestore.encodings import IDENTITY, encode

DIGEST_SIZE = 12  # bytes of a strong validator; 96 bits, of which no two bodies share one
# Set by us, for the bytes that we send.
OWN_HEADERS = {"content-length", "content-encoding", "etag", "last-modified", "vary", "date"}
# What an answer without a body repeats (RFC 9110, 15.4.5).
KEPT_BY_304 = {"cache-control", "content-location", "expires", "etag", "vary", "last-modified"}

Headers = list[tuple[str, str]]


@dataclass(frozen=True)
class Variant:
    """One representation: what a client that wants this encoding gets."""

    etag: str
    status: str
    headers: Headers
    body: list[bytes]
    not_modified: Headers


@dataclass(eq=False)
class Page:
    """``address`` is canonical (see addresses.py); times are seconds since the epoch.

    ``number`` is the store's own, another for each making. ``dates_count`` is false when another
    version of the page was given out within the same second: then a date cannot tell them apart.
    """

    address: str
    status: int
    headers: Headers
    body: bytes
    keys: frozenset[str]
    made_at: float
    expires: float
    encoded: dict[str, bytes] = field(default_factory=dict)
    number: int = 0
    dates_count: bool = True
    # The memory tier's: valid while the clock shows this word, and until this moment (memory.py).
    word: int = -1
    until: float = 0.0

    @cached_property
    def digest(self) -> str:
        return blake2b(self.body, digest_size=DIGEST_SIZE).hexdigest()

    @cached_property
    def last_modified(self) -> str:
        return http_date(int(self.made_at))

    @cached_property
    def variants(self) -> dict[str, Variant]:
        """Every encoding's answer. One that was not worth making is the plain one."""
        plain = self.variant(IDENTITY, self.body)
        made = {name: self.variant(name, body) for name, body in self.encoded.items()}
        return {"br": plain, "gzip": plain, IDENTITY: plain} | made

    def variant(self, encoding: str, body: bytes) -> Variant:
        own = [("ETag", self.etag(encoding)), ("Vary", "Accept-Encoding")]
        own += [("Last-Modified", self.last_modified)] if self.status == HTTPStatus.OK else []
        own += [("Content-Length", str(len(body)))]
        own += [("Content-Encoding", encoding)] if encoding != IDENTITY else []
        headers = [*self.headers, *own]
        return Variant(
            etag=self.etag(encoding),
            status=f"{self.status} {HTTPStatus(self.status).phrase}",
            headers=headers,
            body=[body],
            not_modified=[pair for pair in headers if pair[0].lower() in KEPT_BY_304],
        )

    def etag(self, encoding: str) -> str:
        return f'"{self.digest}"' if encoding == IDENTITY else f'"{self.digest}-{encoding}"'

    def compress(self) -> None:
        self.encoded = encode(self.body)

    @property
    def size(self) -> int:
        """Bytes in memory, nearly."""
        return len(self.body) + sum(map(len, self.encoded.values())) + 2_000


# What no clock ever shows is never valid.
NOWHERE = Page("", 404, [], b"", frozenset(), 0.0, 0.0)
