"""What an editor has decided about a front page: its containers, their rules, the cards placed by hand.

Plain values, kept as JSON: one version of a page is one whole arrangement. Every act gives another
arrangement; none changes one. Rows are named by number and may be gone: whoever draws the page asks.
"""

from dataclasses import asdict, dataclass, field, replace
from secrets import token_hex

MOST_CONTAINERS = 30  # on one page; a front page of fifteen is long
MOST_CARDS = 150  # placed by hand on one page


def new_key() -> str:
    """Drawn at random: two people who add something at once add two things."""
    return f"k{token_hex(4)}"


class NoPlace(ValueError):
    """A card was put where nothing is, or where no more cards go."""


@dataclass(frozen=True)
class Rule:
    """What fills a container behind its cards: all of what is named, the newest first.

    ``section`` and ``tag`` are numbers; on the front of a section no ``section`` means that one.
    ``days``: only what was published so recently.
    """

    section: int | None = None
    tag: int | None = None
    kind: str = ""
    days: int | None = None


@dataclass(frozen=True)
class Card:
    """An article in its place (1 is the first of the container); empty words leave its own."""

    key: str
    place: int
    article: int
    headline: str = ""
    kicker: str = ""
    image: int | None = None


@dataclass(frozen=True)
class Container:
    """``key`` names it in every version; ``count`` is its number of places."""

    key: str
    kind: str
    title: str = ""
    count: int = 0
    rule: Rule = Rule()
    dossier: int | None = None
    promo: int | None = None
    cards: tuple[Card, ...] = ()

    def card_at(self, place: int) -> Card | None:
        return next((card for card in self.cards if card.place == place), None)

    def without(self, key: str) -> "Container":
        return replace(self, cards=tuple(card for card in self.cards if card.key != key))

    def with_card(self, card: Card, most: int) -> "Container":
        """Put ``card`` into its place; who stands there, and behind him without a gap, moves on.

        The container grows for it up to ``most`` places; raises NoPlace beyond.
        """
        standing = {each.place: each for each in self.cards}
        moving, place = card, card.place
        while moving:
            moving, standing[place] = standing.get(place), replace(moving, place=place)
            place += 1
        if card.place < 1 or place - 1 > most:
            raise NoPlace(card.place)
        cards = tuple(standing[each] for each in sorted(standing))
        return replace(self, cards=cards, count=max(self.count, place - 1))


@dataclass(frozen=True)
class Arrangement:
    containers: tuple[Container, ...] = field(default=())

    # Questions

    @property
    def cards(self) -> list[Card]:
        return [card for container in self.containers for card in container.cards]

    @property
    def articles(self) -> list[int]:
        return [card.article for card in self.cards]

    def find(self, key: str) -> Container:
        """The container of that key; raises NoPlace when another has taken it away."""
        for container in self.containers:
            if container.key == key:
                return container
        raise NoPlace(key)

    def holder_of(self, key: str) -> tuple[Container, Card]:
        """The card of that key and its container; raises NoPlace."""
        for container in self.containers:
            for card in container.cards:
                if card.key == key:
                    return container, card
        raise NoPlace(key)

    # Acts

    def retagged(self, tag: int, into: int) -> "Arrangement":
        """The same with rules of one tag made rules of another."""
        return Arrangement(
            tuple(
                replace(each, rule=replace(each.rule, tag=into)) if each.rule.tag == tag else each
                for each in self.containers
            )
        )

    def with_container(self, container: Container) -> "Arrangement":
        """The same with this container in the place of the former of its key, or else at the end."""
        if any(each.key == container.key for each in self.containers):
            changed = (container if each.key == container.key else each for each in self.containers)
            return Arrangement(tuple(changed))
        if len(self.containers) >= MOST_CONTAINERS:
            raise NoPlace(container.key)
        return Arrangement((*self.containers, container))

    def without_container(self, key: str) -> "Arrangement":
        return Arrangement(tuple(each for each in self.containers if each.key != key))

    def with_container_moved(self, key: str, by: int) -> "Arrangement":
        """Up (-1) or down (1); at the end of the page it stays where it is."""
        others, moved = list(self.containers), self.find(key)
        index = others.index(moved)
        others.remove(moved)
        others.insert(max(0, index + by), moved)
        return Arrangement(tuple(others))

    def placed(self, article: int, to: str, place: int, most: int) -> "Arrangement":
        """Put an article into a place of the container ``to``. If it has a card, that card moves."""
        card = next((card for card in self.cards if card.article == article), None)
        card = card or Card(key=new_key(), place=place, article=article)
        if len(self.cards) >= MOST_CARDS:
            raise NoPlace(place)
        rest = self.without_card(card.key)
        container = rest.find(to).with_card(replace(card, place=place), most)
        return rest.with_container(container)

    def moved(self, key: str, to: str, place: int, most: int) -> "Arrangement":
        """The same for a card."""
        _container, card = self.holder_of(key)
        return self.placed(card.article, to, place, most)

    def without_card(self, key: str) -> "Arrangement":
        return Arrangement(tuple(each.without(key) for each in self.containers))

    def without_repeats(self) -> "Arrangement":
        """No article twice: the first card that names it, from the top, is the one."""
        seen: set[int] = set()

        def first(card: Card) -> bool:
            is_new = card.article not in seen
            seen.add(card.article)
            return is_new

        return Arrangement(
            tuple(
                replace(each, cards=tuple(card for card in each.cards if first(card)))
                for each in self.containers
            )
        )

    # As it is kept

    def as_json(self) -> dict:
        return {"containers": [asdict(container) for container in self.containers]}

    @classmethod
    def from_json(cls, kept: dict) -> "Arrangement":
        return cls(
            tuple(
                Container(
                    **{
                        **container,
                        "rule": Rule(**container["rule"]),
                        "cards": tuple(Card(**card) for card in container["cards"]),
                    }
                )
                for container in kept["containers"]
            )
        )
