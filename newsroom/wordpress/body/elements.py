"""What becomes of each HTML element: one table of tags, a function each."""

import html
import re

from django.utils.translation import gettext_noop as _

from newsroom.wordpress.body import media, special, tables
from newsroom.wordpress.body.context import Context
from newsroom.wordpress.body.flow import Flow, has_text
from newsroom.wordpress.body.tree import Node

INLINE = {
    **dict.fromkeys(("strong", "b"), "strong"),
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "em"),
    **dict.fromkeys(("s", "strike", "del"), "s"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    **{tag: tag for tag in ("sub", "sup")},
}
# Inline elements that are no more than their text here; a note says so where something shown is lost.
UNWRAPPED = {
    **dict.fromkeys(("abbr", "acronym"), _("what an abbreviation stands for (shown on hover)")),
    **dict.fromkeys(("u", "ins"), _("underlining")),
    **dict.fromkeys(("big", "small"), _("size of letters")),
    "mark": _("highlighting"),
    "font": _("colour or size of letters"),
    **dict.fromkeys(("time", "wbr"), ""),
}
STYLES = (
    (re.compile(r"font-weight:\s*(?:bold|[6-9]00)"), "strong"),
    (re.compile(r"font-style:\s*italic"), "em"),
    (re.compile(r"text-decoration[^;]*line-through"), "s"),
)
LOOKS = re.compile(r"color|font-size|font-family|underline|background")
ALIGNMENT = re.compile(r"text-align:\s*(?:center|right|justify)")
SEVERAL_SPACES = re.compile(r"^ +| {2,}")
DEEPER_LISTS = {"ul", "ol"}


def walk(nodes: list, flow: Flow, context: Context) -> None:
    for node in nodes:
        if isinstance(node, str):
            flow.text(node)
        else:
            element(node, flow, context)


def element(node: Node, flow: Flow, context: Context) -> None:
    if ALIGNMENT.search(node.get("style")):
        context.note(_("alignment of text"), "")
    if label := node.get("data-wp"):
        special.place(label, node, flow, context, walk)
    elif tag := INLINE.get(node.tag):
        inline(node, tag, flow, context)
    elif node.tag in UNWRAPPED:
        if reason := UNWRAPPED[node.tag]:
            context.note(reason, node.get("title"))
        walk(node.children, flow, context)
    else:
        BLOCKS.get(node.tag, container)(node, flow, context)


def inline(node: Node, tag: str, flow: Flow, context: Context) -> None:
    is_repeated = flow.is_open(tag)  # bold inside bold, from a tag that was never closed
    if not is_repeated:
        flow.begin(tag)
    flow.untouched += tag == "code"
    walk(node.children, flow, context)
    flow.untouched -= tag == "code"
    if not is_repeated:
        flow.finish()


def container(node: Node, flow: Flow, context: Context) -> None:
    """An element that is only a place for others."""
    flow.end_paragraph()
    walk(node.children, flow, context)
    flow.end_paragraph()


def span(node: Node, flow: Flow, context: Context) -> None:
    tags = [tag for style, tag in STYLES if style.search(node.get("style"))]
    if LOOKS.search(node.get("style")):
        context.note(_("colour or size of letters"), "")
    for tag in tags:
        flow.begin(tag)
    walk(node.children, flow, context)
    for _tag in tags:
        flow.finish()


def quotation(node: Node, flow: Flow, context: Context) -> None:
    flow.write('"')
    walk(node.children, flow, context)
    flow.write('"')


def line_break(node: Node, flow: Flow, context: Context) -> None:
    """Two in a row are how people made paragraphs before they had them."""
    if flow.parts and flow.parts[-1] == "<br>" and not flow.is_inner:
        flow.end_paragraph()
    else:
        flow.line_break()


def link(node: Node, flow: Flow, context: Context) -> None:
    pictures = list(node.all("img"))
    if pictures:
        media.linked_pictures(node, flow, context, walk)
        return
    address = context.link(node.get("href"))
    if not address or address.startswith("#"):
        if address:
            context.note(_("links inside a page"), address)
        elif node.get("href"):
            context.note(_("links that no page may have"), node.get("href"))
        walk(node.children, flow, context)
        return
    title = node.get("title")
    title = f' title="{html.escape(title)}"' if title else ""
    flow.begin("a", f' href="{html.escape(address)}"{title}')
    walk(node.children, flow, context)
    flow.finish()


def heading(node: Node, flow: Flow, context: Context) -> None:
    """We have two levels: the highest that the text uses is the first, and no text begins below it."""
    inner = flow.inner()
    inner.is_classic = False
    walk(node.children, inner, context)
    words = inner.inline()
    if has_text(words):
        is_high = node.tag <= max(context.top_heading, "h2") or not flow.has_heading
        level = "h2" if is_high else "h3"
        flow.has_heading = True
        as_text = (
            f"<p><strong>{words}</strong></p>" if flow.is_inner else f"<{level}>{words}</{level}>"
        )
        flow.block(as_text)
    flow.adopt(inner)


