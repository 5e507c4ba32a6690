"""What time alone will change: articles whose hour (schedule, embargo) is still to come.

A page that such an article will enter lives until then, to the second, and nobody has to come by.
"""

from dataclasses import dataclass

from articles.models import Article
from articles.models.standing import standing_of
from articles.surrogates import EVERYTHING, at, key_of
from newsroom.pagestore.store import Store

HORIZON = 7_200  # seconds; no page lives half as long


@dataclass(frozen=True)
class Opening:
    at: float  # seconds since the epoch
    keys: frozenset[str]


@dataclass(frozen=True)
class Calendar:
    """What was to come when the purge clock showed ``word``: every change of a date purges something."""

    word: int
    read_at: float
    openings: list[Opening]

    def is_current(self, word: int, now: float) -> bool:
        return self.word == word and now < self.read_at + HORIZON / 2


class NextOpening:
    """When the first article enters a page that carries certain keys; infinity when none will soon."""

    def __init__(self, store: Store):
        self.store = store
        self.calendar: Calendar | None = None

    def __call__(self, keys: frozenset[str], now: float) -> float:
        word = self.store.words[0]
        calendar = self.calendar
        if calendar is None or not calendar.is_current(word, now):
            calendar = self.calendar = Calendar(word, now, read_openings())
        openings = (one for one in calendar.openings if not one.keys.isdisjoint(keys))
        return min((one.at for one in openings if now < one.at), default=float("inf"))


# What a standing is made of.
COLUMNS = "status slug published_at embargo_until kind dossier_position dossier section".split()


def read_openings() -> list[Opening]:
    """One query, and two more for each article that will open within the horizon."""
    articles = Article.objects.opening_within(HORIZON).select_related("section")
    return [opening_of(article) for article in articles.only(*COLUMNS)]


def opening_of(article: Article) -> Opening:
    standing = standing_of(article)
    keys = {*standing.lists, at(standing.address), key_of(article), EVERYTHING}
    return Opening(standing.opens_at.timestamp(), frozenset(keys))
