"""What block comments and shortcodes stood for: the elements with ``data-wp``."""

import html
import json

from django.utils.translation import gettext_noop as _

from newsroom.wordpress.body.context import Context, Picture
from newsroom.wordpress.body.flow import Flow
from newsroom.wordpress.body.media import picture_block, public_page, short
from newsroom.wordpress.body.soup import spell_out
from newsroom.wordpress.body.tree import Node, parse

DEEPEST_REUSE = 5  # reusable blocks inside each other; WordPress itself forbids circles
# Lists and forms that WordPress makes of itself when a page is asked for: they hold no text.
MADE_ON_DEMAND = set(
    """archives calendar categories latest-comments latest-posts page-list rss search tag-cloud
    social-link navigation site-title site-logo site-tagline loginout query query-pagination
    post-title post-date post-author post-excerpt post-featured-image post-terms comments
    legacy-widget widget-group read-more avatar home-link template-part pattern""".split()
)
SILENT = {"more", "nextpage", "spacer", "separator"}


def place(label: str, node: Node, flow: Flow, context: Context, walk) -> None:
    attributes = read(node)
    if label in PLACES:
        PLACES[label](node, attributes, flow, context, walk)
        return
    if label not in SILENT:
        tell(label, node, attributes, context)
    flow.end_paragraph()
    walk(node.children, flow, context)
    flow.end_paragraph()


def read(node: Node) -> dict:
    try:
        found = json.loads(node.get("data-attrs") or "{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def tell(label: str, node: Node, attributes: dict, context: Context) -> None:
    is_empty = not node.text().strip()
    if label in MADE_ON_DEMAND:
        context.note(_("lists and forms that WordPress makes by itself"), label)
    elif is_empty:
        data = json.dumps(attributes, ensure_ascii=False)[:300] if attributes else ""
        context.note(_("blocks of plugins that hold no text"), f"{label} {data}".strip())
    elif "/" in label:
        context.note(_("blocks of plugins, their text kept"), label)


def classic(node: Node, attributes: dict, flow: Flow, context: Context, walk) -> None:
    """Content of the classic editor between blocks."""
    flow.end_paragraph()
    former, flow.is_classic = flow.is_classic, True
    walk(node.children, flow, context)
    flow.end_paragraph()
    flow.is_classic = former


def caption(node: Node, attributes: dict, flow: Flow, context: Context, walk) -> None:
    """``[caption]``: a picture, then its words; in old exports these are an attribute."""
    pictures = list(node.all("img"))
    words = Flow(is_inner=True)
    walk([child for child in node.children if not holds_picture(child)], words, context)
    text = words.inline() or html.escape(str(attributes.get("caption", "")), quote=False)
    held = [child for child in node.children if holds_picture(child)]
    if len(pictures) == 1:
        frame = Node("figure", {}, [*held, Node("figcaption", {}, parse(text).children)])
        walk([frame], flow, context)
        return
    walk(held, flow, context)
    flow.block(f"<p>{text}</p>" if text else "")


def holds_picture(child) -> bool:
    return isinstance(child, Node) and (child.tag == "img" or any(True for _ in child.all("img")))


def gallery(node: Node, attributes: dict, flow: Flow, context: Context, walk) -> None:
    """``[gallery]``: the pictures named, or those that hang on the post, one after the other."""
    named = str(attributes.get("ids") or attributes.get("include") or "")
    ids = [key.strip() for key in named.split(",") if key.strip()]
    left_out = {key.strip() for key in str(attributes.get("exclude") or "").split(",")}
    ids = ids or [
        key for key in context.attachments(str(attributes.get("id") or context.post))
        if key not in left_out
    ]  # fmt: skip
    if not ids:
        context.note(_("galleries without a picture"), "")
    for key in ids:
        known = context.attachment(key)
        if known is None:
            context.note(_("pictures of a gallery that the export does not have"), key)
            continue
        picture = Picture(known.url, key, known.alt, known.caption)
        flow.apart(picture_block(picture, context, html.escape(known.caption, quote=False)))


def player(node: Node, attributes: dict, flow: Flow, context: Context, walk) -> None:
    """``[video]``, ``[audio]``, ``[embed]``, an embed block: a link to what would play there."""
    kinds = "src mp4 m4v webm ogv ogg wmv flv mp3 m4a wav wma url 0".split()
    inside = node.text().strip().split()
    named = (str(attributes.get(kind) or "") for kind in kinds)
    address = next(filter(None, (*inside[:1], *named)), "")
    address = context.link(public_page(address))
    if not address.startswith("http"):
        context.note(_("players without an address"), node.text().strip())
        return
    context.note(_("video, audio and frames of other sites, kept as links"), address)
    flow.apart(f'<p><a href="{html.escape(address)}">{html.escape(short(address))}</a></p>')


def embed(node: Node, attributes: dict, flow: Flow, context: Context, walk) -> None:
    """An embed block: its address stands in it as text, its caption beside it."""
    captions = list(node.all("figcaption"))
    said = (word for word in node.text().split() if word.startswith("http"))
    address = str(attributes.get("url") or "") or next(said, "")
    flow.end_paragraph()
    player(Node("div", {}, [address]), attributes, flow, context, walk)
    for each in captions:
        walk(each.children, flow, context)
        flow.end_paragraph()


def playlist(node: Node, attributes: dict, flow: Flow, context: Context, walk) -> None:
    ids = str(attributes.get("ids") or "").split(",")
    for known in filter(None, (context.attachment(key.strip()) for key in ids)):
        player(Node("div", {}, [known.url]), {}, flow, context, walk)


def cover(node: Node, attributes: dict, flow: Flow, context: Context, walk) -> None:
    """A picture with text on it: the picture, then the text."""
    has_own = any(True for _ in node.all("img"))
    address = str(attributes.get("url") or "")
    if address and not has_own and attributes.get("backgroundType") != "video":
        picture = Picture(
            address, str(attributes.get("id") or ""), str(attributes.get("alt") or "")
        )
        flow.apart(picture_block(picture, context))
    flow.end_paragraph()
    walk(node.children, flow, context)
    flow.end_paragraph()


def reused(node: Node, attributes: dict, flow: Flow, context: Context, walk) -> None:
    """A reusable block is written out where it is used: we keep no text outside of articles."""
    key = str(attributes.get("ref") or "")
    content = context.reusable(key) if context.depth < DEEPEST_REUSE else None
    if content is None:
        context.note(_("reusable blocks that the export does not have"), key)
        return
    context.depth += 1
    flow.end_paragraph()
    walk(parse(spell_out(content, context.note)).children, flow, context)
    flow.end_paragraph()
    context.depth -= 1


def footnotes(node: Node, attributes: dict, flow: Flow, context: Context, walk) -> None:
    """The notes stand in a field beside the text."""
    try:
        notes = json.loads(context.footnotes or "[]")
        texts = [str(note.get("content", "")) for note in notes]
    except (ValueError, AttributeError, TypeError):
        texts = []
    if texts:
        items = "".join(f"<li>{text}</li>" for text in texts)
        walk(parse(f"<ol>{items}</ol>").children, flow, context)


PLACES = {
    **dict.fromkeys(("classic", "freeform"), classic),
    "caption": caption,
    **dict.fromkeys(("[gallery]", "[playlist]"), gallery),
    "[playlist]": playlist,
    **dict.fromkeys(("[video]", "[audio]", "[embed]"), player),
    "embed": embed,
    "cover": cover,
    "block": reused,
    "footnotes": footnotes,
}
