"""Throw-away addresses: providers that give an address to anybody for ten minutes.

The worker's side of screening, since only it sees an address. Moderators are told the reason, never the
domain.
"""

from functools import lru_cache
from pathlib import Path

from django.utils.translation import gettext_noop

from comments.models import Comment, DisposableDomain
from comments.vault import normalise

KNOWN = Path(__file__).parent / "disposable_domains.txt"
SCREEN = "throw-away address"
NOTE = gettext_noop("written from a throw-away address")


@lru_cache(maxsize=1)
def known_domains() -> frozenset[str]:
    lines = (line.partition("#")[0].strip() for line in KNOWN.read_text().splitlines())
    return frozenset(line for line in lines if line)


def is_disposable(email: str) -> bool:
    """Whether the domain, or one above it, gives throw-away addresses."""
    labels = normalise(email).rpartition("@")[2].split(".")
    domains = [".".join(labels[at:]) for at in range(len(labels) - 1)]
    return (
        not known_domains().isdisjoint(domains)
        or DisposableDomain.objects.filter(domain__in=domains).exists()
    )


def mark_disposable(comment: Comment, email: str) -> None:
    """Mark an undecided comment as suspect. Safe to repeat."""
    said = [each["screen"] for each in comment.screening]
    if SCREEN in said or not comment.is_pending or not is_disposable(email):
        return
    verdict = {"screen": SCREEN, "verdict": "suspect", "note": NOTE, "count": 0, "words": []}
    comment.screening, comment.is_suspect = [*comment.screening, verdict], True
    comment.save(update_fields=["screening", "is_suspect"])
