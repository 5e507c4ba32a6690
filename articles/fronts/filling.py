"""Who stands where on a front page: a function of the arrangement and of the candidates, nothing else.

An article that was placed by hand keeps its place, and is filled in nowhere else, above or below. One
that readers may not see leaves its place to the rule. No article stands twice.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from articles.fronts.kinds import COMMERCIAL, ContainerKind, Shelf, kind_of, shelf_of, turn_of
from articles.models.arrangement import Arrangement, Card, Container


@dataclass(frozen=True)
class Candidate:
    """What is known of an article that readers may see. ``dossier`` is one that has a timeline."""

    pk: int
    published_at: datetime
    kind: str = ""
    dossier: int | None = None
    has_picture: bool = False

    @property
    def age(self) -> tuple:
        """Sorts by freshness, the newest first."""
        return -self.published_at.timestamp(), -self.pk


@dataclass(frozen=True)
class Candidates:
    """``by_hand``: those of the placed articles that readers may see; each shelf is sorted by age.

    ``dossiers``: numbers of dossiers with a timeline, the one last added to first.
    """

    by_hand: dict[int, Candidate] = field(default_factory=dict)
    shelves: dict[Shelf, list[Candidate]] = field(default_factory=dict)
    dossiers: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Placed:
    place: int
    article: Candidate
    card: Card | None = None  # None: by rule


@dataclass(frozen=True)
class Filled:
    container: Container
    places: tuple[Placed, ...] = ()
    dossier: int | None = None


class Filling:
    """One page being filled: knows who has a place already."""

    def __init__(self, candidates: Candidates, scope: int | None):
        self.candidates, self.scope = candidates, scope
        self.taken: set[int] = set()
        self.places: dict[str, dict[int, Placed]] = {}
        self.elsewhere: set[str] = set()  # kinds of article that have a container of theirs

    def pin(self, container: Container, kind: ContainerKind) -> None:
        """Give the cards of a container their places."""
        places = self.places[container.key] = {}
        for card in sorted(container.cards, key=lambda card: card.place):
            article = self.candidates.by_hand.get(card.article)
            is_free = article and article.pk not in self.taken and card.place not in places
            if is_free and 1 <= card.place <= container.count and kind.accepts(article.kind):
                places[card.place] = Placed(card.place, article, card)
                self.taken.add(article.pk)

    def deal(self, container: Container, kind: ContainerKind) -> None:
        """Fill the places that are free, the newest first."""
        places = self.places[container.key]
        free = [place for place in range(1, container.count + 1) if place not in places]
        dealt = self.choose(container, kind, len(free))
        if len(dealt) + len(places) < kind.least and not places:
            return
        if kind.leads_with_picture:
            first = leader(dealt) if 1 in free else None
            dealt.sort(key=lambda one: (one.kind == COMMERCIAL, one is not first))
        for place, article in zip(free, dealt, strict=False):
            places[place] = Placed(place, article)
            self.taken.add(article.pk)
        if kind.of and places:
            self.elsewhere.add(kind.of)

    def choose(self, container: Container, kind: ContainerKind, count: int) -> list[Candidate]:
        shelf = shelf_of(container, self.scope)
        free = [one for one in self.candidates.shelves.get(shelf, ()) if one.pk not in self.taken]
        if not shelf.kind:
            left_out = kind.leaves & self.elsewhere
            free = [one for one in free if one.kind not in left_out]
            free.sort(key=lambda one: one.kind in kind.rather_not)
        return free[:count]

    def dossiers(self, arrangement: Arrangement) -> dict[str, int]:
        """The dossier of each container that takes one: as named, else that of the page's articles
        from the top, else the one last added to. None stands twice."""
        takers = [each for each in arrangement.containers if each.kind == "dossier"]
        chosen = {each.key: each.dossier for each in takers if each.dossier}
        by_rule = [one.article.dossier for one in self.lead(arrangement)] + self.candidates.dossiers
        for container in takers:
            left = (one for one in by_rule if one and one not in chosen.values())
            if container.key not in chosen and (dossier := next(left, None)):
                chosen[container.key] = dossier
        return chosen

    def lead(self, arrangement: Arrangement) -> Iterable[Placed]:
        leads = (each for each in arrangement.containers if each.kind == "lead")
        for container in leads:
            yield from in_order(self.places[container.key])


def leader(dealt: list[Candidate]) -> Candidate | None:
    """Who leads a row: the newest that has a picture; what an advertiser pays for never does when
    anything else is there."""
    return min(dealt, key=lambda one: (one.kind == COMMERCIAL, not one.has_picture), default=None)


def in_order(places: dict[int, Placed]) -> tuple[Placed, ...]:
    return tuple(places[place] for place in sorted(places))


def fill(
    arrangement: Arrangement, candidates: Candidates, scope: int | None = None
) -> list[Filled]:
    """Every container of a kind that is known, in the order of the page, with who stands in it.

    ``scope`` is the number of the section whose front this is.
    """
    known = [(each, kind) for each in arrangement.containers if (kind := kind_of(each))]
    filling = Filling(candidates, scope)
    for container, kind in known:
        filling.pin(container, kind)
    for container, kind in sorted(known, key=lambda pair: turn_of(pair[0])):
        if kind.has_places:
            filling.deal(container, kind)
    dossiers = filling.dossiers(arrangement)
    return [
        Filled(container, in_order(filling.places[container.key]), dossiers.get(container.key))
        for container, _kind in known
    ]


def placed_on(page: list[Filled]) -> set[int]:
    """The numbers of all articles that have a place."""
    return {placed.article.pk for filled in page for placed in filled.places}
