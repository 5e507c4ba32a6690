"""Two people arranged one page at once: what each changed is brought together, container by container.

Where both changed one container, or both the order, a person must choose.
"""

from dataclasses import dataclass, field

from articles.models.arrangement import Arrangement, Container

MINE, THEIRS = "mine", "theirs"


@dataclass(frozen=True)
class Clash:
    """A container as each left it (None: taken away), or the order of all of them (empty ``key``)."""

    key: str
    mine: Container | Arrangement | None
    theirs: Container | Arrangement | None


@dataclass(frozen=True)
class Together:
    """``settled`` has their side wherever there is a clash."""

    base: Arrangement
    mine: Arrangement
    theirs: Arrangement
    clashes: tuple[Clash, ...] = field(default=())

    def settled(self, choices: dict[str, str] | None = None) -> Arrangement:
        """``choices``: for the key of a clash, MINE or THEIRS."""
        choices = choices or {}
        keys = order(self.base, self.mine, self.theirs, choices.get("", THEIRS))
        base, mine, theirs = (by_key(each) for each in (self.base, self.mine, self.theirs))
        clashing = {clash.key for clash in self.clashes}
        chosen = []
        for key in keys:
            if key in clashing:
                side = mine if choices.get(key) == MINE else theirs
            else:
                side = theirs if mine.get(key) == base.get(key) else mine
            chosen.append(side.get(key))
        return Arrangement(tuple(filter(None, chosen))).without_repeats()


def bring_together(base: Arrangement, mine: Arrangement, theirs: Arrangement) -> Together:
    sides = [by_key(each) for each in (base, mine, theirs)]
    clashes = []
    for key in dict.fromkeys([*sides[2], *sides[1]]):
        was, here, there = (side.get(key) for side in sides)
        if here != there and was not in (here, there):
            clashes.append(Clash(key, here, there))
    if is_ordered_twice(base, mine, theirs):
        clashes.append(Clash("", mine, theirs))
    return Together(base, mine, theirs, tuple(clashes))


def by_key(arrangement: Arrangement) -> dict[str, Container]:
    return {container.key: container for container in arrangement.containers}


def among(arrangement: Arrangement, keys) -> list[str]:
    return [each.key for each in arrangement.containers if each.key in keys]


def is_ordered_twice(base: Arrangement, mine: Arrangement, theirs: Arrangement) -> bool:
    """Whether both moved containers, and not in the same way."""
    kept = {*by_key(base)} & {*by_key(mine)} & {*by_key(theirs)}
    was, here, there = (among(each, kept) for each in (base, mine, theirs))
    return here != there and was not in (here, there)


def order(base: Arrangement, mine: Arrangement, theirs: Arrangement, side: str) -> list[str]:
    """All keys: in the order of who moved something, the other's new ones behind their neighbours."""
    kept = {*by_key(base)} & {*by_key(mine)} & {*by_key(theirs)}
    i_moved = among(mine, kept) != among(base, kept)
    they_moved = among(theirs, kept) != among(base, kept)
    leads_mine = side == MINE if i_moved and they_moved else i_moved
    first, second = (mine, theirs) if leads_mine else (theirs, mine)
    keys = [each.key for each in first.containers]
    before = None
    for container in second.containers:
        if container.key not in keys:
            keys.insert(keys.index(before) + 1 if before in keys else 0, container.key)
        before = container.key
    return keys