def listing(node: Node, flow: Flow, context: Context) -> None:
    """A list, and everything that people put between its items."""
    items, gathered = [], []
    for child in items_of(node):
        inner = flow.inner()
        nodes = child.children if child.tag == "li" else [child]
        walk(nodes, inner, context)
        blocks = inner.result()
        gathered.append(inner)
        if child.tag in DEEPER_LISTS and items and blocks:
            items[-1] += "".join(blocks)  # a list beside an item belongs into it
        elif blocks:
            items.append("".join(blocks))
    start = node.get("start")
    number = f' start="{start}"' if node.tag == "ol" and start.isdecimal() and start != "1" else ""
    inside = "".join(f"<li>{item}</li>" for item in items)
    flow.block(f"<{node.tag}{number}>{inside}</{node.tag}>" if items else "")
    for inner in gathered:
        flow.adopt(inner)


def items_of(node: Node) -> list[Node]:
    """The children of a list as nodes; loose text counts as an item."""
    return [
        Node("li", {}, [child]) if isinstance(child, str) else child
        for child in node.children
        if not isinstance(child, str) or child.strip()
    ]


def stray_item(node: Node, flow: Flow, context: Context) -> None:
    """An item without a list around it."""
    listing(Node("ul", {}, [node]), flow, context)


def blockquote(node: Node, flow: Flow, context: Context) -> None:
    quote(node, flow, context, name="quote")


def quote(node: Node, flow: Flow, context: Context, *, name: str) -> None:
    """A quote; with somebody's name at its end it is one of our blocks."""
    children, source = part_with_source(node)
    inner, naming = flow.inner(), flow.inner()
    walk(children, inner, context)
    walk(source, naming, context)
    words, who = "".join(inner.result()), naming.inline()
    if flow.is_inner:
        flow.block(words + (f"<p>{who}</p>" if who else ""))
    elif who or name == "pull-quote":
        caption = f"<figcaption>{who}</figcaption>" if who else ""
        words = f"<blockquote>{words}</blockquote>" if words else ""
        flow.block(f'<figure data-block="{name}">{words}{caption}</figure>')
    elif words:
        flow.block(f"<blockquote>{words}</blockquote>")
    flow.adopt(inner)
    flow.adopt(naming)


def part_with_source(node: Node) -> tuple[list, list]:
    """The quote's children without the last, when that is who said it; and that."""
    children = list(node.children)
    while children and isinstance(children[-1], str) and not children[-1].strip():
        children.pop()
    last = children[-1] if children else ""
    if isinstance(last, Node) and last.tag in ("cite", "footer"):
        return children[:-1], last.children
    if isinstance(last, Node) and last.tag == "p":
        held = [c for c in last.children if not isinstance(c, str) or c.strip()]
        if held and isinstance(held[-1], Node) and held[-1].tag == "cite":
            rest = last.children[: last.children.index(held[-1])]
            return [*children[:-1], Node("p", {}, rest)], held[-1].children
    return children, []


def preformatted(node: Node, flow: Flow, context: Context) -> None:
    """Code keeps its lines and its indentation; we have no block for it, so a paragraph of code."""
    text = node_text_with_breaks(node).strip("\n")
    lines = [indented(line) for line in text.split("\n")]
    if "wp-block-verse" in node.classes():
        flow.block(f"<p>{'<br>'.join(lines)}</p>" if text.strip() else "")
    elif text.strip():
        context.note(_("blocks of code, kept as paragraphs of code"), "")
        flow.block(f"<p><code>{'<br>'.join(lines)}</code></p>")


def node_text_with_breaks(node: Node) -> str:
    parts = []
    for child in node.children:
        if isinstance(child, str):
            parts.append(child)
        else:
            parts.append("\n" if child.tag == "br" else node_text_with_breaks(child))
    return "".join(parts)


def indented(line: str) -> str:
    """A line of code whose spaces stay: those that HTML would run together do not break."""
    kept = SEVERAL_SPACES.sub(lambda run: "\u00a0" * len(run.group()), line.expandtabs(4).rstrip())
    return html.escape(kept, quote=False)


def term(node: Node, flow: Flow, context: Context) -> None:
    """A term of a definition list."""
    inner = flow.inner()
    walk(node.children, inner, context)
    words = inner.inline()
    flow.block(f"<p><strong>{words}</strong></p>" if has_text(words) else "")
    flow.adopt(inner)


def rule(node: Node, flow: Flow, context: Context) -> None:
    if flow.is_inner:
        flow.end_paragraph()
    else:
        flow.block("<hr>")


def figure(node: Node, flow: Flow, context: Context) -> None:
    quoted = next(node.all("blockquote"), None)
    if quoted and "wp-block-pullquote" in node.classes():
        quote(quoted, flow, context, name="pull-quote")
    else:
        media.figure(node, flow, context, walk)


def table(node: Node, flow: Flow, context: Context) -> None:
    tables.table(node, flow, context, walk)


def image(node: Node, flow: Flow, context: Context) -> None:
    media.image(node, flow, context)


def player(node: Node, flow: Flow, context: Context) -> None:
    media.player(node, flow, context)


BLOCKS = {
    "a": link,
    "span": span,
    "q": quotation,
    "br": line_break,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), heading),
    **dict.fromkeys(("ul", "ol"), listing),
    "li": stray_item,
    "blockquote": blockquote,
    "pre": preformatted,
    **dict.fromkeys(("dt", "summary"), term),
    "hr": rule,
    "figure": figure,
    "table": table,
    "img": image,
    **dict.fromkeys(("iframe", "video", "audio", "embed", "object"), player),
    **dict.fromkeys(("source", "track", "param", "col", "colgroup"), lambda *args: None),
}
