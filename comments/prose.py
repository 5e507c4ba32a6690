"""A comment's text as HTML. It is stored as it was written; this is the only way it is shown.

Paragraphs, line breaks, quotes (lines that begin with « > ») and links, and nothing else: everything
that was typed is escaped, whatever it looks like.
"""

import re
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


def to_html(text: str) -> SafeString:
    """Safe HTML for ``text``: block elements, ready for a container of any kind."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    drawn = []
    for is_quote, block in groupby(lines, key=lambda line: bool(QUOTE.match(line))):
        if is_quote:
            drawn.append(f"<blockquote>{paragraphs(unquoted(block))}</blockquote>")
        else:
            drawn.append(paragraphs(block))
    return bless("\n".join(part for part in drawn if part))


def unquoted(lines):
    return (QUOTE.sub("", line, count=1) for line in lines)


def paragraphs(lines) -> str:
    """Lines that follow each other are one paragraph, an empty one ends it."""
    groups = groupby(lines, key=lambda line: bool(line.strip()))
    return "\n".join(
        f"<p>{'<br>'.join(with_links(line.strip()) for line in block)}</p>"
        for is_text, block in groups
        if is_text
    )


def with_links(line: str) -> str:
    parts, end = [], 0
    for match in ADDRESS.finditer(line):
        address = trimmed(match.group())
        try:
            is_address(address)
        except ValidationError:
            continue
        parts += [escape(line[end : match.start()]), link(address)]
        end = match.start() + len(address)
    return "".join([*parts, escape(line[end:])])


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
