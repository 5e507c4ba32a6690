"""Cuts the text of an export into its elements, without ever building a tree of the file.

This is no general XML parser, on purpose: an export with one wrong byte is not well-formed, and yet its
other 99,999 posts are good. Whatever an element's inside is, the next element is found again. There are
no entities but the character references of HTML, no DTD, nothing external: a bomb is just text.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

LIMIT = 32 * 1024 * 1024  # characters; an item with 20,000 comments is about 25 million

START = re.compile(r"<(item|wp:author|wp:category|wp:tag|wp:term|/channel)(?:\s[^<>]*)?>")
# group(1) is the name of an end tag; without it, and not CDATA, it is the start of another element.
INSIDE = re.compile(
    r"<!\[CDATA\[|<(?:item|wp:author|wp:category|wp:tag|wp:term)(?:\s[^<>]*)?>"
    r"|</(item|wp:author|wp:category|wp:tag|wp:term)\s*>"
)
# A CDATA section whose end is missing runs on into the next item; a text that quotes this is escaped.
NEXT_ITEM = re.compile(r"</item\s*>\s*<item>\s*<title>")
ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
TAIL = 64  # characters searched again, in case a tag stands across two blocks
COMPACT = 4 * 1024 * 1024  # characters read before their memory is given back


@dataclass(frozen=True, slots=True)
class Element:
    """``name`` is the tag's ("" for the head of the channel); ``line`` is where it begins."""

    name: str
    text: str
    line: int


class Scanner:
    """Elements of a stream of text blocks. ``complain(line, reason)`` hears of what is left out.

    ``at`` is where in the buffer the unread text begins, ``line`` the file's line there.
    """

    def __init__(self, blocks: Iterator[str], complain: Callable[[int, str], None]):
        self.blocks = blocks
        self.complain = complain
        self.buffer = ""
        self.at = 0
        self.line = 1
        self.ended = False
        self.is_refused = False
        self.has_last_end = False  # no CDATA section that begins from here on has an end

    def more(self) -> bool:
        """Read another block into the buffer; False at the end of the file."""
        block = next(self.blocks, None)
        self.ended = block is None
        self.buffer += block or ""
        return not self.ended

    def pass_over(self, end: int) -> None:
        self.line += self.buffer.count("\n", self.at, end)
        self.at = end

    def forget(self) -> None:
        """Give back the memory of what has been read, now and then."""
        if self.at > COMPACT:
            self.buffer, self.at = self.buffer[self.at :], 0

    def elements(self) -> Iterator[Element]:
        is_head = True
        while start := self.find_start():
            if is_head:
                yield self.head(start.start())
                is_head = False
            self.pass_over(start.start())
            if start.group(1) == "/channel":
                self.pass_over(start.end())
            elif element := self.cut(start.group(1), start.end()):
                yield element
            self.forget()
        if is_head:
            yield self.head(len(self.buffer))

    def head(self, end: int) -> Element:
        text = self.buffer[:end]
        if ENTITY.search(text):
            self.complain(self.line, _("the file declares entities of its own: they are ignored"))
        return Element("", text, self.line)

    def find_start(self) -> re.Match | None:
        """The next element's start tag, or None when the file is at its end."""
        searched = self.at
        while True:
            if found := START.search(self.buffer, searched):
                return found
            searched = max(len(self.buffer) - TAIL, searched)
            if searched - self.at > LIMIT:
                self.pass_over(searched)
                self.forget()
                searched = self.at
            if not self.more():
                return None

    def cut(self, name: str, position: int) -> Element | None:
        """The element that begins here; None (and a complaint) when it has no end."""
        line = self.line
        end = self.find_end(name, position)
        if end is None:
            if not self.is_refused:
                self.complain(line, _("the file ends inside %(tag)s") % {"tag": f"<{name}>"})
                self.pass_over(position)
            return None
        text = self.buffer[self.at : end]
        self.pass_over(end)
        return Element(name, text, line)

    def find_end(self, name: str, position: int) -> int | None:
        """Where the element's end tag ends. Without one the reader stands at whatever comes next."""
        self.is_refused = False
        while True:
            found = INSIDE.search(self.buffer, position)
            if found is None:
                position = max(len(self.buffer) - TAIL, position)
                if not self.can_grow(name):
                    return None
            elif found.group() == "<![CDATA[":
                position = self.skip_cdata(found.end(), name)
                if position is None:
                    return None
            elif found.group(1) == name:
                return found.end()
            elif found.group(1) is None:
                reason = _("%(tag)s is not closed before the next element begins")
                self.refuse(reason % {"tag": f"<{name}>"}, found.start())
                return None
            else:
                position = found.end()

    def skip_cdata(self, position: int, name: str) -> int | None:
        """Where the CDATA section around ``position`` ends, or the item in which its end is missing."""
        searched = position
        while not self.has_last_end:
            end = self.buffer.find("]]>", searched)
            if end >= 0:
                broken = NEXT_ITEM.search(self.buffer, position, end)
                return broken.start() if broken else end + 3
            searched = max(len(self.buffer) - 2, position)
            if not self.can_grow(name):
                broken = None if self.is_refused else NEXT_ITEM.search(self.buffer, position)
                self.has_last_end = self.ended and broken is None
                return broken.start() if broken else None
        return None

    def can_grow(self, name: str) -> bool:
        if len(self.buffer) - self.at > LIMIT:
            millions = LIMIT // 1024**2
            reason = _("%(tag)s has more than %(millions)d million characters")
            self.refuse(reason % {"tag": f"<{name}>", "millions": millions}, len(self.buffer))
            return False
        return self.more()

    def refuse(self, reason: str, resume: int) -> None:
        """Leave the element out, and go on at ``resume``."""
        self.is_refused = True
        self.complain(self.line, reason)
        self.pass_over(resume)
