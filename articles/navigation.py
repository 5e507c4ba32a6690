"""What every page links to: the sections at its head, the lasting pages at its foot, for programs those
on which the paper says how it works, and the breaking news over all of it. One query."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from django.db.models import BooleanField, DateTimeField, IntegerField, Q, Value
from django.db.models.functions import Cast
from django.urls import reverse

from articles.announcements import Announcement, address_of, announced
from articles.models import Page, Section
from articles.surrogates import NAVIGATION, shows

SECTION, PAGE, NEWS = "section", "page", "news"


@dataclass(frozen=True)
class Link:
    pk: int
    name: str
    slug: str
    accent: str
    policy: str = ""

    @property
    def url(self) -> str:
        return reverse("articles:section", args=[self.slug])  # pages share the sections' addresses


@dataclass(frozen=True)
class Navigation:
    sections: list[Link] = field(default_factory=list)
    pages: list[Link] = field(default_factory=list)
    policies: dict[str, Link] = field(default_factory=dict)  # by articles.models.page.Policy
    news: list[Announcement] = field(default_factory=list)  # what began last comes first

    @property
    def sections_by_number(self) -> dict[int, Link]:
        return {link.pk: link for link in self.sections}


class Row(NamedTuple):
    """A row of the one query. What sections and pages do not have is empty there; of breaking news the
    address of its article stands in ``slug`` and ``accent``."""

    place: str
    position: int
    name: str
    slug: str
    accent: str
    pk: int
    in_footer: bool
    policy: str
    starts_at: datetime | None
    ends_at: datetime | None
    article: int | None
    everywhere: bool
    is_open: bool


NO, NOTHING, ZERO = Value(False, BooleanField()), Value(""), Value(0, IntegerField())
# PostgreSQL has to be told of which type an empty column is.
NEVER, NOBODY = Cast(Value(None), DateTimeField()), Cast(Value(None), IntegerField())
NO_NEWS = (NEVER, NEVER, NOBODY, NO, NO)


def load_navigation() -> Navigation:
    """Read everything at once, each in its own order."""
    shows(NAVIGATION)
    navigation = Navigation()
    for row in sorted(rows(), key=lambda row: row[:6]):
        if row.place == NEWS:
            navigation.news.append(announcement(row))
            continue
        link = Link(row.pk, row.name, row.slug, row.accent, row.policy)
        if row.place == SECTION:
            navigation.sections.append(link)
        elif row.in_footer:
            navigation.pages.append(link)
        if row.policy:
            navigation.policies[row.policy] = link
    navigation.news.sort(key=lambda line: line.starts_at, reverse=True)
    return navigation


def rows() -> list[Row]:
    sections = Section.objects.order_by().values_list(
        Value(SECTION), "position", "name", "slug", "accent", "pk", NO, NOTHING, *NO_NEWS
    )
    pages = Page.objects.filter(Q(in_footer=True) | ~Q(policy="")).order_by()
    pages = pages.values_list(
        *(Value(PAGE), "position", "title", "slug", NOTHING, "pk", "in_footer", "policy"), *NO_NEWS
    )
    news = announced().order_by()
    news = news.values_list(
        *(Value(NEWS), ZERO, "text", "article_slug", "section_slug", "pk", NO, NOTHING),
        *("starts_at", "ends_at", "article_id", "everywhere", "is_open"),
    )
    return [Row(*row) for row in sections.union(pages, news, all=True)]


def announcement(row: Row) -> Announcement:
    return Announcement(
        text=row.name,
        url=address_of(row.accent, row.slug),
        article=row.article,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        everywhere=row.everywhere,
        is_open=row.is_open,
    )
