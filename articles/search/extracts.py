"""The passage of a text in which a query's words stand, with the words marked."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from articles.body.stemming import WORD, language_of, stem, words
from articles.search.query import Query

LENGTH = 220  # characters
LEAD = 60  # characters before the first word found
READ = 30_000  # characters of a text that are looked at, some 5,000 words


@dataclass(frozen=True)
class Piece:
    text: str
    is_marked: bool = False


@lru_cache(maxsize=100_000)
def stems_of_token(token: str, language: str) -> tuple[str, ...]:
    return tuple(stem(word, language) for word in words(token))


def hits(text: str, query: Query, code: str) -> list[tuple[int, int]]:
    """Where in ``text`` words of the query stand, as (start, end)."""
    wanted = {stem for term in query.terms for each in term.stems for stem in each}
    language = language_of(code)
    return [
        found.span()
        for found in WORD.finditer(text[:READ])
        if not wanted.isdisjoint(stems_of_token(found[0], language))
    ]


def pieces(text: str, places: list[tuple[int, int]], start: int, end: int) -> list[Piece]:
    """``text[start:end]`` cut at the marks."""
    cut, at = [], start
    for left, right in places:
        if left >= at and right <= end:
            cut += [Piece(text[at:left]), Piece(text[left:right], is_marked=True)]
            at = right
    cut.append(Piece(text[at:end]))
    return [piece for piece in cut if piece.text]


def marked(text: str, query: Query, code: str) -> list[Piece]:
    """The whole of a short text, a title say, with the query's words marked."""
    return pieces(text, hits(text, query, code), 0, len(text))


def extract(text: str, query: Query, code: str) -> list[Piece]:
    """The stretch of ``text`` with most of the query's words, of about LENGTH characters.

    Empty when none of them stands in it: the standfirst says more than a text's beginning.
    """
    places = hits(text, query, code)
    if not places:
        return []
    starts = [left for left, _right in places]
    start = max(starts, key=lambda left: (reached(starts, left), -left))
    start = word_edge(text, max(start - LEAD, 0), before=start)
    end = min(start + LENGTH, len(text))
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + 1)
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    cut = pieces(text, places, start, end)
    return [Piece(before), *cut, Piece(after)] if before or after else cut


def reached(starts: list[int], start: int) -> int:
    """How many of the ascending ``starts`` an extract shows whose first word is at ``start``."""
    return bisect_left(starts, start + LENGTH - LEAD) - bisect_left(starts, start)


def word_edge(text: str, at: int, *, before: int) -> int:
    """The beginning of the first whole word from ``at`` on."""
    if at == 0:
        return 0
    space = text.find(" ", at, before)
    return space + 1 if space >= 0 else at
