"""In which order matches are shown: what they say, and when they said it.

The databases' own ranks pick the matches that are read closely; the order comes from here, so that it is
the same on both. Every figure is a weight against the others: 1.0 is what a match of every word in
the title is worth.
"""

from dataclasses import dataclass
from datetime import datetime
from math import exp, log

from articles.models.searching import SearchDocument
from articles.search.matching import Match
from articles.search.query import Query, Term

READ_CLOSELY = 200  # matches; ten pages, further than anybody turns

TITLE, PHRASE_IN_TITLE, WHOLE_TITLE = 1.0, 0.5, 0.4
STANDFIRST = 0.45
SUBJECTS = 0.4  # who signed it, what it is tagged with
BODY, PHRASE_IN_BODY, HALF_SATURATED = 0.35, 0.3, 2  # a word said twice is half of what it can say
FRESH, FRESH_DAYS = 0.6, 120  # an article of today gains that much, one of this age a third of it


@dataclass(frozen=True)
class Ranked:
    pk: int
    score: float


def freshness(shown_at: datetime, now: datetime) -> float:
    days = max((now - shown_at).total_seconds() / 86_400, 0)
    return FRESH * exp(-days / FRESH_DAYS)


def preselect(found: list[Match], now: datetime) -> dict[int, Match]:
    """The READ_CLOSELY best by the database's rank and by date, for a closer look."""
    best = max((match.rank for match in found), default=0) or 1

    def rough(match: Match):
        return log(1 + 9 * max(match.rank, 0) / best) + freshness(match.shown_at, now), match.pk

    return {match.pk: match for match in sorted(found, key=rough, reverse=True)[:READ_CLOSELY]}


def rank(found: list[Match], query: Query, now: datetime) -> list[Ranked]:
    """The best matches, best first; equals by number, the newest first. One query."""
    chosen = preselect(found, now)
    documents = SearchDocument.objects.filter(pk__in=chosen).order_by()
    scored = [
        Ranked(row.pk, relevance(row, query) + freshness(chosen[row.pk].shown_at, now))
        for row in documents
    ]
    return sorted(scored, key=lambda one: (-one.score, -one.pk))


def relevance(document: SearchDocument, query: Query) -> float:
    title, standfirst, body, subjects = (
        text.split()
        for text in (document.title, document.standfirst, document.body, document.subjects)
    )
    asked = len(query.terms)
    in_title = sum(occurrences(term, title) > 0 for term in query.terms)
    score = TITLE * in_title / asked
    if in_title == asked:
        score += WHOLE_TITLE * min(asked / max(len(title), 1), 1)
    score += STANDFIRST * sum(occurrences(term, standfirst) > 0 for term in query.terms) / asked
    score += SUBJECTS * sum(occurrences(term, subjects) > 0 for term in query.terms) / asked
    for term in query.terms:
        said = occurrences(term, body)
        score += BODY * said / (said + HALF_SATURATED) / asked
    if asked > 1:
        whole = Term(
            tuple(query.words), tuple(stems for term in query.terms for stems in term.stems)
        )
        score += PHRASE_IN_TITLE * (occurrences(whole, title) > 0)
        score += PHRASE_IN_BODY * (occurrences(whole, standfirst + body) > 0)
    return score


def occurrences(term: Term, stems: list[str]) -> int:
    """How often the words of ``term`` follow each other in ``stems``."""
    first, *others = term.stems
    if not others:
        return sum(stems.count(stem) for stem in first)
    starts = (place for place, stem in enumerate(stems) if stem in first)
    return sum(
        all(
            place + step < len(stems) and stems[place + step] in wanted
            for step, wanted in enumerate(others, 1)
        )
        for place in starts
    )
