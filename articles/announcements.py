"""Breaking news as pages show it: read together with what every page links to (articles.navigation)."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Breaking


@dataclass(frozen=True)
class Announcement:
    """A line that is not over. ``is_open``: what it leads to may be seen."""

    text: str
    url: str
    article: int | None
    starts_at: datetime
    ends_at: datetime
    everywhere: bool
    is_open: bool


def announced():
    """What is announced now or will be, a handful, with the address of its article in two parts."""
    public = Exists(Article.objects.public().filter(pk=OuterRef("article")))
    return Breaking.objects.not_over().annotate(
        section_slug=Coalesce("article__section__slug", Value(""), output_field=CharField()),
        article_slug=Coalesce("article__slug", Value(""), output_field=CharField()),
        is_open=Q(public | Q(article=None)),
    )


def address_of(section: str, slug: str) -> str:
    return reverse("articles:article", args=[section, slug]) if section and slug else ""


def standing(lines: list[Announcement], *, is_front: bool) -> Announcement | None:
    """The line that a page shows now: of those that it may show, the one that began last."""
    now = timezone.now()
    for line in lines:
        is_on = line.starts_at <= now < line.ends_at
        if is_on and line.is_open and (is_front or line.everywhere):
            return line
    return None
