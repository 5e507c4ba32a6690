"""Writes a body: paragraphs out of running text, blocks between them.

The rules of the classic editor (an empty line ends a paragraph, a line's end is a line break, neither
counts beside a block) need no pass of their own here: a paragraph is what stands between two blocks.
"""

import html
import re

from newsroom.wordpress.body.smilies import draw_smilies

EMPTY_LINE = re.compile(r"\n[ \t\u00a0]*\n\s*")
SPACES = re.compile(r"[ \t\r\n\f]+")
EDGES = re.compile(r"^(?:\s|<br>)+|(?:\s|<br>)+$")
HOLLOW = re.compile(r"<(strong|em|s|sub|sup|code|a)(?:\s[^<>]*)?>(\s*)</\1>")
TAG = re.compile(r"<[^<>]*>")
ADDRESS = re.compile(r"https?://[^\s<>]+")


class Flow:
    """A run of blocks under construction.

    ``is_inner`` is one inside a list, quote or box, where only text may stand; the blocks for which that
    is no place (pictures, rules) gather in ``hoisted`` and come after the element.
    """

    def __init__(self, *, is_classic: bool = False, is_inner: bool = False):
        self.is_classic = is_classic
        self.is_inner = is_inner
        self.blocks: list[str] = []
        self.hoisted: list[str] = []
        self.parts: list[str] = []  # of the paragraph being written
        self.open: list[tuple[str, str]] = []  # inline elements: end tag, start tag
        self.has_heading = False
        self.untouched = 0  # how many elements around forbid smilies
        self.following: list[str] = []  # blocks that wait for the paragraph's end

    def inner(self) -> "Flow":
        flow = Flow(is_classic=self.is_classic, is_inner=True)
        flow.untouched = self.untouched
        return flow

    def text(self, text: str) -> None:
        if not self.is_classic:
            self.write(SPACES.sub(" ", text))
            return
        for number, piece in enumerate(EMPTY_LINE.split(text)):
            if number:
                self.end_paragraph()
            self.lines(piece)

    def lines(self, text: str) -> None:
        for number, line in enumerate(text.split("\n")):
            if number:
                self.line_break()
            self.write(SPACES.sub(" ", line))

    def write(self, text: str) -> None:
        if text and not self.untouched:
            text = draw_smilies(text)
        self.parts.append(html.escape(text, quote=False))

    def line_break(self) -> None:
        self.parts.append("<br>")

    def begin(self, tag: str, attributes: str = "") -> None:
        start = f"<{tag}{attributes}>"
        self.open.append((f"</{tag}>", start))
        self.parts.append(start)

    def is_open(self, tag: str) -> bool:
        return any(end == f"</{tag}>" for end, _ in self.open)

    def finish(self) -> None:
        self.parts.append(self.open.pop()[0])

    def end_paragraph(self) -> None:
        """Close the paragraph; inline elements around its end go on in the next one."""
        ends = [end for end, _ in reversed(self.open)]
        inline = trim("".join([*self.parts, *ends]))
        self.parts = [start for _, start in self.open]
        if has_text(inline):
            self.blocks.append(f"<p>{linked(inline)}</p>")
        self.blocks += self.following
        self.following = []

    def block(self, markup: str) -> None:
        """Put a block of text here, after what has been written of the paragraph."""
        self.end_paragraph()
        if markup:
            self.blocks.append(markup)

    def apart(self, markup: str) -> None:
        """Put a block that stands by itself: at the top level, and never in mid-sentence."""
        if self.is_inner:
            self.hoisted.append(markup)
        elif has_text("".join(self.parts)):
            self.following.append(markup)
        else:
            self.block(markup)

    def adopt(self, inner: "Flow") -> None:
        """Place what an inner flow could not keep."""
        for markup in inner.hoisted:
            self.apart(markup)

    def result(self) -> list[str]:
        self.end_paragraph()
        return self.blocks

    def inline(self) -> str:
        """Everything written, as one run of text; for titles and captions."""
        blocks = self.result()
        return "<br>".join(block.removeprefix("<p>").removesuffix("</p>") for block in blocks)


def trim(inline: str) -> str:
    """Without empty elements, and without breaks and spaces at the edges."""
    while True:
        shorter = EDGES.sub("", HOLLOW.sub(r"\2", inline))
        if shorter == inline:
            return inline
        inline = shorter


def has_text(inline: str) -> bool:
    return bool(html.unescape(TAG.sub("", inline)).strip())


def linked(inline: str) -> str:
    """A paragraph that is nothing but an address (what WordPress would embed) is a link to it."""
    if ADDRESS.fullmatch(inline):
        address = html.escape(html.unescape(inline))
        return f'<a href="{address}">{inline}</a>'
    return inline
