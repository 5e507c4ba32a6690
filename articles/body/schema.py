"""What a body may hold: one list, read by the editor (what it offers) and the sanitiser (what it keeps).

``EXTENSIONS`` configures the editor. Each extension of ours adds to the sanitiser's allowlist through
the function beside its name in ``EDITOR_EXTENSIONS`` (the setting DJANGO_PROSE_EDITOR_EXTENSIONS).
"""

from functools import cache

import nh3
from django.templatetags.static import static
from django.utils.functional import lazy
from django_prose_editor.config import (
    add_tags_and_attributes,
    allowlist_from_extensions,
)

LINK_SCHEMES = {"http", "https", "mailto", "tel"}

EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Strike": True,
    "Subscript": True,
    "Superscript": True,
    "Code": True,
    "HardBreak": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HorizontalRule": True,
    "Link": {"enableTarget": False, "protocols": sorted(LINK_SCHEMES)},
    "ImageBlock": True,
    "QuoteBlock": True,
    "PullQuoteBlock": True,
    "FactBox": True,
    "ProductBlock": True,
    "PromoBlock": True,
    "ReadAlsoBlock": True,
}

# The values of data-block, and the element each is written as.
ROW_BLOCKS = {"image": "figure", "product": "div", "promo": "div", "read-also": "div"}
TEXT_BLOCKS = {"quote": "figure", "pull-quote": "figure", "fact-box": "aside"}
BLOCKS = ROW_BLOCKS | TEXT_BLOCKS


def allow_row_block(config, allowlist):
    """A block that names a row of the database by its id."""
    add_tags_and_attributes(
        allowlist,
        ["figure", "figcaption", "div"],
        {"figure": ["data-block", "data-id"], "div": ["data-block", "data-id"]},
    )


def allow_text_block(config, allowlist):
    """A block that holds its own text."""
    add_tags_and_attributes(
        allowlist,
        ["figure", "figcaption", "blockquote", "aside", "h3"],
        {"figure": ["data-block"], "aside": ["data-block"]},
    )


EDITOR_EXTENSIONS = [
    {
        "js": [lazy(static, str)("writing/blocks.js")],
        "extensions": {
            "ImageBlock": allow_row_block,
            "ProductBlock": allow_row_block,
            "PromoBlock": allow_row_block,
            "ReadAlsoBlock": allow_row_block,
            "QuoteBlock": allow_text_block,
            "PullQuoteBlock": allow_text_block,
            "FactBox": allow_text_block,
        },
    }
]


def keep_attribute(tag: str, name: str, value: str) -> str | None:
    """nh3's attribute filter: a block is one of ours on its own element, an id is a number."""
    if name == "data-block":
        return value if BLOCKS.get(value) == tag else None
    if name == "data-id":
        return value if value.isascii() and value.isdigit() and len(value) < 19 else None
    if name == "start":
        return value if value.isascii() and value.isdigit() and len(value) < 5 else None
    return value


# Attributes that the library's lists allow and our extensions never write.
NEVER_WRITTEN = {"rel", "target", "title", "type", "data-type"}


def allowlist() -> dict:
    """What is kept: nh3's ``tags``, ``attributes`` and ``url_schemes``. The editor writes just these."""
    kept = allowlist_from_extensions(EXTENSIONS)
    attributes = {tag: set(names) - NEVER_WRITTEN for tag, names in kept["attributes"].items()}
    return kept | {"attributes": attributes}


@cache
def cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(**allowlist() | {"attribute_filter": keep_attribute, "link_rel": None})


def sanitise(html: str) -> str:
    """Return ``html`` reduced to what the editor can make. Idempotent; NUL and lone surrogates go."""
    readable = html.replace("\0", "").encode("utf-8", "ignore").decode()
    return cleaner().clean(readable).strip()
