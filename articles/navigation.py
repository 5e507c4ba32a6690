"""What every page links to: the sections at its head, the lasting pages at its foot. One query."""

from dataclasses import dataclass, field

from django.db.models import Value
from django.urls import reverse

from articles.models import Page, Section
from articles.surrogates import NAVIGATION, shows

SECTION, PAGE = "section", "page"


@dataclass(frozen=True)
class Link:
    pk: int
    name: str
    slug: str
    accent: str

    @property
    def url(self) -> str:
        return reverse("articles:section", args=[self.slug])  # pages share the sections' addresses


@dataclass(frozen=True)
class Navigation:
    sections: list[Link] = field(default_factory=list)
    pages: list[Link] = field(default_factory=list)


def load_navigation() -> Navigation:
    """Read both lists at once, each in its own order."""
    shows(NAVIGATION)
    sections = Section.objects.order_by().values_list(
        Value(SECTION), "position", "name", "slug", "accent", "pk"
    )
    pages = Page.objects.filter(in_footer=True).order_by()
    pages = pages.values_list(Value(PAGE), "position", "title", "slug", Value(""), "pk")
    navigation = Navigation()
    shelves = {SECTION: navigation.sections, PAGE: navigation.pages}
    rows = sorted(sections.union(pages, all=True))
    for place, _position, name, slug, accent, pk in rows:
        shelves[place].append(Link(pk, name, slug, accent))
    return navigation
