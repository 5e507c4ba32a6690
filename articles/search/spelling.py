"""« Vouliez-vous dire… »: words that nobody wrote, and what their writer may have meant.

One letter more, less, other or swapped with its neighbour (the four slips of Damerau 1964, 80 % of all):
the few hundred words that are one slip away are asked for by key, which costs the same whatever the
size of the vocabulary, and needs no extension of a database.
"""

import string
from dataclasses import dataclass

from articles.models.searching import SearchWord
from articles.search.query import Query, Term

SHORTEST = 4  # letters; every other word of three is one slip away from any word of three
RARE, OFTEN = (
    2,
    10,
)  # a word in so few articles may be a slip of one that is so many times as frequent
LETTERS = string.ascii_lowercase + string.digits


@dataclass(frozen=True)
class Correction:
    """``query`` is what is looked for instead; ``is_made`` when it has been, for the reader to undo."""

    query: Query
    text: str


def slips(word: str) -> set[str]:
    """Every word that is one slip away; for 8 letters some 600."""
    cuts = [(word[:n], word[n:]) for n in range(len(word) + 1)]
    shorter = {head + tail[1:] for head, tail in cuts if tail}
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    other = {head + letter + tail[1:] for head, tail in cuts if tail for letter in LETTERS}
    longer = {head + letter + tail for head, tail in cuts for letter in LETTERS}
    return (shorter | swapped | other | longer) - {word}


def nearest(words: list[str]) -> dict[str, str]:
    """For each doubtful word the most frequent one that is a slip away, if there is one. One query."""
    doubtful = {word: slips(word) for word in words if len(word) >= SHORTEST and word.isalpha()}
    if not doubtful:
        return {}
    wanted = set(doubtful).union(*doubtful.values())
    known = dict(SearchWord.objects.filter(word__in=wanted).values_list("word", "articles"))
    found = {}
    for word, near in doubtful.items():
        candidates = near & known.keys()
        if not candidates or known.get(word, 0) > RARE:
            continue
        best = max(candidates, key=lambda one: (known[one], one))
        if known[best] >= OFTEN * known.get(word, 0):
            found[word] = best
    return found


def corrected(query: Query) -> Correction | None:
    """The query with its doubtful words mended; None when there is nothing to mend."""
    mended = nearest([word for term in query.terms for word in term.words])
    if not mended:
        return None
    terms = tuple(Term.of([mended.get(word, word) for word in term.words]) for term in query.terms)
    text = " ".join(
        f'"{" ".join(term.words)}"' if len(term.words) > 1 else term.words[0] for term in terms
    )
    return Correction(Query(text, terms, query.excluded), text)
