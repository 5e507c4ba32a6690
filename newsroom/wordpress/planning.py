"""From an item of the export to what an article or page of ours will be; nothing is written here."""

import html
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.utils import timezone
from django.utils.translation import gettext_noop as _

from articles.addresses import slug_from
from articles.models import Article
from articles.models.publication import Status
from newsroom.wordpress import wxr
from newsroom.wordpress.dates import moment

STATUSES = {
    "publish": Status.PUBLISHED,
    "future": Status.PUBLISHED,  # public when its moment comes: the gate looks at the date
    "draft": Status.DRAFT,
    "auto-draft": Status.DRAFT,
    "pending": Status.SUBMITTED,
    "private": Status.DRAFT,
}
LEFT_OUT_STATUSES = {"trash": _("in the bin"), "inherit": _("a former version of another item")}
TITLE, STANDFIRST = 250, 600  # characters, as the columns have them
SAME_DAY = 86_400  # seconds; a change within it is not worth a line above the text
UNTITLED_WORDS = 10  # of the text, when there is no title
YOAST, RANK_MATH = "_yoast_wpseo_", "rank_math_"
SEO = {
    "seo_title": (f"{YOAST}title", f"{RANK_MATH}title", "_aioseo_title"),
    "seo_description": (f"{YOAST}metadesc", f"{RANK_MATH}description", "_aioseo_description"),
    "social_title": (f"{YOAST}opengraph-title", f"{RANK_MATH}facebook_title", "_aioseo_og_title"),
    "canonical_url": (f"{YOAST}canonical", f"{RANK_MATH}canonical_url"),
}
PRIMARY = (f"{YOAST}primary_category", f"{RANK_MATH}primary_category")
USED_META = {name for names in SEO.values() for name in names} | {
    *PRIMARY,
    "_thumbnail_id",
    "footnotes",
}
LENGTHS = {
    name: Article._meta.get_field(name).max_length
    for name in (*SEO, "kicker", "advertiser", "language", "standfirst")
}
VARIABLE = re.compile(r"%%?([a-z_]+)%?%")
SENTENCE_END = re.compile(r"[.!?…»”\"](?=\s|$)")


@dataclass
class Plan:
    """What an item is to become. ``key`` is its id in the ledger."""

    item: wxr.Item
    key: str
    where: str
    is_page: bool
    columns: dict = field(default_factory=dict)  # of Article or Page, by value
    status: str = Status.DRAFT
    at: datetime | None = None
    updated_at: datetime | None = None
    section: str = ""  # slug in the mapping
    tags: list[tuple[str, str]] = field(default_factory=list)  # slug, name
    authors: list[str] = field(default_factory=list)  # logins
    lead: int | None = None  # id of our picture
    front_place: int | None = None  # what a sticky post asks for
    lacks_pictures: bool = False
    digest: str = ""
    remarks: list = field(default_factory=list)  # its comments: remarks.Remark
    comments_digest: str = ""

    @property
    def is_public(self) -> bool:
        return self.status == Status.PUBLISHED


def cut(text: str, limit: int) -> str:
    """``text`` up to ``limit`` characters: whole sentences if half of it stays, else whole words."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    ends = [found.end() for found in SENTENCE_END.finditer(head)]
    if ends and ends[-1] > limit // 2:
        return head[: ends[-1]]
    return (head.rsplit(None, 1)[0] if " " in head else head).rstrip(" ,;:") + "…"


def plan_title(item: wxr.Item, plan: Plan, text: str, notice) -> str:
    title = wxr.one_line(item["title"])
    if len(title) > TITLE:
        notice(_("titles that were too long, cut"), title)
        return cut(title, TITLE)
    if title:
        return title
    notice(_("items without a title, named by their first words"), "")
    words = text.split()
    first = " ".join(words[:UNTITLED_WORDS]) + ("…" if len(words) > UNTITLED_WORDS else "")
    return cut(first, TITLE) or plan.key


def plan_status(item: wxr.Item, plan: Plan, notice) -> None:
    """Status and dates. What needed a password, or an account, must not become public."""
    plan.status = STATUSES.get(item.status, Status.DRAFT)
    plan.at = moment(item["wp:post_date_gmt"], item["wp:post_date"], item["pubDate"])
    if item.status not in STATUSES:
        notice(_("statuses of plugins: kept as drafts"), item.status)
    elif item.status == "private":
        notice(_("private in WordPress: kept as drafts"), item["title"])
    elif item["wp:post_password"].strip():
        plan.status = Status.DRAFT
        notice(_("protected by a password: kept as drafts"), item["title"])
    if plan.is_public and plan.at is None:
        plan.at = moment(item["wp:post_modified_gmt"], item["wp:post_modified"])
        plan.at = plan.at or datetime(2000, 1, 1, tzinfo=UTC)
        notice(_("published without a date"), item["title"])
    if item.status == "future" and plan.at and plan.at <= timezone.now():
        notice(_("scheduled, and due since: published"), item["title"])


def plan_standfirst(item: wxr.Item, notice) -> str:
    excerpt = wxr.one_line(item["excerpt:encoded"])
    if len(excerpt) > STANDFIRST:
        notice(_("excerpts longer than a standfirst, cut"), excerpt)
    return cut(excerpt, STANDFIRST)


def plan_search(item: wxr.Item, title: str, site: str) -> dict[str, str]:
    """What Yoast, RankMath and All in One SEO know; their variables are filled in."""
    found = {}
    for column, names in SEO.items():
        text = next(filter(None, (item.meta.get(name, "").strip() for name in names)), "")
        text = wxr.one_line(fill_in(text, title, site))
        found[column] = "" if text == title or is_default(text, title, site) else text
    address = found["canonical_url"]
    if not address.startswith(("http://", "https://")) or address == item["link"].strip():
        found["canonical_url"] = ""
    return {column: text[: LENGTHS[column]] for column, text in found.items()}


def fill_in(text: str, title: str, site: str) -> str:
    known = {"title": title, "sitename": site, "sep": "-", "page": "", "primary_category": ""}
    return VARIABLE.sub(lambda name: known.get(name.group(1), ""), text) if "%" in text else text


def is_default(text: str, title: str, site: str) -> bool:
    """A title made of the article's and the site's says nothing that ours would not."""
    return bool(site) and text.replace(title, "").replace(site, "").strip(" -–—|·•") == ""


def plan_fields(item: wxr.Item, fields: dict[str, str]) -> dict[str, str]:
    """Custom fields by mapping."""
    found = {}
    for name, column in fields.items():
        text = wxr.one_line(item.meta.get(name, ""))
        if text:
            limit = LENGTHS.get(column, 250)
            found[column] = cut(text, limit)
    return found


def plan_slug(item: wxr.Item, title: str) -> str:
    """An address in our alphabet from WordPress's, else from the title; "" when neither has letters."""
    name = html.unescape(item["wp:post_name"].strip())
    return slug_from(wxr.unquoted(name))[:100].strip("-") or slug_from(title)[:100].strip("-")


def plan_authors(item: wxr.Item) -> list[str]:
    """The row of bylines: Co-Authors Plus and its like before WordPress's only author."""
    several = [
        term.slug.removeprefix("cap-")
        for term in item.terms
        if term.taxonomy in ("author", "byline")
    ]
    single = item["dc:creator"].strip(" \t\n<>\"'")
    return list(dict.fromkeys(several)) or ([single] if single else [])
