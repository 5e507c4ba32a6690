"""The comments in which the block editor writes its blocks, turned into elements.

``<!-- wp:name {…} -->…<!-- /wp:name -->`` becomes ``<div data-wp="name" data-attrs="{…}">…</div>`` where the
block's own HTML does not say enough. What stands outside of blocks is classic content.
"""

import html
import re

from django.utils.translation import gettext_noop as _

COMMENT = re.compile(
    r"<!--\s+(?P<close>/)?wp:(?P<space>[a-z][\w-]*/)?(?P<name>[a-z][\w-]*)\s+"
    r"(?P<attrs>\{.*\}\s+)?(?P<void>/)?-->",
    re.DOTALL,
)
# Blocks whose HTML says what they are; their comments go without a trace.
PLAIN = set(
    """paragraph heading list list-item quote image gallery table buttons columns column group
    separator spacer details social-links post-content term-description row stack audio video code
    preformatted verse media-text file pullquote text-columns subhead accordion math""".split()
)
OTHER_MARKS = re.compile(r"<!--\s*(more|nextpage|noteaser)\b.*?-->", re.IGNORECASE | re.DOTALL)


def has_blocks(content: str) -> bool:
    return "<!-- wp:" in content


def unmark(content: str) -> str:
    """``content`` with elements instead of block comments, classic parts in an element of their own."""
    parts, depth, position = [], 0, 0
    while (start := content.find("<!--", position)) >= 0:
        end = content.find("-->", start)
        if end < 0:
            break
        marker = COMMENT.fullmatch(content, start, end + 3)
        if marker is None:
            parts.append(outside(content[position : end + 3], depth))
        else:
            parts.append(outside(content[position:start], depth))
            parts.append(element(marker))
            depth = max(depth + step(marker), 0)
        position = end + 3
    parts.append(outside(content[position:], depth))
    return "".join(parts)


def step(marker: re.Match) -> int:
    if marker["void"]:
        return 0
    return -1 if marker["close"] else 1


def outside(text: str, depth: int) -> str:
    """What stands between two comments: HTML inside a block, classic content outside of all."""
    if depth or not text.strip():
        return text
    return f'<div data-wp="classic">{text}</div>'


def element(marker: re.Match) -> str:
    space = (marker["space"] or "").rstrip("/")
    name = marker["name"]
    is_core = space in ("", "core")
    if space == "core-embed":
        is_core, name = True, "embed"
    if is_core and name in PLAIN and not marker["void"]:
        return ""
    if marker["close"]:
        return "</div>"
    label = name if is_core else f"{space}/{name}"
    attributes = html.escape((marker["attrs"] or "").strip())
    opened = f'<div data-wp="{label}" data-attrs="{attributes}">'
    return f"{opened}</div>" if marker["void"] else opened


def drop_page_marks(content: str, note) -> str:
    """Without the teaser's mark and the breaks between pages: an article of ours is one page."""

    def drop(mark: re.Match) -> str:
        if mark.group(1).lower() == "nextpage":
            note(_("pages of one post joined into one"), "")
        return "\n\n"

    return OTHER_MARKS.sub(drop, content)
