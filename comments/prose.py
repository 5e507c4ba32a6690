"""A comment's text as HTML. It is stored as it was written; this is the only way it is shown.

Paragraphs, line breaks, quotes (lines that begin with « > ») and links, and nothing else: everything
that was typed is escaped, whatever it looks like.
"""

import re
from collections.abc import Iterable
from itertools import groupby

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.encoding import iri_to_uri
from django.utils.html import escape
from django.utils.safestring import SafeString

from articles.safe_html import bless

ADDRESS = re.compile(r"https?://[^\s<>\"'«»“”\\^`{|}]+", re.IGNORECASE)
TRAILING = ".,;:!?…’*_"  # belongs to the sentence, not to the address
QUOTE = re.compile(r"\s*>+ ?")
LONGEST_SHOWN = 60  # characters of an address; the rest is in the link

is_address = URLValidator(schemes=["http", "https"])


def to_html(text: str, marks: Iterable[str] = ()) -> SafeString:
    """Safe HTML for ``text``: block elements, ready for a container of any kind.

    ``marks`` are words, as they stand in the text, that whoever decides about it should see.
    """
    marked = pattern_of(marks)
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    drawn = []
    for is_quote, block in groupby(lines, key=lambda line: bool(QUOTE.match(line))):
        if is_quote:
            drawn.append(f"<blockquote>{paragraphs(unquoted(block), marked)}</blockquote>")
        else:
            drawn.append(paragraphs(block, marked))
    return bless("\n".join(part for part in drawn if part))


def unquoted(lines):
    return (QUOTE.sub("", line, count=1) for line in lines)


def pattern_of(marks: Iterable[str]) -> re.Pattern | None:
    longest_first = sorted(filter(None, marks), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))) if longest_first else None


def paragraphs(lines, marked: re.Pattern | None = None) -> str:
    """Lines that follow each other are one paragraph, an empty one ends it."""
    groups = groupby(lines, key=lambda line: bool(line.strip()))
    return "\n".join(
        f"<p>{'<br>'.join(with_links(line.strip(), marked) for line in block)}</p>"
        for is_text, block in groups
        if is_text
    )


def with_marks(text: str, marked: re.Pattern | None) -> str:
    """``text`` escaped, with what is ``marked`` in an element of its own."""
    if marked is None:
        return escape(text)
    parts, end = [], 0
    for match in marked.finditer(text):
        parts += [escape(text[end : match.start()]), f"<mark>{escape(match.group())}</mark>"]
        end = match.end()
    return "".join([*parts, escape(text[end:])])


def with_links(line: str, marked: re.Pattern | None = None) -> str:
    parts, end = [], 0
    for match in ADDRESS.finditer(line):
        address = trimmed(match.group())
        try:
            is_address(address)
        except ValidationError:
            continue
        parts += [with_marks(line[end : match.start()], marked), link(address)]
        end = match.start() + len(address)
    return "".join([*parts, with_marks(line[end:], marked)])


def trimmed(address: str) -> str:
    """The address without what ends the sentence, or closes a bracket that was opened before it."""
    while address[-1] in TRAILING or (
        address[-1] in ")]" and address.count(address[-1]) > address.count("(["[address[-1] == "]"])
    ):
        address = address[:-1]
    return address


def link(address: str) -> str:
    shown = address.split("://", 1)[1]
    if len(shown) > LONGEST_SHOWN:
        shown = shown[: LONGEST_SHOWN - 1] + "…"
    return f'<a href="{escape(iri_to_uri(address))}" rel="ugc nofollow">{escape(shown)}</a>'
