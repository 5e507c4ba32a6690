"""Two texts that grew from one, brought together piece by piece where they do not touch.

``merge(base, a, base) == a``, ``merge(base, a, a) == a``; what both changed in different ways is a
:class:`Clash`, for a person to decide. Pure functions; a test tries them on any three texts.
"""

from dataclasses import dataclass

from articles.body.pieces import Fate, Piece, cut, fates


@dataclass(frozen=True)
class Clash:
    """What both sides changed. Each is HTML, empty where that side removed the piece."""

    base: str
    mine: str
    theirs: str


@dataclass(frozen=True)
class Merge:
    parts: tuple[str | Clash, ...]

    @property
    def clashes(self) -> list[Clash]:
        return [part for part in self.parts if isinstance(part, Clash)]

    def text(self, choices: list[str] | None = None) -> str:
        """Everything together; ``choices`` (mine, theirs or both) say what is taken of each clash."""
        waiting = iter(choices or [])
        return "".join(
            taken(part, next(waiting)) if isinstance(part, Clash) else part for part in self.parts
        )


def taken(clash: Clash, choice: str) -> str:
    return {
        "mine": clash.mine,
        "theirs": clash.theirs,
        "both": clash.theirs + clash.mine,
    }[choice]


def merge(base: str, mine: str, theirs: str) -> Merge:
    """Bring two sanitised bodies together that both grew from ``base``."""
    if mine in (base, theirs):
        return Merge((theirs,))
    if theirs == base:
        return Merge((mine,))
    pieces = cut(base)
    my_news, my_fates = by_piece(fates(pieces, cut(mine)))
    their_news, their_fates = by_piece(fates(pieces, cut(theirs)))
    parts: list[str | Clash] = []
    for place, piece in enumerate([*pieces, None]):
        parts += put_beside(my_news[place], their_news[place])
        if piece is not None:
            parts.append(settle(piece, my_fates[place], their_fates[place]))
    return Merge(tuple(part for part in parts if part != ""))


def by_piece(found: list[Fate]) -> tuple[list[list[str]], list[str]]:
    """What was added before each piece of the base (and after the last), and what each one became."""
    news: list[list[str]] = [[]]
    became: list[str] = []
    for fate in found:
        if fate.before is None:
            news[-1].append(fate.after.html)
        else:
            became.append(fate.after.html if fate.after else "")
            news.append([])
    return news, became


def put_beside(mine: list[str], theirs: list[str]) -> list[str]:
    """Both added something at one place: nobody's text gives way, theirs comes first.

    What both have is there once (two pages of one person may both hold the sentence just typed).
    """
    return [*theirs, *(html for html in mine if html not in theirs)]


def settle(piece: Piece, mine: str, theirs: str) -> str | Clash:
    if mine in (piece.html, theirs):
        return theirs
    if theirs == piece.html:
        return mine
    return Clash(piece.html, mine, theirs)
