"""Folding: one spelling for all the ways of writing a word, so that both databases find it alike."""

import unicodedata

# What Unicode does not decompose and a reader types apart or differently.
SPELT_OUT = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "’": "'", "ʼ": "'"})


def fold(text: str) -> str:
    """Return ``text`` in lower case, without accents, ligatures or control characters, single-spaced.

    NUL, lone surrogates and other characters that a database refuses become spaces.
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return " ".join("".join(map(kept, plain.translate(SPELT_OUT))).split())


def kept(character: str) -> str:
    if character.isascii() and character.isprintable():
        return character
    category = unicodedata.category(character)
    if category == "Mn":  # combining accents
        return ""
    return " " if category[0] == "C" else character
