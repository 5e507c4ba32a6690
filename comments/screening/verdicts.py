"""What a screen can say."""

import enum
from dataclasses import dataclass


class Level(enum.IntEnum):
    """In order of gravity."""

    PASS = 0  # nothing to say
    SUSPECT = 1  # held like every comment, and marked for the moderator
    SPAM = 2  # held among the spam; the reader's answer is the same as always
    REFUSE = 3  # given back to the reader with the reason and his text


@dataclass(frozen=True)
class Verdict:
    """``note`` is for moderators, a msgid in which %(count)s stands for ``count``, and ``words`` are those of
    the text that led to it, as they stand there; ``message`` is for the reader of a refused comment, at
    ``field``."""

    level: Level
    note: str = ""
    count: int = 0
    words: tuple[str, ...] = ()
    message: str = ""
    field: str | None = None
    status: int = 422  # HTTP status of a refusal


PASSED = Verdict(Level.PASS)


def suspect(note: str, count: int = 0, words: tuple[str, ...] = ()) -> Verdict:
    return Verdict(Level.SUSPECT, note, count, words)


def spam(note: str, count: int = 0, words: tuple[str, ...] = ()) -> Verdict:
    return Verdict(Level.SPAM, note, count, words)


def refuse(message: str, *, field: str | None = None, status: int = 422) -> Verdict:
    return Verdict(Level.REFUSE, message=message, field=field, status=status)
