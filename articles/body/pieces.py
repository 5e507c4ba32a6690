"""A body cut into its top-level elements, to the letter: what is compared, merged and put together again."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from articles.body.aligning import align
from articles.body.document import TopLevel, plain_text
from articles.body.elements import EMPTY_PARAGRAPHS

ALIKE = 0.5  # the share of words that two versions of one paragraph have in common, at the least
MOST_PAIRS = 10_000  # of paragraphs weighed against each other between two that are the same
WINDOW = 8  # beyond it, each is weighed against so many from where the one before it was found
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Piece:
    """One element as it is stored. ``block`` is the value of its data-block, if it has one."""

    html: str
    tag: str
    block: str = ""

    @cached_property
    def text(self) -> str:
        return plain_text(self.html)

    @cached_property
    def words(self) -> Counter:
        return Counter(WORD.findall(self.text))

    @property
    def kind(self) -> str:
        """What only its own like can be a version of."""
        return self.block or ("heading" if self.tag in ("h2", "h3") else self.tag)


class Cutter(TopLevel):
    """Keeps the elements themselves instead of reading them as blocks."""

    def __init__(self):
        super().__init__()
        self.pieces: list[Piece] = []
        self.tag = ""

    def handle_starttag(self, tag, attrs):
        super().handle_starttag(tag, attrs)
        if len(self.open) == 1 and not self.is_loose:
            self.tag = tag

    def close_block(self):
        html, self.parts = "".join(self.parts).strip(), []
        if self.is_loose:
            html, self.tag = html and f"<p>{html}</p>", "p"
        if html and html not in EMPTY_PARAGRAPHS:
            tag = self.tag or html[1:].partition(">")[0].split()[0]
            self.pieces.append(Piece(html, tag, self.attributes.get("data-block") or ""))
        self.is_loose, self.attributes, self.tag = True, {}, ""


def cut(html: str) -> list[Piece]:
    """The pieces of a sanitised body; put together they show what it shows."""
    cutter = Cutter()
    cutter.feed(html)
    cutter.close()
    cutter.close_block()
    return cutter.pieces


def likeness(one: Piece, other: Piece) -> float:
    """From 0 to 1: the share of their words that two pieces have in common."""
    if one.kind != other.kind:
        return 0.0
    total = one.words.total() + other.words.total()
    if not total:
        return 1.0 if one.html.partition(">")[0] == other.html.partition(">")[0] else 0.0
    return 2 * (one.words & other.words).total() / total


@dataclass(frozen=True)
class Fate:
    """What became of a piece: ``before`` without ``after`` was removed, the reverse is new."""

    before: Piece | None
    after: Piece | None

    @property
    def is_same(self) -> bool:
        return self.before == self.after


def fates(before: list[Piece], after: list[Piece]) -> list[Fate]:
    """Every piece of both sides once, in their order; a rewritten piece stands beside its former self."""
    found: list[Fate] = []
    here = there = 0
    for x, y in [*align(before, after), (len(before), len(after))]:
        found += between(before[here:x], after[there:y])
        if x < len(before):
            found.append(Fate(before[x], after[y]))
        here, there = x + 1, y + 1
    return found


def between(removed: list[Piece], added: list[Piece]) -> list[Fate]:
    """Pieces that stand between two that are the same: which of the new ones is which of the old ones."""
    found: list[Fate] = []
    here = there = 0
    for x, y in [*pairs(removed, added), (len(removed), len(added))]:
        found += beside(removed[here:x], added[there:y])
        if x < len(removed):
            found.append(Fate(removed[x], added[y]))
        here, there = x + 1, y + 1
    return found


def beside(removed: list[Piece], added: list[Piece]) -> list[Fate]:
    """One of each kind at the same place is one rewritten; otherwise some went and some came."""
    if len(removed) == len(added) == 1 and removed[0].kind == added[0].kind:
        return [Fate(removed[0], added[0])]
    return [*(Fate(piece, None) for piece in removed), *(Fate(None, piece) for piece in added)]


def pairs(removed: list[Piece], added: list[Piece]) -> list[tuple[int, int]]:
    """The versions of one another, ascending on both sides, that have the most words in common."""
    if len(removed) * len(added) > MOST_PAIRS:
        return next_best(removed, added)
    best = [[0.0] * (len(added) + 1) for _ in range(len(removed) + 1)]
    alike = [[likeness(one, other) for other in added] for one in removed]
    for x in range(len(removed) - 1, -1, -1):
        for y in range(len(added) - 1, -1, -1):
            paired = best[x + 1][y + 1] + alike[x][y] if alike[x][y] >= ALIKE else 0.0
            best[x][y] = max(best[x + 1][y], best[x][y + 1], paired)
    found, x, y = [], 0, 0
    while x < len(removed) and y < len(added):
        if alike[x][y] >= ALIKE and best[x][y] == best[x + 1][y + 1] + alike[x][y]:
            found.append((x, y))
            x, y = x + 1, y + 1
        elif best[x][y] == best[x + 1][y]:
            x += 1
        else:
            y += 1
    return found


def next_best(removed: list[Piece], added: list[Piece]) -> list[tuple[int, int]]:
    """The same for a text changed throughout: not the best pairs of all, but found in one go."""
    found, there = [], 0
    for x, one in enumerate(removed):
        window = range(there, min(there + WINDOW, len(added)))
        best = max(window, key=lambda y, one=one: likeness(one, added[y]), default=None)
        if best is not None and likeness(one, added[best]) >= ALIKE:
            found.append((x, best))
            there = best + 1
    return found
