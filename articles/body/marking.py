"""What changed inside one element, marked with ``<ins>`` and ``<del>``: down to the words.

The output is made of the start tags of sanitised HTML and of escaped text, and is well-formed by
construction: a mark never crosses an element's edge. Inline markup is a property of each word here,
so that a word set in bold is a change like any other.
"""

import re
from collections.abc import Hashable
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from itertools import groupby, zip_longest

from articles.body.aligning import align
from articles.body.elements import INLINE, VOID

DEEPEST = 12  # elements inside one another; deeper ones lose their tags, here alone
TOKEN = re.compile(r"\w+(?:['’-]\w+)*\s*|[^\w\s]\s*|\s+")
SHORT = 3  # letters; so little between two changes makes them no easier to read

ADDED, REMOVED, SAME = "ins", "del", ""


@dataclass(frozen=True)
class Word:
    text: str
    marks: tuple[str, ...] = ()  # start tags of the inline elements around it

    @property
    def key(self) -> Hashable:
        """What makes two words the same; the space after them does not."""
        return self.text.strip(), self.marks


@dataclass
class Element:
    tag: str
    start: str = ""
    children: list["Element | Word"] = field(default_factory=list)

    @property
    def elements(self) -> list["Element"]:
        return [child for child in self.children if isinstance(child, Element)]

    @property
    def words(self) -> list[Word]:
        return [child for child in self.children if isinstance(child, Word)]

    @property
    def key(self) -> Hashable:
        return self.start, tuple(child.key for child in self.children)


class Reader(HTMLParser):
    """Sanitised HTML as elements and words."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self.open = [self.root]
        self.marks: list[tuple[str, str]] = []

    def handle_starttag(self, tag, attrs):
        start = self.get_starttag_text()
        if tag in VOID or tag not in INLINE:
            element = Element(tag, start)
            if len(self.open) <= DEEPEST:
                self.open[-1].children.append(element)
                if tag not in VOID:
                    self.open.append(element)
        elif len(self.marks) < DEEPEST:
            self.marks.append((tag, start))

    def handle_endtag(self, tag):
        if any(name == tag for name, _start in self.marks):
            while self.marks.pop()[0] != tag:
                pass
        elif any(element.tag == tag for element in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data):
        marks = tuple(start for _tag, start in self.marks)
        self.open[-1].children += [Word(text, marks) for text in TOKEN.findall(data)]


def read(html: str) -> Element:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader.root


class Marker:
    """Writes elements with their changes marked. ``labels`` are said before a mark, not shown."""

    def __init__(self, labels: dict[str, str]):
        self.labels = {
            kind: f'<span class="visually-hidden">{escape(label)} </span>'
            for kind, label in labels.items()
        }

    def whole(self, html: str, kind: str) -> str:
        """All of ``html`` as added, or as removed."""
        return self.children(read(html).children, kind)

    def changed(self, before: str, after: str) -> str:
        """``after`` with what it lacks of ``before``."""
        return self.between(read(before), read(after))

    def changed_text(self, before: str, after: str) -> str:
        """The same for plain text."""
        return self.sentence(
            *([Word(word) for word in TOKEN.findall(text)] for text in (before, after))
        )

    def children(self, children: list, kind: str) -> str:
        groups = groupby(children, key=lambda child: isinstance(child, Word))
        return "".join(
            self.run(list(group), kind)
            if are_words
            else "".join(self.element(each, kind) for each in group)
            for are_words, group in groups
        )

    def element(self, element: Element, kind: str) -> str:
        return self.wrapped(element, self.children(element.children, kind))

    def wrapped(self, element: Element, inside: str) -> str:
        if element.tag in VOID or not element.tag:
            return element.start + inside
        return f"{element.start}{inside}</{element.tag}>"

    def run(self, words: list[Word], kind: str) -> str:
        """Words side by side, in one mark for each stretch of the same inline markup."""
        out = "".join(
            self.dressed("".join(word.text for word in group), marks)
            for marks, group in groupby(words, key=lambda word: word.marks)
        )
        if kind == SAME or not out.strip():
            return out
        return f"<{kind}>{self.labels[kind]}{out}</{kind}>"

    def dressed(self, text: str, marks: tuple[str, ...]) -> str:
        ends = (f"</{start[1:].rstrip('>').split()[0]}>" for start in reversed(marks))
        return "".join([*marks, escape(text, quote=False), *ends])

    def between(self, before: Element, after: Element) -> str:
        """What stands in ``after``, compared with what stood in ``before``."""
        if before.elements or after.elements:
            return self.rows(before.children, after.children)
        return self.sentence(before.words, after.words)

    def rows(self, before: list, after: list) -> str:
        """Children one below the other: the same, rewritten, gone, or new."""
        return "".join(
            self.rewritten(before[a:b], after[c:d]) if kind else self.children(after[c:d], SAME)
            for kind, a, b, c, d in stretches(before, after)
        )

    def rewritten(self, before: list, after: list) -> str:
        """In order, each with the one in its place, as long as they are of one sort."""
        out = []
        for old, new in zip_longest(before, after):
            if comparable(old, new):
                out.append(self.wrapped(new, self.between(old, new)))
            else:
                out += [
                    self.children([item], kind)
                    for item, kind in ((old, REMOVED), (new, ADDED))
                    if item
                ]
        return "".join(out)

    def sentence(self, before: list[Word], after: list[Word]) -> str:
        out = []
        for is_changed, a, b, c, d in without_crumbs(stretches(before, after), after):
            if is_changed:
                out += [self.run(before[a:b], REMOVED), self.run(after[c:d], ADDED)]
            else:
                out.append(self.run(after[c:d], SAME))
        return "".join(out)


def comparable(old, new) -> bool:
    return isinstance(old, Element) and isinstance(new, Element) and old.start == new.start


Stretch = tuple[bool, int, int, int, int]  # whether it changed, and where it stands on both sides


def stretches(before: list, after: list) -> list[Stretch]:
    """Both sides from end to end, in turn the same and changed."""
    found: list[Stretch] = []
    keys = [item.key for item in before], [item.key for item in after]
    here = there = 0
    for x, y in [*align(*keys), (len(before), len(after))]:
        if x > here or y > there:
            found.append((True, here, x, there, y))
        if x < len(before):
            found.append((False, x, x + 1, y, y + 1))
        here, there = x + 1, y + 1
    return joined(found)


def without_crumbs(found: list[Stretch], after: list[Word]) -> list[Stretch]:
    """Without the crumbs between two changes, which count as changed too."""
    ends = {0, len(found) - 1}
    crumbs = [
        (is_changed or (place not in ends and is_crumb(after[c:d])), a, b, c, d)
        for place, (is_changed, a, b, c, d) in enumerate(found)
    ]
    return joined(crumbs)


def is_crumb(words: list[Word]) -> bool:
    return len("".join(word.text for word in words).strip()) <= SHORT


def joined(found: list[Stretch]) -> list[Stretch]:
    """Neighbours of one sort as one stretch."""
    out: list[Stretch] = []
    for stretch in found:
        if out and out[-1][0] == stretch[0]:
            last = out.pop()
            stretch = (last[0], last[1], stretch[2], last[3], stretch[4])
        out.append(stretch)
    return out
