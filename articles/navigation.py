"""What every page links to: the sections at its head, the lasting pages at its foot, and for programs
those on which the paper says how it works. One query."""

from dataclasses import dataclass, field

from django.db.models import Q, Value
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
    policy: str = ""

    @property
    def url(self) -> str:
        return reverse("articles:section", args=[self.slug])  # pages share the sections' addresses


@dataclass(frozen=True)
class Navigation:
    sections: list[Link] = field(default_factory=list)
    pages: list[Link] = field(default_factory=list)
    policies: dict[str, Link] = field(default_factory=dict)  # by articles.models.page.Policy


def load_navigation() -> Navigation:
    """Read both lists at once, each in its own order."""
    shows(NAVIGATION)
    sections = Section.objects.order_by().values_list(
        Value(SECTION), "position", "name", "slug", "accent", "pk", Value(True), Value("")
    )
    pages = Page.objects.filter(Q(in_footer=True) | ~Q(policy="")).order_by()
    pages = pages.values_list(
        Value(PAGE), "position", "title", "slug", Value(""), "pk", "in_footer", "policy"
    )
    navigation = Navigation()
    for place, _position, name, slug, accent, pk, in_footer, policy in sorted(
        sections.union(pages, all=True)
    ):
        link = Link(pk, name, slug, accent, policy)
        if place == SECTION:
            navigation.sections.append(link)
        elif in_footer:
            navigation.pages.append(link)
        if policy:
            navigation.policies[policy] = link
    return navigation
