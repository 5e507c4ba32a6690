"""A rendered body as other people's programs get it: plain elements, absolute addresses."""

import re

import nh3

TAGS = set(
    """a abbr aside b blockquote br cite code dd div dl dt em figcaption figure h2 h3 h4 hr i img li
    ol p pre q s small strong sub sup table tbody td th thead tr ul""".split()
)
ATTRIBUTES = {
    "a": {"href", "hreflang", "rel", "title"},
    "abbr": {"title"},
    "img": {"alt", "height", "src", "width"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
WITHOUT_CONTENT = {"button", "form", "noscript", "script", "style", "svg", "template"}
# A picture with what belongs to it, as our own templates write them: well-formed, and never one inside
# another. With its place in a gallery, with its caption, or alone.
FIGURE = r"<figure\b(?:(?!</figure>).)*</figure>"
PICTURE = re.compile(
    rf"<li>\s*{FIGURE}\s*</li>|{FIGURE}|<picture\b(?:(?!</picture>).)*</picture>|<img\b[^>]*>",
    re.DOTALL,
)
RENDITION = re.compile(r"/renditions/([0-9a-f]+)/")


def syndicated(html: str, base: str, without: frozenset[str] = frozenset()) -> str:
    """Return ``html`` without what only our own pages can style or run; ``base`` is its address.

    ``without``: folders of renditions that are left out, each with its caption.

    Pictures keep their one ``src``: what reads feeds seldom understands ``srcset``.
    """
    if without:
        html = PICTURE.sub(lambda match: "" if shows_any(match[0], without) else match[0], html)
    return nh3.clean(
        html,
        tags=TAGS,
        clean_content_tags=WITHOUT_CONTENT,
        attributes=ATTRIBUTES,
        link_rel=None,
        url_relative=("rewrite_with_base", base),
    )


def shows_any(html: str, folders: frozenset[str]) -> bool:
    return not folders.isdisjoint(RENDITION.findall(html))
