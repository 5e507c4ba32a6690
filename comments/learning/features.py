"""What of a text is weighed: its words, pairs of words, pieces of words, and its shape.

Every feature is a number below 2^18, a checksum of its name (« feature hashing », Weinberger 2009): no
vocabulary is kept, and a model says nothing about the texts that it learned from.
"""

import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt

from comments.folding import fold

VERSION = 1  # raised with every change of what is read here: a model of another version is not used
SIZE = 1 << 18
PIECES = (2, 3, 4, 5)  # characters of a word, with its beginning and end
LONGEST_WORD = 24  # characters; the rest of a longer one says nothing more
MOST_TOKENS = 1_500  # of one text; 5,000 characters have about 1,000
SHAPE = 0.35  # weight of one trait of shape, where the words of a text have 1 together

TOKEN = re.compile(
    r"(?P<link>(?:https?://|www\.)\S+)"
    r"|(?P<mail>[\w.+-]{1,64}@[\w-]{1,60}\.[\w.-]{2,60})"
    r"|(?P<phone>\+?\d[\d .\-/()]{7,18}\d)"
    r"|(?P<money>[€$£]\s?\d[\d.,]*\s?[kKmM]?|\d[\d.,]*\s?(?:[€$£]|euros?\b|eur\b|usd\b|dollars?\b))"
    r"|(?P<number>\d[\d.,]*)"
    r"|(?P<word>[^\W\d_][^\W_]*)"
    r"|(?P<marks>[!?.,:;*#@%&=+~^|<>/\\_\-]{1,12})"
    r"|(?P<other>\S)",
    re.IGNORECASE,
)
HOST = re.compile(r"(?:https?://)?(?:www\.)?([^/\s?#:]{1,120})", re.IGNORECASE)


@dataclass(frozen=True)
class Token:
    kind: str
    written: str
    names: tuple[str, ...]  # of the features that it is, the first being its own


def tokens(text: str) -> Iterator[Token]:
    for count, match in enumerate(TOKEN.finditer(text)):
        if count >= MOST_TOKENS:
            return
        kind = match.lastgroup
        yield Token(kind, match[0], tuple(NAMES[kind](match[0])))


def names_of_word(written: str) -> list[str]:
    word = fold(written)[:LONGEST_WORD]
    capitals = ["CAPITALS"] if len(written) > 2 and written.isupper() else []
    return [word, *capitals, *pieces(word)]


def pieces(word: str) -> list[str]:
    whole = f"<{word}>"
    return [whole[at : at + n] for n in PIECES for at in range(len(whole) - n + 1)]


def names_of_link(written: str) -> list[str]:
    host = HOST.match(written.casefold())
    labels = host[1].split(".") if host else []
    site = ".".join(labels[-2:])
    extra = ["?link"] if "?" in written else []
    return ["LINK", f"site:{site}", f"ending:{labels[-1] if labels else ''}", *extra]


def names_of_number(written: str) -> list[str]:
    digits = sum(char.isdigit() for char in written)
    return [f"NUMBER{min(digits, 12)}", "%" if "%" in written else f"NUMBER:{written[:12]}"]


def names_of_other(written: str) -> list[str]:
    kind = unicodedata.category(written)
    return [f"sign:{written}", f"SIGN:{kind}"]


NAMES = {
    "link": names_of_link,
    "mail": lambda written: ["MAIL"],
    "phone": lambda written: ["PHONE", f"PHONE{sum(char.isdigit() for char in written)}"],
    "money": lambda written: ["MONEY"],
    "number": names_of_number,
    "word": names_of_word,
    "marks": lambda written: [f"marks:{written[0]}{min(len(written), 4)}"],
    "other": names_of_other,
}


def index(name: str) -> int:
    return zlib.crc32(name.encode("utf-8", "replace")) % SIZE


def bucket(value: float, limits: tuple) -> int:
    return sum(value >= limit for limit in limits)


def shape(text: str, found: list[Token]) -> Iterator[str]:
    """Traits of the whole: how long, how loud, how many links."""
    letters = sum(char.isalpha() for char in text) or 1
    kinds = Counter(token.kind for token in found)
    words = [token.names[0] for token in found if token.kind == "word"]
    yield f"length {bucket(len(text), (15, 30, 60, 100, 140, 160, 200, 300, 500, 900, 1600))}"
    yield f"capitals {bucket(sum(c.isupper() for c in text) / letters, (0.02, 0.05, 0.1, 0.2, 0.4, 0.7))}"
    yield f"digits {bucket(sum(c.isdigit() for c in text) / len(text or ' '), (0.001, 0.02, 0.05, 0.1, 0.2))}"
    yield f"links {bucket(kinds['link'], (1, 2, 3))}"
    yield f"exclamations {bucket(text.count('!'), (1, 2, 3, 6))}"
    yield f"questions {bucket(text.count('?'), (1, 2))}"
    yield f"signs {bucket(kinds['other'], (1, 2, 4, 8))}"
    yield f"lines {bucket(text.count(chr(10)), (1, 2, 5))}"
    yield f"variety {bucket(len(set(words)) / (len(words) or 1), (0.4, 0.6, 0.8, 0.95))}"
    yield f"unseen {bucket(sum(unicodedata.category(c) == 'Cf' for c in text), (1, 4))}"
    yield f"ends {text.rstrip()[-1:] if not text.rstrip()[-1:].isalnum() else 'a'}"
    yield from (f"has {kind}" for kind in ("link", "mail", "phone", "money") if kinds[kind])
    if any("\u0370" <= char <= "\u04ff" for char in text) and re.search(r"[a-zA-Z]", text):
        yield "mixed alphabets"


def named_features(text: str, name: str = "") -> Iterator[tuple[str, str, int]]:
    """(group, name of the feature, number of the word it comes from: -1 for none), for each occurrence."""
    found = list(tokens(text))
    for number, token in enumerate(found):
        own, *rest = token.names
        yield "words", f"w {own}", number
        group = "pieces" if token.kind == "word" else "words"
        yield from ((group, f"p {each}", number) for each in rest)
    for number, (one, other) in enumerate(pairwise(found)):
        yield "words", f"2 {one.names[0]} {other.names[0]}", number
    for token in tokens(name):
        yield from (("words", f"n {each}", -1) for each in token.names[:1])
    yield from (("shape", trait, -1) for trait in shape(text, found))


def vector(text: str, name: str = "") -> dict[int, float]:
    """Feature → its value. Words have length 1 together, and so have pieces of words."""
    groups: dict[str, Counter] = {"words": Counter(), "pieces": Counter(), "shape": Counter()}
    for group, named, _number in named_features(text, name):
        groups[group][index(named)] += 1
    values: dict[int, float] = {}
    for group, counts in groups.items():
        scale = scale_of(group, counts)
        for feature, count in counts.items():
            values[feature] = values.get(feature, 0.0) + scale * (1 + log(count))
    return values


def scale_of(group: str, counts: Counter) -> float:
    if group == "shape":
        return SHAPE
    return 1 / sqrt(sum((1 + log(count)) ** 2 for count in counts.values()) or 1)
