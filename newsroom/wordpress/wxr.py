"""The records of an export: what an element of :mod:`scanning` says.

The e-mail of a comment is the only address that is read at all, because it has to be sealed; it shows in
no ``repr``. Addresses of authors and of computers stay in the file.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import unquote

from django.utils.translation import gettext as _

CHILD = re.compile(r"<([A-Za-z][\w:.-]*)((?:\s[^<>]*?)?)(/?)>")
ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
CDATA_START = re.compile(r"\s*<!\[CDATA\[")
TAG = re.compile(r"<(/?[a-z]*[0-9]?)[^<>]*>", re.IGNORECASE)
WORD_BREAKING = {"br", "p", "/p", "div", "/div", "li", "/li", "hr", "td", "/td"}
END = r"</{name}\s*>"
CDATA_END = rf"\]\]>\s*{END}"
CDATA_OR_END = rf"<!\[CDATA\[|{END}"
REJOINED = "]]]]><![CDATA[>"  # how WordPress writes "]]>" inside a CDATA section
CONTAINERS = {"wp:comment", "wp:postmeta", "wp:commentmeta", "wp:termmeta"}


class Broken(Exception):
    """An element that cannot be read; the message says which part of it."""


@dataclass(slots=True)
class Term:
    """A category, a tag, or a term of another taxonomy."""

    taxonomy: str
    id: str
    slug: str
    name: str
    parent: str = ""
    description: str = ""


@dataclass(slots=True)
class Author:
    id: str
    login: str
    name: str


@dataclass(slots=True)
class Comment:
    id: str
    parent: str
    author_name: str
    email: str = field(repr=False)
    date: str
    date_gmt: str
    text: str
    approved: str
    type: str
    user: str


@dataclass(slots=True)
class Item:
    """A post, page, attachment, or anything else that WordPress keeps in its table of posts."""

    line: int
    fields: dict[str, str]
    terms: list[Term]  # id and parent are empty: an item names terms by slug
    meta: dict[str, str]
    comments: list[Comment]

    def __getitem__(self, name: str) -> str:
        """A child element's text by its tag ("title", "wp:post_id"), "" without it."""
        return self.fields.get(name, "")

    @property
    def id(self) -> str:
        return self["wp:post_id"].strip()

    @property
    def type(self) -> str:
        return self["wp:post_type"].strip() or "post"

    @property
    def status(self) -> str:
        return self["wp:status"].strip() or "publish"


def children(text: str, position: int = 0) -> Iterator[tuple[str, str, str, int]]:
    """Every child element as (tag, attributes, what it holds as it stands, where that begins)."""
    while found := CHILD.search(text, position):
        name, attributes, is_empty = found.groups()
        if is_empty:
            yield name, attributes, "", found.end()
            position = found.end()
            continue
        inside, position = hold(text, name, found.end())
        yield name, attributes, inside, found.end()


def hold(text: str, name: str, start: int) -> tuple[str, int]:
    """What the element opened before ``start`` holds, and where it ends.

    A CDATA section ends where the element does, and not at a stray "]]>" before that.
    """
    if name in CONTAINERS:
        return hold_container(text, name, start)
    if CDATA_START.match(text, start) and (end := pattern(CDATA_END, name).search(text, start)):
        return text[start : end.start() + 3], end.end()
    if end := pattern(END, name).search(text, start):
        return text[start : end.start()], end.end()
    raise Broken(_("%(tag)s is not closed") % {"tag": f"<{name}>"})


@lru_cache(maxsize=512)
def pattern(shape: str, name: str) -> re.Pattern:
    return re.compile(shape.format(name=re.escape(name)))


def hold_container(text: str, name: str, start: int) -> tuple[str, int]:
    """As :func:`hold`, passing over the CDATA sections inside, which may quote anything."""
    following, position = pattern(CDATA_OR_END, name), start
    while found := following.search(text, position):
        if not found.group().startswith("<!"):
            return text[start : found.start()], found.end()
        end = text.find("]]>", found.end())
        if end < 0:
            break
        position = end + 3
    raise Broken(_("%(tag)s is not closed") % {"tag": f"<{name}>"})


def value(inside: str) -> str:
    """The text that an element without children holds."""
    if CDATA_START.match(inside):
        stripped = inside.strip()
        whole = stripped[len("<![CDATA[") :].removesuffix("]]>")
        return whole.replace(REJOINED, "]]>").replace("]]><![CDATA[", "").replace("\r\n", "\n")
    parts, end = [], 0
    for section in CDATA.finditer(inside):
        parts += [html.unescape(inside[end : section.start()]), section.group(1)]
        end = section.end()
    return "".join([*parts, html.unescape(inside[end:])]).replace("\r\n", "\n")


def attributes_of(text: str) -> dict[str, str]:
    return {name: html.unescape(a or b) for name, a, b in ATTRIBUTE.findall(text)}


