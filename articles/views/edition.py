"""The front page as a decision: which article stands where, and none stands twice.

One query brings candidates as bare keys, a shelf for each part of the page; ``Edition`` deals them
out in the order in which a chief editor would; one more query fetches what was dealt.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Exists, OuterRef, Value

from articles.models import Article, FrontSlot
from articles.navigation import Link

HERO = 3  # the lead and two seconds
WIRE = 10  # lines of « le fil »
ROW = 4  # articles in a section's row
VOICES = 4  # opinions
TESTS = 4  # reviews
LEAST = 2  # a row of opinions or reviews with fewer is none
DEPTH = HERO + WIRE + VOICES + TESTS + ROW  # a shelf can lose all but a row to the parts above
NOT_NEWS = {Article.Kind.OPINION, Article.Kind.REVIEW}  # these have rows of their own

SLOTS, NEWEST, OPINION, REVIEW = "slots", "newest", "opinion", "review"


@dataclass(frozen=True)
class Candidate:
    shelf: str
    place: int
    published_at: datetime
    pk: int
    kind: str
    dossier_id: int | None

    @property
    def order(self):
        return self.place, -self.published_at.timestamp(), -self.pk


def candidates(sections: list[Link]) -> dict[str, list[Candidate]]:
    """Read all shelves in one query; each arm of the union walks an index and stops at DEPTH."""
    public = Article.objects.public()
    editorial = public.exclude(kind=Article.Kind.ADVERTORIAL)
    shelves = {
        NEWEST: editorial,
        OPINION: public.filter(kind=Article.Kind.OPINION),
        REVIEW: public.filter(kind=Article.Kind.REVIEW),
    }
    shelves |= {shelf_of(link): public.filter(section=link.pk) for link in sections}
    arms = [columns(newest(articles), shelf) for shelf, articles in shelves.items()]
    found = {shelf: [] for shelf in (SLOTS, *shelves)}
    for row in slots().union(*arms, all=True):
        found[row[0]].append(Candidate(*row))
    return {shelf: sorted(rows, key=lambda row: row.order) for shelf, rows in found.items()}


def shelf_of(link: Link) -> str:
    return f"/{link.slug}/"


def newest(articles):
    return Article.objects.filter(pk__in=articles.newest_first().values("pk")[:DEPTH])


def slots():
    """What was placed by hand, read from its few rows and not from all articles."""
    public = Article.objects.public().filter(pk=OuterRef("article"))
    article = [f"article__{name}" for name in ("published_at", "pk", "kind", "dossier_id")]
    return (
        FrontSlot.objects.filter(Exists(public))
        .order_by()
        .values_list(Value(SLOTS), "position", *article)
    )


def columns(articles, shelf: str):
    return articles.order_by().values_list(
        Value(shelf), Value(0), "published_at", "pk", "kind", "dossier_id"
    )


@dataclass
class Edition:
    """Deals candidates out; remembers who already has a place."""

    shelves: dict[str, list[Candidate]]
    placed: set[int] = field(default_factory=set)

    def deal(self, shelf: str, count: int, *, least: int = 1, but_not=()) -> list[Candidate]:
        """The first ``count`` of the shelf that have no place yet; none if there are under ``least``."""
        free = (one for one in self.shelves[shelf] if one.pk not in self.placed)
        dealt = [one for one in free if one.kind not in but_not][:count]
        if len(dealt) < least:
            return []
        self.placed.update(one.pk for one in dealt)
        return dealt

    def hero(self) -> list[Candidate]:
        """By hand first, then the newest; opinions and reviews only where nothing else is there."""
        chosen = self.deal(SLOTS, HERO)
        chosen += self.deal(NEWEST, HERO - len(chosen), but_not=NOT_NEWS)
        return chosen + self.deal(NEWEST, HERO - len(chosen))

    def tell(self, events) -> list:
        """A timeline, each event with ``told_in``: its article, unless that has a place already."""
        for event in events:
            article = event.article
            is_free = article and article.is_public and article.pk not in self.placed
            event.told_in = article if is_free else None
            if is_free:
                self.placed.add(article.pk)
        return list(events)
