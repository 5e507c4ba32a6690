"""What a reader asks for: words that must be there, phrases in quotes, words that must not.

``fuite "données médicales" -Doctolib``: the signs that search engines have taught everybody. The same
query is written for PostgreSQL (tsquery, its documentation 8.11.2) and for SQLite (FTS5 3.1).
"""

import re
from dataclasses import dataclass, replace

from articles.body.stemming import EMPTY_WORDS, stems_of, words

QUERY_LENGTH = 200  # characters that are looked at
MOST_TERMS = 8  # a sentence pasted whole still finds itself
PART = re.compile(r'(?P<sign>[-−])?(?:"(?P<quoted>[^"]*)"|(?P<plain>[^\s"]+))')
QUOTES = str.maketrans({"«": '"', "»": '"', "“": '"', "”": '"', "„": '"'})


@dataclass(frozen=True)
class Term:
    """One word, or the words of a phrase. ``stems`` has for each word the stems that it may stand by."""

    words: tuple[str, ...]
    stems: tuple[tuple[str, ...], ...]
    is_excluded: bool = False

    @classmethod
    def of(cls, folded: list[str], *, is_excluded: bool = False) -> "Term":
        return cls(tuple(folded), tuple(tuple(stems_of(word)) for word in folded), is_excluded)

    def for_postgresql(self) -> str:
        phrase = " <-> ".join(f"({' | '.join(map(quoted, each))})" for each in self.stems)
        return f"!({phrase})" if self.is_excluded else f"({phrase})"

    def for_sqlite(self) -> str:
        """FTS5 has no alternatives inside a phrase: there the first stem, the site's language, counts."""
        if len(self.stems) == 1:
            return f"({' OR '.join(map(in_quotes, self.stems[0]))})"
        return in_quotes(" ".join(each[0] for each in self.stems))


def quoted(stem: str) -> str:
    """A lexeme of a tsquery. Stems hold letters and digits alone, so nothing needs escaping."""
    return f"'{stem}'"


def in_quotes(stems: str) -> str:
    return f'"{stems}"'


@dataclass(frozen=True)
class Query:
    """``terms`` must all be there, in any order; ``excluded`` must not."""

    text: str
    terms: tuple[Term, ...] = ()
    excluded: tuple[Term, ...] = ()
    any_will_do: bool = False

    def __bool__(self):
        return bool(self.terms)

    @property
    def words(self) -> list[str]:
        return [word for term in self.terms for word in term.words]

    def loosely(self) -> "Query":
        """The same, content with any of the terms."""
        return replace(self, any_will_do=True)

    def for_postgresql(self) -> str:
        wanted = (" | " if self.any_will_do else " & ").join(t.for_postgresql() for t in self.terms)
        return " & ".join([f"({wanted})", *(term.for_postgresql() for term in self.excluded)])

    def for_sqlite(self) -> str:
        wanted = (" OR " if self.any_will_do else " AND ").join(t.for_sqlite() for t in self.terms)
        unwanted = "".join(f" NOT {term.for_sqlite()}" for term in self.excluded)
        return f"({wanted}){unwanted}"


def parse(text: str) -> Query:
    """Read what was typed. Whatever it is, the answer is a query; without words it is false."""
    text = text[:QUERY_LENGTH].strip()
    terms, excluded = [], []
    for part in PART.finditer(text.translate(QUOTES)):
        for term in terms_of(part):
            shelf = excluded if term.is_excluded else terms
            if term not in shelf:
                shelf.append(term)
    telling = [term for term in terms if len(term.words) > 1 or term.words[0] not in EMPTY_WORDS]
    return Query(text, tuple((telling or terms)[:MOST_TERMS]), tuple(excluded[:MOST_TERMS]))


def terms_of(part: re.Match) -> list[Term]:
    is_excluded = part["sign"] is not None
    if part["quoted"] is not None:
        phrase = words(part["quoted"])
        return [Term.of(phrase, is_excluded=is_excluded)] if phrase else []
    return [Term.of([word], is_excluded=is_excluded) for word in words(part["plain"])]
