"""A check, and what it finds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from articles.models.check_level import Level

TEXT = "body"  # the anchor of what concerns the text as a whole


@dataclass(frozen=True)
class Finding:
    """``what`` is wrong, what to do about it (``remedy``), and where.

    ``anchor`` is a field of the writing page, or the number of a block of the text (from 0). A
    note tells something that needs no remedy.
    """

    what: str
    remedy: str = ""
    anchor: str | int = TEXT
    is_note: bool = False

    @property
    def fragment(self) -> str:
        """Where the writing page goes to: a field's id, or the block."""
        return f"block-{self.anchor}" if isinstance(self.anchor, int) else f"id_{self.anchor}"


@dataclass(frozen=True)
class Check:
    """``find(copy)`` yields findings about an ``articles.preflight.reading.Copy``, and queries nothing.

    ``sentence`` says what an article that passes is like. ``level`` holds until the newsroom
    decides otherwise (``articles.models.CheckLevel``, by ``name``).
    """

    name: str
    sentence: str
    level: Level
    find: Callable[..., Iterable[Finding]]


def check(sentence, level: Level = Level.ADVISES) -> Callable[[Callable], Check]:
    """Make a check of a function; it is named as the function is."""

    def made(find: Callable[..., Iterable[Finding]]) -> Check:
        return Check(find.__name__, sentence, level, find)

    return made
