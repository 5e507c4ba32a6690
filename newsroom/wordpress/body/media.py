"""Pictures, players and what stands around them."""

import html
import re
from pathlib import PurePosixPath
from urllib.parse import parse_qs, unquote, urlsplit

from django.utils.translation import gettext_noop as _

from newsroom.wordpress.body.context import Context, Picture
from newsroom.wordpress.body.flow import Flow, has_text
from newsroom.wordpress.body.tree import Node

ATTACHMENT_CLASS = re.compile(r"wp-image-(\d+)")
PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|tiff?|bmp|svg)$", re.IGNORECASE)
ICON = 40  # pixels; smaller pictures are ornaments in a line of text
SMILEY_CLASSES = {"wp-smiley", "emoji"}
EMBED_SOURCES = (
    (
        re.compile(r"youtube(?:-nocookie)?\.com/embed/([\w-]+)"),
        "https://www.youtube.com/watch?v={}",
    ),
    (re.compile(r"player\.vimeo\.com/video/(\d+)"), "https://vimeo.com/{}"),
    (re.compile(r"dailymotion\.com/embed/video/(\w+)"), "https://www.dailymotion.com/video/{}"),
)


def image(node: Node, flow: Flow, context: Context, caption: str = "") -> None:
    """A picture where it stands; ``caption`` is inline HTML."""
    if SMILEY_CLASSES & node.classes() or is_icon(node):
        if not SMILEY_CLASSES & node.classes():
            context.note(_("icons in the text, kept as their text"), node.get("src"))
        flow.write(node.get("alt"))
        return
    flow.apart(picture_block(picture_of(node), context, caption))


def is_icon(node: Node) -> bool:
    size = [node.get("width"), node.get("height")]
    return all(side.isdecimal() and int(side) <= ICON for side in size)


def picture_of(node: Node) -> Picture:
    """The address of the whole picture, where the page says it, rather than of a variant."""
    names = ("data-full-url", "data-lazy-src", "data-src", "src")
    addresses = (node.get(name) for name in names)
    marked = ATTACHMENT_CLASS.search(node.get("class"))
    attachment = marked.group(1) if marked else node.get("data-id")
    return Picture(next(filter(None, addresses), ""), attachment, " ".join(node.get("alt").split()))


def picture_block(picture: Picture, context: Context, caption: str = "") -> str:
    """Our block of that picture, or a link to it when there is no file."""
    row = context.place(picture)
    if row is not None:
        told = f"<figcaption>{caption}</figcaption>" if caption else ""
        return f'<figure data-block="image" data-id="{row}">{told}</figure>'
    label = html.escape(picture.alt or file_name(picture.url), quote=False)
    address = context.link(picture.url)
    text = f'<a href="{html.escape(address)}">{label}</a>' if address and label else label
    said = f"<p>{caption}</p>" if caption else ""
    return (f"<p>{text}</p>" if text else "") + said


def file_name(address: str) -> str:
    try:
        return unquote(PurePosixPath(urlsplit(address).path).name)
    except ValueError:
        return ""


def linked_pictures(node: Node, flow: Flow, context: Context, walk) -> None:
    """``<a><img></a>``: a link to the picture's own file or page goes, any other stays, as a line."""
    walk(node.children, flow, context)
    keep_link(node, flow, context)


def keep_link(node: Node, flow: Flow, context: Context) -> None:
    href = node.get("href")
    address = context.link(href)
    if not address or is_own_page(href, node, context):
        return
    context.note(_("links on pictures, kept as a line below"), href)
    shown = html.escape(short(address), quote=False)
    flow.apart(f'<p><a href="{html.escape(address)}">{shown}</a></p>')


def is_own_page(href: str, node: Node, context: Context) -> bool:
    """Whether a picture's link leads to nothing but the picture."""
    if href.startswith("#"):
        return True
    try:
        parts = urlsplit(href)
    except ValueError:
        return True
    if PICTURE_FILE.search(parts.path) or "attachment" in (parts.query + node.get("class")):
        return True
    known = (picture_of(image).attachment for image in node.all("img"))
    pages = (context.attachment(key) for key in known if key)
    return any(page and href.rstrip("/") == page.link.rstrip("/") for page in pages)


def short(address: str) -> str:
    """An address as a reader wants to see it: host and path."""
    parts = urlsplit(address)
    return (parts.netloc.removeprefix("www.") + parts.path).rstrip("/") or address


def figure(node: Node, flow: Flow, context: Context, walk) -> None:
    """A figure of WordPress: one picture with its caption, a gallery, a player, or a mere frame."""
    captions = [child for child in node.children if is_caption(child)]
    rest = [child for child in node.children if not is_caption(child)]
    pictures = [] if has_parts(node) else list(node.all("img"))
    caption = caption_html(captions, flow, context, walk)
    flow.end_paragraph()
    if len(pictures) == 1 and not is_icon(pictures[0]):
        image(pictures[0], flow, context, caption)
        around = (link for link in node.all("a") if any(True for _ in link.all("img")))
        for link in around:
            keep_link(link, flow, context)
        return
    walk(rest, flow, context)
    flow.end_paragraph()
    if caption:
        flow.block(f"<p>{caption}</p>")


def is_caption(child) -> bool:
    return isinstance(child, Node) and child.tag == "figcaption"


def has_parts(node: Node) -> bool:
    """A figure of figures, or one that holds more than a picture."""
    return any(True for _ in node.all("figure", "li", "table", "blockquote", "p", "video", "audio"))


def caption_html(captions: list[Node], flow: Flow, context: Context, walk) -> str:
    inner = Flow(is_inner=True)
    for caption in captions:
        walk(caption.children, inner, context)
        inner.end_paragraph()
    words = inner.inline()
    flow.adopt(inner)
    return words if has_text(words) else ""


def player(node: Node, flow: Flow, context: Context) -> None:
    """Video, audio and frames of other sites: a link to them, for now."""
    inside = (source.get("src") for source in node.all("source", "embed"))
    sources = (node.get("src"), node.get("data-src"), node.get("data"), *inside)
    address = context.link(public_page(next(filter(None, sources), "")))
    if not address:
        context.note(_("players without an address"), "")
        return
    context.note(_("video, audio and frames of other sites, kept as links"), address)
    label = html.escape(node.get("title") or short(address), quote=False)
    flow.apart(f'<p><a href="{html.escape(address)}">{label}</a></p>')


def public_page(address: str) -> str:
    """The page that a player's frame belongs to."""
    if address.startswith("//"):
        address = f"https:{address}"
    for source, page in EMBED_SOURCES:
        if found := source.search(address):
            return page.format(found.group(1))
    if "facebook.com/plugins/" in address:
        return parse_qs(urlsplit(address).query).get("href", [address])[0]
    return address
