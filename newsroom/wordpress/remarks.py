"""Comments of the export as comments of ours: which come along, in which state, answering whom."""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from comments.models import State
from comments.models.comment import NAME_LENGTH
from newsroom.wordpress import wxr
from newsroom.wordpress.body.tree import Node, parse
from newsroom.wordpress.dates import moment
from newsroom.wordpress.report import Report

STATES = {"1": State.APPROVED, "approved": State.APPROVED, "0": State.PENDING, "spam": State.SPAM}
ORDINARY = ("", "comment")
ECHOES = ("pingback", "trackback")

EMPTY_LINES = re.compile(r"\n{3,}")

ECHO = _("pingbacks and trackbacks")
BINNED = _("comments in the bin")
OTHER_TYPE = _("notes of plugins, which are no comments")
EMPTY = _("comments without text")
REPEATED = _("comments with the number of an earlier one")
ORPHANED = _("answers to comments that were not carried, now standing for themselves")


@dataclass(slots=True)
class Remark:
    """A comment that comes along. ``parent`` is the id there of the one it answers, if that comes too."""

    id: str
    parent: str
    name: str
    email: str = field(repr=False)
    text: str
    state: str
    at: datetime | None
    digest: str


def plan_remarks(comments: list[wxr.Comment], where: str, report: Report) -> list[Remark]:
    """What comes along; the rest is counted in the report, by reason."""
    found: dict[str, Remark] = {}
    for comment in comments:
        reason = refusal(comment, found)
        remark = None if reason else read(comment)
        if remark is None or not remark.text:
            report.leave_out("comments", reason or EMPTY, where)
        else:
            found[comment.id] = remark
    rooted: set[str] = set()  # those whose thread is known to have a beginning
    for remark in found.values():
        if remark.parent and (remark.parent not in found or is_circle(remark, found, rooted)):
            report.notice(ORPHANED, where)
            remark.parent = ""
    return list(found.values())


def refusal(comment: wxr.Comment, found: dict) -> str:
    if comment.type in ECHOES:
        return ECHO
    if comment.type not in ORDINARY:
        return OTHER_TYPE
    if comment.approved in ("trash", "post-trashed"):
        return BINNED
    return REPEATED if comment.id in found else ""


def read(comment: wxr.Comment) -> Remark:
    name = wxr.one_line(comment.author_name)
    if not name or "@" in name:  # many sites put the address where the name was missing
        name = gettext("Anonymous")
    text, state = plain(comment.text), STATES.get(comment.approved, State.PENDING)
    parent = comment.parent if comment.parent not in ("", "0") else ""
    at = moment(comment.date_gmt, comment.date)
    whole = repr((parent, name, text, state, at)).encode("utf-8", "replace")
    digest = hashlib.blake2b(whole, digest_size=6).hexdigest()  # an address is never part of it
    return Remark(comment.id, parent, name[:NAME_LENGTH], comment.email, text, state, at, digest)


def is_circle(remark: Remark, found: dict[str, Remark], rooted: set[str]) -> bool:
    seen, above = {remark.id}, remark
    while above.parent in found and above.id not in rooted:
        if above.parent in seen:
            return True
        seen.add(above.parent)
        above = found[above.parent]
    rooted |= seen
    return False


def digest_of(remarks: list[Remark]) -> str:
    whole = "".join(f"{remark.id}:{remark.digest};" for remark in remarks)
    return hashlib.blake2b(whole.encode(), digest_size=16).hexdigest() if remarks else ""


def plain(text: str) -> str:
    """A comment's HTML as the text that its author would type here."""
    if "<" not in text and "&" not in text:
        return text.strip()
    lines = "".join(written(parse(text).children)).splitlines()
    return EMPTY_LINES.sub("\n\n", "\n".join(line.rstrip() for line in lines)).strip()


def written(nodes: list) -> list[str]:
    parts = []
    for node in nodes:
        if isinstance(node, str):
            parts.append(node)
        else:
            parts += written_element(node)
    return parts


def written_element(node: Node) -> list[str]:
    inside = written(node.children)
    if node.tag == "br":
        return ["\n"]
    if node.tag == "a":
        return with_address(node, "".join(inside))
    if node.tag == "img":
        return [node.get("alt")]
    if node.tag == "blockquote":
        quoted = "".join(inside).strip().splitlines()
        return ["\n\n", "\n".join(f"> {line}" for line in quoted), "\n\n"]
    if node.tag == "li":
        return ["\n- ", *inside]
    if node.tag in ("tr", "dt", "dd"):
        return ["\n", *inside]
    if node.tag in ("p", "div", "ul", "ol", "pre", "h1", "h2", "h3", "h4", "h5", "h6"):
        return ["\n\n", *inside, "\n\n"]
    return inside


def with_address(link: Node, words: str) -> list[str]:
    address = link.get("href")
    bare = address.removeprefix("https://").removeprefix("http://").rstrip("/")
    if not address or bare in words:
        return [words or address]
    return [words, f" ({address})"] if words.strip() else [address]
