"""What the demo newsroom is told in: plain records, no Django.

Texts are stored as they are typed: straight apostrophes, ordinary spaces. In bodies, ``{image:KEY}``,
``{product:KEY}``, ``{promo:KEY}`` and ``{article:SLUG}`` stand for row ids, ``{url:SLUG}`` for
addresses.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
REFERENCE = re.compile(r"\{(image|product|promo|article|url):([a-z0-9-]+)\}")


def references(body: str) -> set[tuple[str, str]]:
    """The (kind, name) pairs that a body asks for."""
    return set(REFERENCE.findall(body))


@dataclass(frozen=True)
class Section:
    slug: str
    name: str
    description: str
    accent: str


@dataclass(frozen=True)
class Author:
    """``face`` is the number of a drawn portrait."""

    slug: str
    name: str
    role: str
    bio: str
    face: int
    accent: str


@dataclass(frozen=True)
class Tag:
    slug: str
    name: str
    description: str


@dataclass(frozen=True)
class Picture:
    """``motif`` and ``seed`` are for ``drawing.draw``; ``focal`` is 0 to 1 from the top left."""

    key: str
    motif: str
    accent: str
    title: str
    alt: str
    caption: str
    seed: int = 1
    size: tuple[int, int] = (1600, 900)
    focal: tuple[float, float] = (0.5, 0.5)
    credit: str = "Illustration : Octet"


@dataclass(frozen=True)
class Product:
    """An affiliate box; ``shape`` is the number of a drawn object."""

    key: str
    name: str
    maker: str
    description: str
    url: str
    call: str
    price: str
    shape: int
    accent: str
    alt: str


@dataclass(frozen=True)
class Promo:
    key: str
    name: str
    text: str
    links: tuple[tuple[str, str], tuple[str, str]]


@dataclass(frozen=True)
class Signature:
    """``role`` is text, photo or translation."""

    author: str
    role: str = "text"
    agency: str = ""


@dataclass(frozen=True)
class Correction:
    """``age`` counts back from the moment of seeding."""

    text: str
    age: timedelta
    kind: str = "correction"


@dataclass(frozen=True)
class Update:
    """A significant update: the paragraphs it adds at the end, and how long ago it was."""

    addition: str
    age: timedelta


@dataclass(frozen=True)
class Article:
    """``at`` dates an article absolutely, ``age`` counts back from the moment of seeding.

    ``state`` is published, draft, embargoed or withdrawn; ``related`` names hand-picked articles.
    """

    slug: str
    section: str
    kind: str
    kicker: str
    title: str
    standfirst: str
    body: str
    byline: tuple[Signature, ...]
    tags: tuple[str, ...]
    picture: str | None = None
    age: timedelta | None = None
    at: datetime | None = None
    state: str = "published"
    dossier: str | None = None
    place: int = 0
    related: tuple[str, ...] = ()
    advertiser: str = ""
    corrections: tuple[Correction, ...] = ()
    update: Update | None = None
    reason: str = ""


@dataclass(frozen=True)
class Event:
    """``precision`` is day or month; for a month, ``on`` is its first day."""

    on: date
    precision: str
    title: str
    text: str
    article: str | None = None


@dataclass(frozen=True)
class Dossier:
    slug: str
    title: str
    introduction: str
    state_of_play: str
    picture: str
    events: tuple[Event, ...]


@dataclass(frozen=True)
class Comment:
    """``age`` counts back from the moment of seeding, ``after`` on from the article's publication.

    ``state`` is pending, approved, rejected or spam; ``parent`` is the ``key`` of the comment it
    answers; ``reason`` explains a rejection.
    """

    article: str
    author_name: str
    email: str
    text: str
    state: str = "approved"
    age: timedelta | None = None
    after: timedelta | None = None
    key: str = ""
    parent: str = ""
    reason: str = ""


def said(article: str, name: str, text: str, age, **more) -> Comment:
    """A comment of a reader whose address follows from the name; ``age`` counts back from now."""
    letters = "".join(letter for letter in name.lower() if letter.isascii() and letter.isalnum())
    return Comment(article, name, f"{letters or 'lecteur'}@example.org", text, age=age, **more)


@dataclass(frozen=True)
class Page:
    slug: str
    title: str
    body: str
