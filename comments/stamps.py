"""The signed time in a comment form: it bounds the form's age.

A page that everybody shares is stamped to the hour, so that it is the same bytes for everyone for a
while; its stamp says when it is too old, never that somebody was too fast. A form made for one reader is
stamped to the second, and says both.
"""

import time
from dataclasses import dataclass

from django.core.signing import BadSignature, Signer

HOUR = 3600  # seconds
LONGEST_AGE = 7 * 24 * HOUR  # seconds; an article opened on Monday can be answered on Sunday
SHORTEST_AGE = 2  # seconds; nobody reads, types a name, an address and a sentence in less


def signer() -> Signer:
    return Signer(salt="comments.stamps")


@dataclass(frozen=True)
class Stamp:
    """What a posted stamp says. ``is_fresh``: it was made for one reader, to the second."""

    made_at: int  # seconds since the epoch
    is_fresh: bool

    @property
    def age(self) -> float:
        return time.time() - self.made_at

    @property
    def has_expired(self) -> bool:
        return not -HOUR <= self.age <= LONGEST_AGE

    @property
    def is_too_young(self) -> bool:
        return self.is_fresh and self.age < SHORTEST_AGE


def shared_stamp(article_id: int) -> str:
    """For a page that everybody shares."""
    return signer().sign(f"{article_id}.{int(time.time()) // HOUR * HOUR}")


def fresh_stamp(article_id: int) -> str:
    """For a form made for one reader."""
    return signer().sign(f"{article_id}.{int(time.time())}.1")


def read_stamp(value: str, article_id: int) -> Stamp | None:
    """None when the value is missing, forged, or from another article's form."""
    try:
        article, made_at, *fresh = signer().unsign(value).split(".")
    except (BadSignature, ValueError):
        return None
    if article != str(article_id):
        return None
    return Stamp(int(made_at), bool(fresh))
