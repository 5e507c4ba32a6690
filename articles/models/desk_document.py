"""What the newsroom's search reads of an article in whatever state: its live version and its draft, by
title, kicker, standfirst, address, authors and tags.

Readers' search never looks here: see :mod:`articles.models.searching`, which has the published texts.
"""

from collections.abc import Iterable

from django.db import models
from django.db.models.fields.json import KT
from django.utils.translation import gettext_lazy as _

from articles.body.stemming import stems, words
from articles.models.byline import Author
from articles.models.revision import Revision
from articles.models.searching import ROWS, names_around

NAMING = ("title", "kicker", "standfirst", "slug")


class DeskDocumentQuerySet(models.QuerySet):
    def write(self, articles: Iterable, names: dict | None = None) -> None:
        """Write the rows of ``articles`` anew, with their drafts. Safe to repeat; five queries.

        ``names`` is what :func:`names_around` said of them, where somebody has asked already.
        """
        articles = list(articles)
        pks = [article.pk for article in articles]
        names = names_around(pks) if names is None else names
        drafts = drafts_of(pks)
        authors = names_in(drafts.values())
        rows = []
        for article in articles:
            draft = drafts.get(article.pk, {})
            said = [getattr(article, name) for name in NAMING] + names[article.pk]
            said += [draft.get(name) or "" for name in NAMING] + draft.get("tags", [])
            said += [authors.get(line["author"], "") for line in draft.get("byline", ())]
            rows.append(
                self.model(article=article, words=to_find(" ".join(said), article.language))
            )
        self.bulk_create(
            rows, ROWS, update_conflicts=True, unique_fields=["article"], update_fields=["words"]
        )


def drafts_of(pks: list[int]) -> dict[int, dict]:
    """Article id → what its draft says, of those that have one."""
    pending = Revision.objects.pending().filter(article__in=pks).order_by("pk")
    said = [KT(f"snapshot__{name}") for name in NAMING]  # as text: “1984” is a title and no number
    said += ["snapshot__tags", "snapshot__byline"]
    return {
        pk: dict(zip((*NAMING, "tags", "byline"), values, strict=True))
        for pk, *values in pending.values_list("article", *said)
    }


def names_in(drafts: Iterable[dict]) -> dict[int, str]:
    """Author id → name, of whoever signs one of the drafts."""
    signing = {line["author"] for draft in drafts for line in draft.get("byline") or ()}
    return dict(Author.objects.filter(pk__in=signing).values_list("pk", "name")) if signing else {}


def to_find(text: str, language: str) -> str:
    """Each word once, as it is typed and by its stem: a search may stop in the middle of a word."""
    return " ".join(sorted({*words(text), *stems(text, language).split()}))


class DeskDocument(models.Model):
    article = models.OneToOneField(
        "articles.Article", models.CASCADE, primary_key=True, related_name="desk_document"
    )
    words = models.TextField()

    objects = DeskDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("row of the newsroom's index")
        verbose_name_plural = _("newsroom's index")
        ordering = ["-pk"]
        default_permissions = ()

    def __str__(self):
        return f"{self.article_id}: {self.words[:60]}"
