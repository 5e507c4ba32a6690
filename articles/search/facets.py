"""By what a long list of results can be narrowed: section, year, kind, author."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Author, Section

MOST_VALUES = 8  # of one facet; who looks for another types its name


@dataclass(frozen=True)
class Narrowing:
    """What the reader chose, as it stands in the address; what means nothing is left out."""

    section: str = ""
    year: str = ""
    kind: str = ""
    author: str = ""

    @classmethod
    def read(cls, data) -> "Narrowing":
        chosen = {name: data.get(name, "")[:140] for name in FACETS}
        if not (chosen["year"].isascii() and chosen["year"].isdigit() and len(chosen["year"]) == 4):
            chosen["year"] = ""
        if chosen["kind"] not in Article.Kind.values:
            chosen["kind"] = ""
        return cls(**{name: value.replace("\0", "") for name, value in chosen.items()})

    def __bool__(self):
        return any(getattr(self, name) for name in FACETS)

    def without(self, name: str) -> dict[str, str]:
        return {
            each: getattr(self, each) for each in FACETS if each != name and getattr(self, each)
        }

    def apply(self, documents: QuerySet) -> QuerySet:
        if self.section:
            documents = documents.filter(article__section__slug=self.section)
        if self.kind:
            documents = documents.filter(article__kind=self.kind)
        if self.year and int(self.year):
            documents = documents.filter(shown_at__year=int(self.year))
        if self.author:
            documents = documents.filter(article__bylines__author__slug=self.author)
        return documents


@dataclass(frozen=True)
class Value:
    """``count`` is None when there are more results than have been counted."""

    label: str
    address: str
    count: int | None
    is_chosen: bool


@dataclass
class Facet:
    name: str
    values: list[Value] = field(default_factory=list)

    @property
    def heading(self) -> str:
        return FACETS[self.name]


FACETS = {"section": _("Section"), "year": _("Year"), "kind": _("Kind"), "author": _("Author")}


def facets(found: list[int], query_text: str, chosen: Narrowing, *, is_cut: bool) -> list[Facet]:
    """The facets of the results ``found`` (ids); those with one value have nothing to narrow. One query."""
    rows = Article.objects.public().filter(pk__in=found).order_by()
    counts, labels = count(
        rows.values_list(
            "pk",
            "section__slug",
            "section__name",
            "kind",
            "published_at",
            "bylines__author__slug",
            "bylines__author__name",
        )
    )
    made = []
    for name in FACETS:
        common = sorted(
            counts[name].most_common(MOST_VALUES), key=by_year if name == "year" else None
        )
        values = [
            Value(
                label=labels[name][value],
                address="?" + urlencode({"q": query_text} | chosen.without(name) | {name: value}),
                count=None if is_cut else number,
                is_chosen=getattr(chosen, name) == value,
            )
            for value, number in common
        ]
        if len(values) > 1:
            made.append(Facet(name, values))
    return made


def facet_links(query_text: str, chosen: Narrowing) -> list[Value]:
    """What narrows the results now, each with the address that takes it away. One query at most."""
    labels = {"year": chosen.year, "kind": dict(Article.Kind.choices).get(chosen.kind, "")}
    if chosen.section:
        labels["section"] = (
            Section.objects.filter(slug=chosen.section).values_list("name", flat=True).first()
        )
    if chosen.author:
        labels["author"] = (
            Author.objects.filter(slug=chosen.author).values_list("name", flat=True).first()
        )
    return [
        Value(
            label=labels[name] or getattr(chosen, name),
            address="?" + urlencode({"q": query_text} | chosen.without(name)),
            count=None,
            is_chosen=True,
        )
        for name in FACETS
        if getattr(chosen, name)
    ]


def by_year(pair):
    return -int(pair[0])


def count(rows) -> tuple[dict[str, Counter], dict[str, dict[str, str]]]:
    """How many articles have each value of each facet, and what the values are called."""
    counts = {name: Counter() for name in FACETS}
    labels = {name: {} for name in FACETS}
    seen = set()
    kinds = dict(Article.Kind.choices)
    for pk, section, section_name, kind, published_at, author, author_name in rows:
        year = str(timezone.localtime(published_at).year)
        said = {
            "section": (section, section_name),
            "year": (year, year),
            "kind": (kind, kinds[kind]),
            "author": (author, author_name),
        }
        for name, (value, label) in said.items():
            if value and (pk, name, value) not in seen:
                seen.add((pk, name, value))
                counts[name][value] += 1
                labels[name][value] = label
    return counts, labels
