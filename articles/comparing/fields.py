"""What changed beside the text, in words and pictures: one line for each field."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.body.marking import ADDED, REMOVED, Marker
from articles.models import Article, Author, Byline, Dossier, Image, Section
from articles.models.drafting import COLUMNS, FOREIGN_KEYS, LISTS
from articles.models.rights import kept_from
from articles.safe_html import bless

SHOWN_BY_THEMSELVES = {"body"}
LABELS = {
    "byline": gettext_lazy("byline"),
    "tags": gettext_lazy("tags"),
    "related": gettext_lazy("read also"),
}
EMPTY = {"byline": [], "tags": [], "related": []}
WORDY = {"kicker", "title", "standfirst", "seo_title", "seo_description", "social_title"}


@dataclass(frozen=True)
class Value:
    """One thing that a field holds, as people read it."""

    text: str
    image: Image | None = None


@dataclass(frozen=True)
class FieldChange:
    """``marked`` is set for fields of words: the new ones with the change marked."""

    name: str
    before: list[Value]
    after: list[Value]
    marked: SafeString | None = None

    @property
    def label(self) -> str:
        return label_of(self.name)


def label_of(name: str) -> str:
    """What the writing page calls a key of a snapshot."""
    label = LABELS.get(name) or Article._meta.get_field(name.removesuffix("_id")).verbose_name
    return capfirst(str(label))


def differing(before: dict, after: dict) -> list[str]:
    """The keys whose values differ, in the order in which the page tells them.

    A snapshot of former days knows fewer keys: what it does not know has not changed.
    """
    return [
        name
        for name in (*COLUMNS, *FOREIGN_KEYS, *LISTS)
        if name not in SHOWN_BY_THEMSELVES
        and name in before
        and name in after
        and (before[name] or EMPTY.get(name)) != (after[name] or EMPTY.get(name))
    ]


def compare_fields(before: dict, after: dict, reader=None) -> list[FieldChange]:
    return changes_of(differing(before, after), before, after, reader)


def changes_of(names: list[str], before: dict, after: dict, reader=None) -> list[FieldChange]:
    """Those fields, whether they differ or not."""
    rows = Rows(names, (before, after), reader)
    return [
        FieldChange(
            name,
            rows.values(name, before[name]),
            rows.values(name, after[name]),
            mark(before[name], after[name]) if name in WORDY else None,
        )
        for name in names
    ]


def mark(before: str, after: str) -> SafeString:
    marker = Marker({ADDED: _("added:"), REMOVED: _("removed:")})
    return bless(marker.changed_text(before or "", after or ""))


class Rows:
    """The rows that the snapshots name by number, one query for each kind."""

    def __init__(self, names: Iterable[str], snapshots: tuple[dict, dict], reader=None):
        wanted = {name: [content[name] for content in snapshots] for name in names}
        self.images = found(
            Image, [*wanted.get("lead_image_id", ()), *wanted.get("social_image_id", ())]
        )
        self.sections = found(Section, wanted.get("section_id", ()))
        self.dossiers = found(Dossier, wanted.get("dossier_id", ()))
        self.articles = found(
            Article,
            [
                *(pk for ids in wanted.get("related", ()) for pk in ids or ()),
                *wanted.get("follows_id", ()),
                *wanted.get("replaces_id", ()),
            ],
        )
        self.secret = set(kept_from(reader, Article)) if reader and self.articles else set()
        lines = [line for lines in wanted.get("byline", ()) for line in lines or ()]
        self.authors = found(Author, [line["author"] for line in lines])

    def values(self, name: str, value) -> list[Value]:
        if value in (None, "", []):
            return []
        return READERS.get(name, as_it_is)(self, name, value)

    def row(self, rows: dict, pk: int) -> Value:
        if rows is self.articles and pk in self.secret:
            return Value(_("an article under embargo"))
        row = rows.get(pk)
        text = str(row) if row else _("no longer there (no. %(number)s)") % {"number": pk}
        return Value(text, row if isinstance(row, Image) else None)


def found(model, ids: Iterable[int | None]) -> dict:
    ids = {pk for pk in ids if pk is not None}
    return model.objects.in_bulk(ids) if ids else {}


def as_it_is(rows: Rows, name: str, value) -> list[Value]:
    if isinstance(value, bool):
        return [Value(_("yes") if value else _("no"))]
    field = Article._meta.get_field(name)
    return [Value(str(dict(field.flatchoices).get(value, value)))]


def a_line_each(rows: Rows, name: str, value: list[dict]) -> list[Value]:
    """« Inès Moreau · photo · AFP », a line for each of the byline."""
    roles = dict(Byline.Role.choices)
    return [
        Value(
            " · ".join(
                str(part)
                for part in (
                    rows.row(rows.authors, line["author"]).text,
                    roles.get(line["role"], line["role"]),
                    line.get("agency", ""),
                )
                if part
            )
        )
        for line in value
    ]


def words(rows: Rows, name: str, value: list[str]) -> list[Value]:
    return [Value(text) for text in value]


def row_of(kind: str) -> Callable[[Rows, str, int], list[Value]]:
    return lambda rows, name, value: [rows.row(getattr(rows, kind), value)]


def rows_of_articles(rows: Rows, name: str, value: list[int]) -> list[Value]:
    return [rows.row(rows.articles, pk) for pk in value]


READERS: dict[str, Callable[[Rows, str, object], list[Value]]] = {
    "section_id": row_of("sections"),
    "dossier_id": row_of("dossiers"),
    "follows_id": row_of("articles"),
    "replaces_id": row_of("articles"),
    "lead_image_id": row_of("images"),
    "social_image_id": row_of("images"),
    "byline": a_line_each,
    "tags": words,
    "related": rows_of_articles,
}
