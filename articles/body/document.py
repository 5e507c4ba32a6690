"""A body as a list of blocks. Parsing only: nothing here queries, nothing here draws.

The input is what ``schema.sanitise`` returns, that is well-formed HTML with quoted attributes.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from html import escape
from html.parser import HTMLParser

from articles.body.elements import BREAKING, EMPTY_PARAGRAPHS, INLINE, VOID
from articles.body.schema import BLOCKS, ROW_BLOCKS

PICTURES = frozenset({"image"})  # all that a gallery holds
WORD = re.compile(r"(?:^|>)[^<>]*[^<>\s]")  # anything to read outside the tags


@dataclass(frozen=True)
class Block:
    """One child of the top level.

    ``name`` is "text" for plain elements, else the value of data-block; ``row_id`` is set for blocks
    that name a row, ``url`` for an embed, ``pictures`` for a gallery; ``html`` is what the element
    holds (for "text": the element itself).
    """

    name: str
    html: str
    row_id: int | None = None
    url: str = ""
    pictures: tuple["Block", ...] = ()


class TopLevel(HTMLParser):
    """Cut the top level of a body into blocks; words outside any element become a paragraph."""

    def __init__(self, names=frozenset(BLOCKS)):
        """``names``: of the blocks that are told apart; any other element is text."""
        super().__init__(convert_charrefs=False)
        self.names = names
        self.blocks: list[Block] = []
        self.open: list[str] = []
        self.parts: list[str] = []
        self.attributes: dict[str, str] = {}
        self.is_loose = True  # no element of a block's own is open

    def handle_starttag(self, tag, attrs):
        if not self.open and tag not in INLINE:
            self.close_block()
            self.is_loose, self.attributes = False, dict(attrs)
        self.parts.append(self.get_starttag_text())
        if tag not in VOID:
            self.open.append(tag)
        elif not self.open and not self.is_loose:
            self.close_block()

    def handle_endtag(self, tag):
        if tag in self.open:
            while self.open.pop() != tag:
                pass
            self.parts.append(f"</{tag}>")
        if not self.open and not self.is_loose:
            self.close_block()

    def handle_data(self, data):
        self.parts.append(data)

    def handle_entityref(self, name):
        self.parts.append(f"&{name};")

    def handle_charref(self, name):
        self.parts.append(f"&#{name};")

    def close_block(self):
        html, self.parts = "".join(self.parts), []
        if self.is_loose and html.strip():
            html = f"<p>{html.strip()}</p>"
        self.is_loose = True
        attributes, self.attributes = self.attributes, {}
        name = attributes.get("data-block", "")
        block = read_block(name if name in self.names else "", attributes, html)
        if block:
            self.blocks.append(block)

    def finish(self) -> list[Block]:
        self.close()
        self.close_block()
        return self.blocks


def read_block(name: str, attributes: dict[str, str], html: str) -> Block | None:
    """The block of that name ("" for text) that an element is; None when it shows nothing."""
    if name in ROW_BLOCKS:
        row_id = attributes.get("data-id", "")
        return Block(name, caption(html), int(row_id)) if row_id.isdigit() else None
    if name == "embed":
        url = attributes.get("data-url", "")
        return Block(name, caption(html), url=url) if url else None
    if name == "gallery":
        pictures = tuple(each for each in cut(inside(html), PICTURES) if each.name == "image")
        return Block(name, "", pictures=pictures) if pictures else None
    if not html.strip() or html in EMPTY_PARAGRAPHS:
        return None
    return Block(name, inside(html)) if name else Block("text", html)


def cut(html: str, names=frozenset(BLOCKS)) -> list[Block]:
    """The blocks of these names that stand side by side in ``html``."""
    parser = TopLevel(names)
    parser.feed(html)
    return parser.finish()


def inside(html: str) -> str:
    """What stands between the first start tag and the last end tag."""
    return html[html.index(">") + 1 : html.rindex("<")]


def caption(html: str) -> str:
    """What stands inside, if there is a word in it."""
    words = inside(html)
    return words if WORD.search(words) else ""


class PlainText(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag in BREAKING:
            self.parts.append("\n")

    def handle_endtag(self, tag):
        self.handle_starttag(tag, ())

    def handle_data(self, data):
        self.parts.append(data)


def plain_text(html: str) -> str:
    """The words of ``html``, a line for each paragraph, title or list item."""
    parser = PlainText()
    parser.feed(html)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).splitlines())
    return "\n".join(line for line in lines if line)


class Document:
    """A sanitised body, parsed once."""

    def __init__(self, html: str):
        self.html = html

    @cached_property
    def blocks(self) -> list[Block]:
        return cut(self.html)

    @cached_property
    def text(self) -> str:
        return plain_text(self.html)

    @cached_property
    def words(self) -> int:
        return len(self.text.split())

    def row_ids(self, name: str) -> set[int]:
        """The ids of the rows that blocks of that name ask for, in a gallery or by themselves."""
        blocks = [each for block in self.blocks for each in (block, *block.pictures)]
        return {block.row_id for block in blocks if block.name == name}


def as_paragraphs(text: str) -> str:
    """Plain text as body HTML: a paragraph for each block between empty lines."""
    paragraphs = (escape(part.strip(), quote=False) for part in text.split("\n\n"))
    return "".join(f"<p>{part}</p>" for part in paragraphs if part)
