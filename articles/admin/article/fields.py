"""Form fields for what hangs on an article: byline, tags, hand-picked items.

They belong to the draft, so they are fields and not inlines: nothing of them is written before the
article is published. Each sends its rows in the order in which they stand in the page, and works
without script.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from js_asset import Media, Script
from taggit.forms import TagField, TagWidget
from taggit.utils import edit_string_for_tags

from articles.admin.choosing import MODULES
from articles.admin.rows import as_json
from articles.models import Article, Author, Byline, Tag

BLANK_ROWS = 2  # to fill in without script
MAX_ROWS = 30
MOST_OFFERED = 200  # authors that are listed for a browser without script


class RowsWidget(forms.Widget):
    """A widget whose value is a list of rows, sent as lists of equal length."""

    parts: tuple[str, ...] = ()

    @property
    def media(self):
        return Media(importmap=MODULES, js=[Script("desk/ordered.js", type="module")])

    def value_from_datadict(self, data, files, name):
        columns = [data.getlist(f"{name}-{part}") for part in self.parts]
        return [dict(zip(self.parts, row, strict=False)) for row in zip(*columns, strict=False)]

    def value_omitted_from_data(self, data, files, name):
        return not any(f"{name}-{part}" in data for part in self.parts)


class BylineWidget(RowsWidget):
    template_name = "admin/widgets/byline.html"
    parts = ("author", "role", "agency")

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        blank = {"author": "", "role": Byline.Role.TEXT, "agency": ""}
        context["widget"] |= {
            "rows": [*(value or []), *([blank] * BLANK_ROWS)],
            "roles": Byline.Role.choices,
            "authors": Author.objects.values_list("name", "slug", "job_title")[:MOST_OFFERED],
            "search": reverse("admin:articles_article_rows", args=["author"]),
        }
        return context

    def format_value(self, value):
        return value


class BylineField(forms.Field):
    """Rows of author (by name, or by address when two share one), role, agency."""

    widget = BylineWidget

    def prepare_value(self, value):
        ids = [row["author"] for row in value or [] if isinstance(row["author"], int)]
        names = signatures(ids)
        return [
            row if row["author"] not in names else row | {"author": names[row["author"]]}
            for row in value or []
            if row["author"] in names or isinstance(row["author"], str)
        ]

    def clean(self, value):
        rows = [row for row in value or [] if row["author"].strip()][:MAX_ROWS]
        lines, errors = [], []
        for row in rows:
            try:
                lines.append(self.clean_row(row))
            except ValidationError as error:
                errors.append(error)
        pairs = [(line["author"], line["role"]) for line in lines]
        if len(set(pairs)) < len(pairs):
            errors.append(ValidationError(_("Somebody signs twice in the same role.")))
        if errors:
            raise ValidationError(errors)
        return lines

    def clean_row(self, row) -> dict:
        text, agency = row["author"].strip(), row["agency"].strip()
        if "\0" in text + agency or len(agency) > 80 or row["role"] not in Byline.Role.values:
            raise ValidationError(_("This line of the byline cannot be read: choose again."))
        return {"author": find_author(text).pk, "role": row["role"], "agency": agency}

    def has_changed(self, initial, data):
        return self.prepare_value(initial) != [row for row in data or [] if row["author"].strip()]


def signatures(ids: list[int]) -> dict[int, str]:
    """What find_author finds each author by: his name, or his address where somebody shares the name."""
    namesakes = Author.objects.filter(name__iexact=OuterRef("name")).exclude(pk=OuterRef("pk"))
    found = Author.objects.filter(pk__in=ids).annotate(is_shared=Exists(namesakes))
    return {author.pk: author.slug if author.is_shared else author.name for author in found}


def find_author(text: str) -> Author:
    """The author of that address or that name. Raises ValidationError for none, or for several."""
    if author := Author.objects.filter(slug=text).first():
        return author
    found = list(Author.objects.filter(name__iexact=text)[:2])
    if len(found) == 1:
        return found[0]
    message = (
        _("Several authors are called “%(name)s”: type the address of the one you mean.")
        if found
        else _("No author is called “%(name)s”: choose one of the list.")
    )
    raise ValidationError(message, params={"name": text[:80]})


class RelatedWidget(RowsWidget):
    template_name = "admin/widgets/related.html"
    parts = ("article",)
    articles = Article.objects.none()  # those that may be named: the form says which

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        ids = [int(row["article"]) for row in value or [] if str(row["article"]).isdigit()]
        found = self.articles.select_related("section", "lead_image").in_bulk(ids)
        context["widget"] |= {
            "rows": [as_json("read-also", found[pk]) for pk in ids if pk in found],
            "search": reverse("admin:articles_article_rows", args=["read-also"]),
        }
        return context

    def format_value(self, value):
        return value


class RelatedField(forms.Field):
    """Articles by number, in order."""

    widget = RelatedWidget

    def prepare_value(self, value):
        return [row if isinstance(row, dict) else {"article": row} for row in value or []]

    def clean(self, value):
        given = [row["article"].strip() for row in value or []]
        ids = [int(text) for text in given if text.isascii() and text.isdigit() and len(text) < 19]
        found = self.widget.articles.in_bulk(ids[:MAX_ROWS])
        if len(ids) < len([text for text in given if text]) or len(found) < len(set(ids)):
            raise ValidationError(_("One of these articles does not exist: remove it."))
        return list(dict.fromkeys(ids))

    def has_changed(self, initial, data):
        return [str(pk) for pk in initial or []] != [
            r["article"] for r in data or [] if r["article"]
        ]


class TagNamesWidget(TagWidget):
    source = "tag"  # a name of articles.admin.rows.SOURCES

    @property
    def media(self):
        return Media(importmap=MODULES, js=[Script("desk/tags.js", type="module")])

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        search = reverse("admin:articles_article_rows", args=[self.source])
        context["widget"]["attrs"] |= {"data-tags": search, "autocomplete": "off"}
        return context


class TagNamesField(TagField):
    """Tags as comma-separated text; the initial value is a list of names."""

    widget = TagNamesWidget

    def prepare_value(self, value):
        if isinstance(value, list):
            return edit_string_for_tags([Tag(name=name) for name in value])
        return value

    def clean(self, value):
        names = super().clean(value)
        if any(len(name) > 100 for name in names):
            raise ValidationError(_("A tag has at most 100 characters."))
        return names

    def has_changed(self, initial, data):
        return self.prepare_value(initial or []) != (data or "")
