"""What a body may hold: one list, read by the editor (what it offers) and the sanitiser (what it keeps).

``EXTENSIONS`` configures the editor. Each extension of ours adds to the sanitiser's allowlist through
the function beside its name in ``EDITOR_EXTENSIONS`` (the setting DJANGO_PROSE_EDITOR_EXTENSIONS).
"""

from collections.abc import Callable
from functools import cache

import nh3
from django.templatetags.static import static
from django.utils.functional import lazy
from django_prose_editor.config import (
    add_tags_and_attributes,
    allowlist_from_extensions,
)

from articles.body.embeds import read_embed
from articles.body.nesting import shallow

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
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "TableBlock": True,
    "ImageBlock": True,
    "GalleryBlock": True,
    "EmbedBlock": True,
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
# Built of something else: a gallery holds picture blocks, a table its rows, an embed an address.
BUILT_BLOCKS = {"gallery": "figure", "table": "figure", "embed": "figure"}
BLOCKS = ROW_BLOCKS | TEXT_BLOCKS | BUILT_BLOCKS


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


def allow_embed(config, allowlist):
    """A block that shows what another site has, by its address (see ``articles.body.embeds``)."""
    add_tags_and_attributes(
        allowlist, ["figure", "figcaption"], {"figure": ["data-block", "data-url"]}
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
            "GalleryBlock": allow_row_block,
            "TableBlock": allow_text_block,
            "EmbedBlock": allow_embed,
        },
    }
]


def keep_attribute(tag: str, name: str, value: str) -> str | None:
    """nh3's attribute filter: an attribute with a rule of its own is kept as the rule has it, or goes."""
    rule = ATTRIBUTES.get(name)
    return rule(tag, value) if rule else value


def number_up_to(digits: int, least: int = 0) -> Callable[[str, str], str | None]:
    def rule(tag: str, value: str) -> str | None:
        is_number = value.isascii() and value.isdigit() and len(value) <= digits
        return value if is_number and int(value) >= least else None

    return rule


def keep_block(tag: str, value: str) -> str | None:
    """A block is one of ours, on its own element."""
    return value if BLOCKS.get(value) == tag else None


def keep_embed(tag: str, value: str) -> str | None:
    """The address of an embed is written in one way, by the table of those who may be embedded."""
    embed = read_embed(value)
    return embed and embed.url


ATTRIBUTES = {
    "data-block": keep_block,
    "data-id": number_up_to(18),
    "data-url": keep_embed,
    "start": number_up_to(4),
    "colspan": number_up_to(2, least=2),
    "rowspan": number_up_to(2, least=2),
}

# What the library's lists allow and our extensions never write.
NEVER_WRITTEN = {"rel", "target", "title", "type", "data-type"}
TAGS_NEVER_WRITTEN = {"thead"}


def allowlist() -> dict:
    """What is kept: nh3's ``tags``, ``attributes`` and ``url_schemes``. The editor writes just these."""
    kept = allowlist_from_extensions(EXTENSIONS)
    attributes = {tag: set(names) - NEVER_WRITTEN for tag, names in kept["attributes"].items()}
    attributes["*"] = set()  # nh3 keeps lang and title on every element unless it is told otherwise
    return kept | {"tags": kept["tags"] - TAGS_NEVER_WRITTEN, "attributes": attributes}


@cache
def cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(**allowlist() | {"attribute_filter": keep_attribute, "link_rel": None})


def sanitise(html: str) -> str:
    """Return ``html`` reduced to what the editor can make. Idempotent; NUL and lone surrogates go."""
    readable = html.replace("\0", "").encode("utf-8", "ignore").decode()
    return cleaner().clean(shallow(readable)).strip()
