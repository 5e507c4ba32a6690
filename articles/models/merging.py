"""Two drafts of an article that grew from one, brought together field by field.

The text itself is brought together by paragraph (:mod:`articles.body.merging`). Pure functions on
snapshots; what both changed in different ways waits for a person.
"""

import json
from dataclasses import dataclass

from articles.body.merging import Clash, Merge
from articles.body.merging import merge as merge_texts

SETS = {"tags"}
SEQUENCES = {"byline", "related"}


@dataclass(frozen=True)
class FieldClash:
    name: str
    base: object
    mine: object
    theirs: object


@dataclass(frozen=True)
class Draft:
    """``content``: all that is settled, with their side of each clashing field until it is decided."""

    content: dict
    fields: list[FieldClash]
    body: Merge

    @property
    def is_clean(self) -> bool:
        return not self.fields and not self.body.clashes

    def settled(self, fields: list[str] = (), passages: list[str] = ()) -> dict:
        """The content with a choice for each clash: mine or theirs, or both of a passage."""
        chosen = {
            clash.name: clash.mine if choice == "mine" else clash.theirs
            for clash, choice in zip(self.fields, fields, strict=True)
        }
        return self.content | chosen | {"body": self.body.text(list(passages))}

    def clashes(self) -> list[FieldClash | Clash]:
        return [*self.fields, *self.body.clashes]


def bring_together(base: dict, mine: dict, theirs: dict) -> Draft:
    content, clashes = dict(theirs), []
    for name in mine:
        if name == "body":
            continue
        values = [side.get(name) for side in (base, mine, theirs)]
        settled, value = settle(name, *values)
        content[name] = value
        if not settled:
            clashes.append(FieldClash(name, *values))
    body = merge_texts(*(side.get("body", "") for side in (base, mine, theirs)))
    return Draft(content, clashes, body)


def settle(name: str, base, mine, theirs) -> tuple[bool, object]:
    """Whether one value does justice to both sides, and which; theirs when none does."""
    if mine in (base, theirs):
        return True, theirs
    if theirs == base:
        return True, mine
    if name in SETS:
        return True, sorted(of_sets(*(set(side or ()) for side in (base, mine, theirs))))
    if name in SEQUENCES and all(isinstance(side, list) for side in (base, mine, theirs)):
        return of_sequences(base, mine, theirs)
    return False, theirs


def of_sets(base: set, mine: set, theirs: set) -> set:
    """What either added, without what either took away."""
    return (mine | theirs) - (base - mine) - (base - theirs)


def of_sequences(base: list, mine: list, theirs: list) -> tuple[bool, list]:
    """Rows in an order: settled when one side only added at the end of what the other rearranged."""
    marks = [[json.dumps(row, sort_keys=True) for row in side] for side in (base, mine, theirs)]
    for one, other in ((1, 2), (2, 1)):
        added = marks[one][len(base) :]
        if marks[one][: len(base)] == marks[0] and not set(added) & set(marks[other]):
            return True, [json.loads(mark) for mark in (*marks[other], *added)]
    return False, theirs
