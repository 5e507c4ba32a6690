"""What a page shows, noted while it is made, in surrogate keys; and how long that stays true.

A page that is kept must be killed by exactly the changes that concern it. So that no view can forget
anything, a row names itself when it is read (``articles.models.shown``); a view adds what no row can
tell: of which list its page is a part. Outside :func:`noting` all of this does nothing.

====================== ===========================================================================
key                    the page shows…
====================== ===========================================================================
``article:12``         something of that row: its text, its card, its name (any model: ``tag:5``…)
``article:12:inside``  its text, its related items; a card does not
``section:3:list``     the articles that stand in that section (tag, author, dossier), or some of them
``month:2026-11``      the articles of that month, by their day (``year:2026``: which months have some)
``articles``           a list that any public article may enter: front page, main feed
``everything``         so many rows that it names none (a site map): any change of any row concerns it
``front``              what editors arranged on the front page (``section:3:front``: on a section's)
``breaking``           the line of breaking news; ``breaking:everywhere``: the one of all pages
``navigation``         the links at the head and foot of every page
``corrections``        the corrections of all articles
``comments:12``        the conversation under that article, or its count
``at:/security/leak/`` whatever answers at that address (every kept page carries its own)
====================== ===========================================================================
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

FRONT, NAVIGATION, CORRECTIONS = "front", "navigation", "corrections"
ARTICLES, EVERYTHING = "articles", "everything"
BREAKING, BREAKING_EVERYWHERE = "breaking", "breaking:everywhere"


@dataclass
class Declaration:
    """What one page has said of itself. ``until`` is when it stops being true by itself."""

    keys: set[str] = field(default_factory=set)
    until: datetime | None = None


being_made: ContextVar[Declaration | None] = ContextVar("being_made", default=None)


@contextmanager
def noting() -> Iterator[Declaration]:
    """Everything shown inside is noted in the declaration that this yields."""
    token = being_made.set(Declaration())
    try:
        yield being_made.get()
    finally:
        being_made.reset(token)


def shows(*keys: str) -> None:
    """The page that is being made, if any, shows these."""
    if declaration := being_made.get():
        declaration.keys.update(keys)


def lasts_until(moment: datetime) -> None:
    """The page that is being made is true until ``moment`` at the latest."""
    declaration = being_made.get()
    if declaration and (declaration.until is None or moment < declaration.until):
        declaration.until = moment


def lasts_today() -> None:
    """The page that is being made is true until midnight in the newsroom: it says what day it is."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    lasts_until(timezone.make_aware(datetime.combine(tomorrow, time.min)))


def key_of(row) -> str:
    return f"{row._meta.model_name}:{row.pk}"


def inside(row) -> str:
    """The key of what only the row's own page (and its full text in a feed) shows."""
    return f"{key_of(row)}:inside"


def list_of(row) -> str:
    """The key of the articles that stand in a section, tag, author or dossier."""
    return f"{key_of(row)}:list"


def of_month(day: date) -> str:
    return f"month:{day:%Y-%m}"


def of_year(day: date) -> str:
    return f"year:{day:%Y}"


def front_of(section_id: int | None) -> str:
    """The key of what editors arranged on the front of a section, or of the site."""
    return f"section:{section_id}:front" if section_id else FRONT


def comments_under(article_id: int) -> str:
    return f"comments:{article_id}"


def at(path: str) -> str:
    return f"at:{path}"
