"""What a button of the desk does with the arrangement that is sent along: ``do`` is ``verb:arguments``."""

from collections.abc import Callable

from articles.admin.front.fields import number
from articles.fronts.kinds import KINDS, kind_of
from articles.models.arrangement import Arrangement, NoPlace, new_key


def save(arrangement: Arrangement) -> Arrangement:
    return arrangement


def add(arrangement: Arrangement, kind: str) -> Arrangement:
    if kind not in KINDS:
        raise NoPlace(kind)
    return arrangement.with_container(KINDS[kind].new(new_key()))


def remove(arrangement: Arrangement, key: str) -> Arrangement:
    return arrangement.without_container(key)


def up(arrangement: Arrangement, key: str) -> Arrangement:
    return arrangement.with_container_moved(key, -1)


def down(arrangement: Arrangement, key: str) -> Arrangement:
    return arrangement.with_container_moved(key, 1)


def most_of(arrangement: Arrangement, key: str) -> int:
    kind = kind_of(arrangement.find(key))
    return kind.most if kind else 0


def whole(text: str) -> int:
    """A number that a row or a place can have; raises NoPlace."""
    found = number(text)
    if found is None:
        raise NoPlace(text)
    return found


def place(arrangement: Arrangement, article: str, key: str, at: str) -> Arrangement:
    """An article from the reserve, or one that the rule had chosen, stands there by hand."""
    return arrangement.placed(whole(article), key, whole(at), most_of(arrangement, key))


def move(arrangement: Arrangement, card: str, key: str, at: str) -> Arrangement:
    return arrangement.moved(card, key, whole(at), most_of(arrangement, key))


def card_up(arrangement: Arrangement, card: str) -> Arrangement:
    holder, moved = arrangement.holder_of(card)
    return move(arrangement, card, holder.key, str(max(1, moved.place - 1)))


def card_down(arrangement: Arrangement, card: str) -> Arrangement:
    """Past the one below, who takes its place; at the last one it stays."""
    holder, moved = arrangement.holder_of(card)
    if moved.place >= holder.count:
        return arrangement
    if below := holder.card_at(moved.place + 1):
        return card_up(arrangement, below.key)
    return move(arrangement, card, holder.key, str(moved.place + 1))


def release(arrangement: Arrangement, card: str) -> Arrangement:
    """Its place is the rule's again."""
    return arrangement.without_card(card)


ACTS: dict[str, Callable[..., Arrangement]] = {
    "save": save,
    "launch": save,  # launched by the desk once it is saved
    "search": save,
    "add": add,
    "remove": remove,
    "up": up,
    "down": down,
    "place": place,
    "move": move,
    "card-up": card_up,
    "card-down": card_down,
    "release": release,
}


def act(arrangement: Arrangement, do: str, to: str = "") -> Arrangement:
    """Do what a button says; ``to`` (``container:place``) completes what comes without a script. Raises
    NoPlace for whatever cannot be done, or is not there any more."""
    verb, *arguments = do.split(":")
    if verb == "place" and len(arguments) == 1:
        arguments += to.split(":")
    try:
        return ACTS[verb](arrangement, *arguments)
    except (KeyError, TypeError, ValueError) as error:
        raise NoPlace(do) from error
