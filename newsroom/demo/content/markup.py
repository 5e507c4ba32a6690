"""The notation the demo's texts are typed in, and its HTML: the blocks that a body may hold.

Blocks stand between empty lines. ``## `` and ``### `` are subheads, ``- `` and ``1. `` lists, ``> ``
a quotation, ``!! `` a pull quote. A block may begin with a word: ``quote:`` (its source follows after
`` -- ``), ``box:`` (a fact box: its title, then lines and points), ``image:`` (a key, then perhaps
`` | `` and a caption), ``product:``, ``promo:``, ``read-also:``. Inside a text: ``**strong**``,
``*em*``, ```code```, ``[words](slug)``.
"""

import re
from collections.abc import Callable

INLINE = (
    (re.compile(r"\*\*(.+?)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"\*(.+?)\*"), r"<em>\1</em>"),
    (re.compile(r"`(.+?)`"), r"<code>\1</code>"),
    (re.compile(r"\[([^]]+)\]\(([a-z0-9-]+)\)"), r'<a href="{url:\2}">\1</a>'),
)
ITEM = re.compile(r"(?m)^(?:- |\d+\. )")


def sentence(source: str) -> str:
    """A text wrapped over several lines as one line."""
    return " ".join(source.split())


def story(source: str) -> str:
    """A whole text as body HTML; ``{image:KEY}`` and the like stand where row ids belong."""
    return "".join(block(part) for part in re.split(r"\n\s*\n", source.strip()))


def inline(text: str) -> str:
    text = sentence(text)
    for pattern, replacement in INLINE:
        text = pattern.sub(replacement, text)
    return text


def block(source: str) -> str:
    """One block. An unmarked one is a paragraph."""
    for start, write in BLOCKS.items():
        if source.startswith(start):
            return write(source.removeprefix(start).strip())
    if re.match(r"\d+\. ", source):
        return points(source, "ol")
    return f"<p>{inline(source)}</p>"


def points(source: str, tag: str) -> str:
    items = (inline(item) for item in ITEM.split(source) if item.strip())
    return f"<{tag}>" + "".join(f"<li><p>{item}</p></li>" for item in items) + f"</{tag}>"


def quote(source: str) -> str:
    text, _, origin = source.rpartition(" -- ")
    return (
        f'<figure data-block="quote"><blockquote><p>{inline(text)}</p></blockquote>'
        f"<figcaption>{inline(origin)}</figcaption></figure>"
    )


def pull_quote(source: str) -> str:
    return (
        f'<figure data-block="pull-quote"><blockquote><p>{inline(source)}</p></blockquote>'
        "<figcaption></figcaption></figure>"
    )


def fact_box(source: str) -> str:
    title, _, rest = source.partition("\n")
    text, *items = ITEM.split(rest.strip())
    paragraph = f"<p>{inline(text)}</p>" if text.strip() else ""
    listed = points("- " + "\n- ".join(items), "ul") if items else ""
    return f'<aside data-block="fact-box"><h3>{inline(title)}</h3>{paragraph}{listed}</aside>'


def image(source: str) -> str:
    key, _, caption = source.partition(" | ")
    return (
        f'<figure data-block="image" data-id="{{image:{key.strip()}}}">'
        f"<figcaption>{inline(caption)}</figcaption></figure>"
    )


def row(name: str, kind: str) -> Callable[[str], str]:
    """A block that is nothing but a row: its name in the body, its kind among references."""
    return lambda key: f'<div data-block="{name}" data-id="{{{kind}:{key}}}"></div>'


BLOCKS: dict[str, Callable[[str], str]] = {
    "### ": lambda text: f"<h3>{inline(text)}</h3>",
    "## ": lambda text: f"<h2>{inline(text)}</h2>",
    "!! ": pull_quote,
    "> ": lambda text: f"<blockquote><p>{inline(text)}</p></blockquote>",
    "- ": lambda text: points("- " + text, "ul"),
    "quote:": quote,
    "box:": fact_box,
    "image:": image,
    "product:": row("product", "product"),
    "promo:": row("promo", "promo"),
    "read-also:": row("read-also", "article"),
}
