"""Word lists, compiled: thousands of entries are found in a text in one pass over its words.

The words of a text are looked up as whole words, so « anal » is not found in « analyse » whatever the list
holds. An entry may have several words (a phrase), or end with ``*`` (every word that begins like that).
Each word is read in several ways, because people write past filters:

=============  ================================================  =======================
reading        undoes                                            example
=============  ================================================  =======================
plain          accents, case, other alphabets, zero width        « ÇÔΝNАRD »
digits         figures and signs that stand for letters          « c0nn@rd »
joined         signs between the letters of a word or phrase     « c.o.n-n_a.r.d »
spelled        spaces between single letters                     « c o n n a r d »
stretched      a letter that goes on                             « connnaaaard »
masked         stars that hide letters                           « c*nn**d »
=============  ================================================  =======================

Work is linear in the text: each word gives a bounded number of readings, and each is a look-up.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from comments.folding import WORD, fold, words_of

LONGEST_PHRASE = 12  # words; a longer entry is cut there
LONGEST_WORD = 60  # characters; what is longer is no word, and is read plainly only
LONGEST_SPELLED = 40  # single letters in a row
SHORTEST_STEM = 3  # letters before a star
SHORTEST_STRETCHED = 3  # letters that are left of a stretched word
MOST_MASKED = 50  # masked words read in one text; each is compared with the entries of its length

CHUNK = re.compile(r"[^\s'’ʼ`´]+")
STRETCHED = re.compile(r"([^\W\d_])\1\1")
RUN = re.compile(r"(.)\1+")
MASKED = re.compile(r"[^\W_]+[*#][^\W_*#]*(?:[*#][^\W_*#]*)*")
EDGE = '.,;:!?…()[]{}«»"“”*_~#<>-–—/\\'
SINGLE_WORDS = {"a", "y", "o", "i"}  # one letter, and a word all the same (à, y, ô, I)
DIGITS = str.maketrans("013456789@$€!|£", "oieasgtbgaseill")
DIGITS_ONE_AS_L = str.maketrans("013456789@$€!|£", "oleasgtbgaselll")
STANDS_FOR_A_LETTER = re.compile(r"[0-9@$€!|£]")


@dataclass(frozen=True)
class Hit:
    """``entry`` as the list has it, in which of the lists, and how the text writes it."""

    entry: str
    name: str
    written: str


@dataclass(frozen=True)
class Chunk:
    """What stands between two spaces (or apostrophes), and where."""

    text: str
    folded: str
    start: int
    end: int


def squeezed(word: str) -> str:
    return RUN.sub(r"\1", word)


class Lexicon:
    """``lists``: (name of a list, its entries), the gravest list first: an entry counts for the first."""

    def __init__(self, lists: Iterable[tuple[str, Iterable[str]]]):
        self.phrases: dict[tuple[str, ...], tuple[str, str]] = {}
        self.longest: dict[str, int] = {}  # first word → words of the longest phrase that begins so
        self.stems: dict[str, tuple[str, str]] = {}
        self.stretched: dict[str, tuple[str, str]] = {}  # squeezed → an entry of one word
        self.shapes: dict[tuple[str, int], list[str]] = {}  # (first letter, length) → words
        for name, entries in lists:
            for entry in entries:
                self.add(entry.strip(), name)
        self.stem_lengths = sorted({len(stem) for stem in self.stems})

    def add(self, entry: str, name: str) -> None:
        words = tuple(words_of(entry))[:LONGEST_PHRASE]
        if not words:
            return
        if entry.endswith("*") and len(words) == 1 and len(words[0]) >= SHORTEST_STEM:
            self.stems.setdefault(words[0], (entry, name))
            return
        if words in self.phrases:
            return
        self.phrases[words] = (entry, name)
        self.longest[words[0]] = max(len(words), self.longest.get(words[0], 0))
        if len(words) == 1:
            self.stretched.setdefault(squeezed(words[0]), (entry, name))
            self.shapes.setdefault((words[0][0], len(words[0])), []).append(words[0])

    def __bool__(self) -> bool:
        return bool(self.phrases or self.stems)

    def find(self, text: str) -> list[Hit]:
        """The entries that the text holds, each once, in the order of the text."""
        if not self:
            return []
        chunks = [Chunk(match[0], fold(match[0]), *match.span()) for match in CHUNK.finditer(text)]
        found: dict[str, Hit] = {}
        closed = closed_up(text, chunks)
        readings = (self.plainly(chunks), self.singly(chunks), self.spelled(text, chunks))
        for reading in (*readings, self.plainly(closed) if closed != chunks else ()):
            for (entry, name), written in reading:
                found.setdefault(entry, Hit(entry, name, written.strip(EDGE)))
        return list(found.values())

    # Readings: each yields (the entry and its list, how the text writes it)

    def plainly(self, chunks: list[Chunk]) -> Iterator:
        """Words and phrases, as they stand and with digits read as letters."""
        as_they_stand = [chunk.folded for chunk in chunks]
        with_letters = [in_letters(folded) for folded in as_they_stand]
        both = [as_they_stand, with_letters] if with_letters != as_they_stand else [as_they_stand]
        for texts in both:
            words = [
                (word, chunk)
                for chunk, written in zip(chunks, texts, strict=True)
                for word in WORD.findall(written)
            ]
            plain = [word for word, _chunk in words]
            for at, (word, chunk) in enumerate(words):
                for length in range(1, self.longest.get(word, 0) + 1):
                    if entry := self.phrases.get(tuple(plain[at : at + length])):
                        written = dict.fromkeys(c.text for _w, c in words[at : at + length])
                        yield entry, " ".join(written)
                if self.stems and (entry := self.stem_of(word)):
                    yield entry, chunk.text

    def stem_of(self, word: str) -> tuple[str, str] | None:
        stems = (word[:n] for n in self.stem_lengths if n <= len(word))
        return next((self.stems[stem] for stem in stems if stem in self.stems), None)

    def singly(self, chunks: list[Chunk]) -> Iterator:
        """Words with something in them that does not belong there."""
        masked = 0
        for chunk in chunks:
            word = chunk.folded.strip(EDGE)
            if len(word) > LONGEST_WORD:
                continue
            for reading in readings(word):
                if entry := self.phrases.get((reading,)) or self.stem_of(reading):
                    yield entry, chunk.text
                if STRETCHED.search(reading) and (entry := self.unstretched(reading)):
                    yield entry, chunk.text
            if MASKED.fullmatch(word) and masked < MOST_MASKED:
                masked += 1
                yield from ((entry, chunk.text) for entry in self.unmasked(word))

    def unstretched(self, word: str) -> tuple[str, str] | None:
        short = squeezed(word)
        return self.stretched.get(short) if len(short) >= SHORTEST_STRETCHED else None

    def unmasked(self, word: str) -> Iterator[tuple[str, str]]:
        shown = sum(char not in "*#" for char in word)
        if shown * 2 < len(word):
            return  # more is hidden than shown: that fits anything
        for candidate in self.shapes.get((word[0], len(word)), ()):
            if all(a in ("*", "#", b) for a, b in zip(word, candidate, strict=True)):
                yield self.phrases[(candidate,)]

    def spelled(self, text: str, chunks: list[Chunk]) -> Iterator:
        """Letters with a space between each and the next; a wider gap may end the word."""
        for run in runs_of_letters(chunks):
            for part in (run, *split_at_gaps(run)):
                for letters in without_single_words(part):
                    word = "".join(chunk.folded.strip(EDGE) for chunk in letters)
                    entry = self.phrases.get((word,)) or self.unstretched(word)
                    if entry and len(word) >= SHORTEST_STRETCHED:
                        yield entry, text[letters[0].start : letters[-1].end]


def in_letters(folded: str) -> str:
    """The word with its digits and signs read as letters; as it is when it has no letter at all."""
    word = folded.rstrip(EDGE)
    if not STANDS_FOR_A_LETTER.search(word) or not any(char.isalpha() for char in word):
        return folded
    return word.translate(DIGITS)


def readings(word: str) -> dict[str, None]:
    """What a word between two spaces may be meant to be, other than the words it plainly is."""
    found = [word]
    if STANDS_FOR_A_LETTER.search(word) and any(char.isalpha() for char in word):
        found += [word.translate(DIGITS), word.translate(DIGITS_ONE_AS_L)]
    return dict.fromkeys("".join(WORD.findall(reading)) for reading in found)


def runs_of_letters(chunks: list[Chunk]) -> Iterator[list[Chunk]]:
    """Three or more chunks in a row that are one letter each."""
    run: list[Chunk] = []
    for chunk in [*chunks, None]:
        is_letter = chunk is not None and len(chunk.folded.strip(EDGE)) == 1
        if is_letter and len(run) < LONGEST_SPELLED:
            run.append(chunk)
            continue
        if len(run) >= SHORTEST_STRETCHED:
            yield run
        run = [chunk] if is_letter else []


def closed_up(text: str, chunks: list[Chunk]) -> list[Chunk]:
    """With what was pulled apart made whole (« c.a.s.i.n.o », « c a s i n o »), so that it is found as a word
    of a phrase as well."""
    runs = {run[0].start: run for run in runs_of_letters(chunks)}
    found, at = [], 0
    while at < len(chunks):
        parts = runs.get(chunks[at].start, [chunks[at]])
        whole = "".join(letters_of(chunk.folded) for chunk in parts)
        start, end = parts[0].start, parts[-1].end
        found.append(Chunk(text[start:end], whole or chunks[at].folded, start, end))
        at += len(parts)
    return found


def letters_of(folded: str) -> str:
    """« c.a.s.i.n.o » → « casino »; what has more than single letters between its signs stays as it is."""
    parts = WORD.findall(folded)
    if len(parts) >= SHORTEST_STRETCHED and all(len(part) == 1 for part in parts):
        return "".join(parts)
    return folded


def split_at_gaps(run: list[Chunk]) -> list[list[Chunk]]:
    """The run cut where letters stand further apart than by one space."""
    parts = [[run[0]]]
    for before, chunk in pairwise(run):
        if chunk.start - before.end > 1:
            parts.append([])
        parts[-1].append(chunk)
    return [part for part in parts if len(part) < len(run)]


def without_single_words(run: list[Chunk]) -> Iterator[list[Chunk]]:
    """The run itself, and without a word of one letter at either end (« il y a c o n »)."""
    yield run
    first = next((n for n, c in enumerate(run) if c.folded not in SINGLE_WORDS), len(run))
    last = next((n for n, c in enumerate(reversed(run)) if c.folded not in SINGLE_WORDS), len(run))
    for part in (run[first:], run[: len(run) - last], run[first : len(run) - last]):
        if 0 < len(part) < len(run):
            yield part
