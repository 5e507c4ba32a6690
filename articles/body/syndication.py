"""A rendered body as other people's programs get it: plain elements, absolute addresses."""

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


def syndicated(html: str, base: str) -> str:
    """Return ``html`` without what only our own pages can style or run; ``base`` is its address.

    Pictures keep their one ``src``: what reads feeds seldom understands ``srcset``.
    """
    return nh3.clean(
        html,
        tags=TAGS,
        clean_content_tags=WITHOUT_CONTENT,
        attributes=ATTRIBUTES,
        link_rel=None,
        url_relative=("rewrite_with_base", base),
    )
