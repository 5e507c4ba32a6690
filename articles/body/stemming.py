"""The words of a text as search compares them: folded, and cut to their stems.

Both databases get the same stems, so that both find the same; neither needs an extension for accents.
The algorithm is Snowball's (snowballstem.org), the one that PostgreSQL's own configurations use. It
expects accents, and readers leave them out: AFTERWARDS brings together what folding set apart.
"""

import re
import threading
from functools import lru_cache

import Stemmer

from articles.body.folding import fold

LANGUAGES = {"fr": "french", "en": "english"}
WORD = re.compile(r"[^\W_]+")
LONGEST_WORD = 60  # characters; a longer run of letters is no word, and indexes have limits
SHORTEST_STEM = 3  # characters; nothing is cut below

# Endings of French stems that differ for one word only because its accents are gone, or its plural is
# irregular: « privée » and « privé », « jeux » and « jeu », « travaux » and « travail », « publique »
# and « public ».
AFTERWARDS = {"french": (("eux", "eu"), ("ail", "al"), ("iqu", "ic"), ("e", ""))}

# Words that say nothing of what a text is about. A query of nothing else is taken at its word.
EMPTY_WORDS = frozenset(
    """a ai alors apres as au aux avec c ce ces cet cette comme d dans de des du elle en entre est et
    etait ete eux il ils j je l la le les leur leurs lui m ma mais me mes moi mon n ne nos notre nous on
    ont ou par pas plus pour qu que quel quelle qui s sa sans se ses si son sont sous sur t ta te tes toi
    ton tu un une vers vos votre vous y
    an and are at be by for from has have in is it its of or that the this to was were will with""".split()
)


def words(text: str) -> list[str]:
    """The words of ``text`` in their order, folded: lower case, no accents, ligatures spelt out."""
    return [word[:LONGEST_WORD] for word in WORD.findall(fold(text))]


def language_of(code: str) -> str:
    """The stemmer for a language code ("fr", "en-gb"); French where there is none of its own."""
    return LANGUAGES.get(code.partition("-")[0], "french")


@lru_cache(maxsize=200_000)  # words; a vocabulary of a large archive, some 30 MB
def stem(word: str, language: str) -> str:
    """The stem of one folded word. ``language`` is one of the values of LANGUAGES."""
    if word.isdigit():
        return word
    stemmed = stemmers.of[language].stemWord(word)
    for ending, instead in AFTERWARDS.get(language, ()):
        if stemmed.endswith(ending) and len(stemmed) - len(ending) + len(instead) >= SHORTEST_STEM:
            return stemmed.removesuffix(ending) + instead
    return stemmed


class Stemmers(threading.local):
    """A stemmer has a state of its own, so that each thread needs its own (PyStemmer's README)."""

    def __init__(self):
        self.of = {name: Stemmer.Stemmer(name, 0) for name in LANGUAGES.values()}


stemmers = Stemmers()


def stems(text: str, code: str) -> str:
    """What the index holds of ``text``: a stem for each word, in order, with single spaces."""
    language = language_of(code)
    return " ".join(stem(word, language) for word in words(text))


def stems_of(word: str) -> list[str]:
    """The stems that a folded word of a query may have in the index: one for each language, no twice."""
    return list(dict.fromkeys(stem(word, language) for language in LANGUAGES.values()))
