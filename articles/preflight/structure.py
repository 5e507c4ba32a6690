"""The body of an article taken apart for the checks: headings, links, blocks and texts, with their place.

Reads what ``schema.sanitise`` returns. The place of something is the number (from 0) of the element at
the top level that holds it, as the editor counts its blocks.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from articles.body.elements import BREAKING, INLINE, UNTOUCHED, VOID

HEADINGS = {"h2": 2, "h3": 3}


@dataclass
class Heading:
    level: int
    place: int
    block: str  # the data-block that it stands in; empty: in the text itself
    text: str = ""


@dataclass
class Link:
    href: str
    place: int
    text: str = ""


@dataclass
class Table:
    place: int
    has_header: bool = False


@dataclass(frozen=True)
class Named:
    """A block that names a row (``row_id``) or an address (``url``)."""

    name: str
    place: int
    row_id: int | None = None
    url: str = ""


@dataclass
class Structure:
    headings: list[Heading] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    blocks: list[Named] = field(default_factory=list)
    texts: list[tuple[int, str]] = field(default_factory=list)  # (place, a paragraph's words)

    def named(self, name: str) -> list[Named]:
        return [block for block in self.blocks if block.name == name]


class Walk(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found = Structure()
        self.place = -1
        self.open: list[tuple[str, str]] = []  # tag, data-block
        self.heading: Heading | None = None
        self.link: Link | None = None
        self.words: list[str] = []
        self.is_loose = False

    @property
    def block(self) -> str:
        return next((name for _tag, name in reversed(self.open) if name), "")

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag in BREAKING:
            self.end_of_words()
        self.count(is_inline=tag in INLINE)
        name = attrs.get("data-block", "")
        self.note(tag, name, attrs)
        if tag not in VOID:
            self.open.append((tag, name))

    def count(self, *, is_inline: bool) -> None:
        """A new top-level element; words and inline elements side by side are one paragraph."""
        if self.open:
            return
        self.place += not (is_inline and self.is_loose)
        self.is_loose = is_inline

    def note(self, tag: str, name: str, attrs: dict) -> None:
        if name:
            row_id, url = attrs.get("data-id", ""), attrs.get("data-url") or ""
            number = int(row_id) if row_id.isdigit() else None
            self.found.blocks.append(Named(name, self.place, number, url))
        if tag in HEADINGS:
            self.heading = Heading(HEADINGS[tag], self.place, self.block)
            self.found.headings.append(self.heading)
        elif tag == "a":
            self.link = Link((attrs.get("href") or "").strip(), self.place)
            self.found.links.append(self.link)
        elif tag == "table":
            self.found.tables.append(Table(self.place))
        elif tag == "th" and self.found.tables:
            self.found.tables[-1].has_header = True

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass
        if tag in HEADINGS:
            self.heading = None
        elif tag == "a":
            self.link = None
        if tag in BREAKING:
            self.end_of_words()

    def handle_data(self, data):
        if data.strip():
            self.count(is_inline=True)
        if self.heading:
            self.heading.text += data
        if self.link:
            self.link.text += data
        if not UNTOUCHED.intersection(tag for tag, _name in self.open):
            self.words.append(data)

    def end_of_words(self) -> None:
        text, self.words = "".join(self.words), []
        if text.strip():
            self.found.texts.append((max(self.place, 0), text))

    def finish(self) -> Structure:
        self.close()
        self.end_of_words()
        return self.found


def structure_of(body: str) -> Structure:
    walk = Walk()
    walk.feed(body)
    return walk.finish()