def inside_of(text: str) -> str:
    """An element's text without its own start tag (its end tag is no child and does no harm)."""
    return text[text.index(">") + 1 :]


def plain(text: str) -> dict[str, str]:
    """The children of an element that has no repeated ones."""
    return {name: value(inside) for name, _attributes, inside, _at in children(inside_of(text))}


def read_site(head: str) -> dict[str, str]:
    """What the head of the channel says of the site. Never raises: a head may be missing or torn."""
    found = {}
    for name in ("title", "link", "language", "wp:base_blog_url", "wp:base_site_url"):
        match = re.search(rf"<{name}(?:\s[^<>]*)?>(.*?)</{name}\s*>", head, re.DOTALL)
        found[name] = value(match.group(1)).strip() if match else ""
    return found


def read_author(text: str) -> Author:
    fields = plain(text)
    names = (fields.get("wp:author_first_name", ""), fields.get("wp:author_last_name", ""))
    name = fields.get("wp:author_display_name", "").strip() or " ".join(names).strip()
    login = fields.get("wp:author_login", "").strip()
    return Author(fields.get("wp:author_id", "").strip(), login, name or login)


# Which children say what, per kind of term: taxonomy, slug, name, parent, description.
TERM_FIELDS = {
    "wp:category": ("category_nicename", "cat_name", "category_parent", "category_description"),
    "wp:tag": ("tag_slug", "tag_name", "", "tag_description"),
    "wp:term": ("term_slug", "term_name", "term_parent", "term_description"),
}
TAXONOMIES = {"wp:category": "category", "wp:tag": "post_tag"}


def read_term(name: str, text: str) -> Term:
    fields = plain(text)
    taxonomy = TAXONOMIES.get(name) or fields.get("wp:term_taxonomy", "").strip()
    slug, label, parent, description = (
        html.unescape(fields.get(f"wp:{key}", "")).strip() for key in TERM_FIELDS[name]
    )
    return Term(
        taxonomy,
        fields.get("wp:term_id", "").strip(),
        slug or label,
        label or slug,
        parent,
        description,
    )


def read_item(text: str, line: int, *, with_comments: bool = True) -> Item:
    """Raises Broken when a part of the item has no end."""
    item = Item(line, {}, [], {}, [])
    for name, attributes, inside, _at in children(inside_of(text)):
        if name == "category":
            read_item_term(item, attributes_of(attributes), value(inside).strip())
        elif name == "wp:postmeta":
            meta = {key: value(held) for key, _attributes, held, _at in children(inside)}
            item.meta.setdefault(meta.get("wp:meta_key", "").strip(), meta.get("wp:meta_value", ""))
        elif name == "wp:comment":
            item.comments.append(read_comment(inside) if with_comments else None)
        else:
            item.fields.setdefault(name, value(inside))
    return item


def read_item_term(item: Item, attributes: dict[str, str], name: str) -> None:
    """WXR 1.0 names each term twice, once without slug; and says "tag" where 1.2 says "post_tag"."""
    taxonomy = attributes.get("domain", "category").strip()
    taxonomy = "post_tag" if taxonomy == "tag" else taxonomy
    slug = attributes.get("nicename", "").strip()
    known = {(term.taxonomy, term.slug) for term in item.terms}
    names = {(term.taxonomy, term.name) for term in item.terms}
    name = html.unescape(name) or slug
    is_repeated = (taxonomy, slug) in known if slug else (taxonomy, name) in names
    if name and not is_repeated:
        item.terms.append(Term(taxonomy, "", slug or name, name))


def read_comment(inside: str) -> Comment:
    fields = {}
    for name, _attributes, held, _at in children(inside):
        if name not in CONTAINERS:
            fields.setdefault(name.removeprefix("wp:comment_"), value(held).strip())
    return Comment(
        id=fields.get("id", ""),
        parent=fields.get("parent", ""),
        author_name=fields.get("author", ""),
        email=fields.get("author_email", ""),
        date=fields.get("date", ""),
        date_gmt=fields.get("date_gmt", ""),
        text=fields.get("content", ""),
        approved=fields.get("approved", "0"),
        type=fields.get("type", ""),
        user=fields.get("user_id", ""),
    )


def one_line(text: str) -> str:
    """Rich text as a plain line: no tags, no references, single spaces."""
    if not text:
        return ""
    stripped = TAG.sub(lambda tag: " " if tag.group(1).lower() in WORD_BREAKING else "", text)
    return " ".join(html.unescape(stripped).split())


def serialized(text: str, key: str) -> str:
    """A text value of serialised PHP, found by its key. No more of it is ever read."""
    found = re.search(rf'"{key}";s:\d+:"(.*?)";', text, re.DOTALL)
    return one_line(found.group(1)) if found else ""


def unquoted(slug: str) -> str:
    """A slug as text: WordPress stores other scripts percent-encoded."""
    return unquote(slug, errors="replace")
