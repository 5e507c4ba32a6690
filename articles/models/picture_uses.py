"""Where a picture stands: the one list of everything that can show one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.body_use import BodyUse
from articles.models.boxes import ProductBox
from articles.models.byline import Author
from articles.models.dossier import Dossier
from articles.models.draft_use import DraftUse, pictures_in
from articles.models.media import Image, ImageQuerySet
from articles.models.page import Page

BRIEFLY = ("title", "status", "published_at", "embargo_until", "section", "slug")


@dataclass(frozen=True)
class Use:
    """``row`` shows the picture, ``how`` says how; readers see it when ``is_public``."""

    image_id: int
    row: models.Model
    how: str
    is_public: bool


def uses_of(images: Iterable[Image]) -> dict[int, list[Use]]:
    """Every use of the pictures, by their number: public ones first. A constant number of queries."""
    ids = [image.pk for image in images]
    found: dict[int, list[Use]] = defaultdict(list)
    if ids:
        for use in (use for source in SOURCES for use in source(ids)):
            found[use.image_id].append(use)
    return {pk: sorted(uses, key=lambda use: not use.is_public) for pk, uses in found.items()}


def in_columns(ids: list[int]) -> Iterator[Use]:
    articles = Article.objects.filter(Q(lead_image__in=ids) | Q(social_image__in=ids))
    columns = {"lead_image_id": _("lead picture"), "social_image_id": _("share card")}
    for article in articles.only(*BRIEFLY, "lead_image", "social_image").order_by("-pk"):
        for column, label in columns.items():
            if (pk := getattr(article, column)) in ids:
                yield Use(pk, article, label, article.is_public)


def in_bodies(ids: list[int]) -> Iterator[Use]:
    shown = BodyUse.objects.filter(Q(image__in=ids) | Q(product__image__in=ids))
    brief = [f"article__{name}" for name in BRIEFLY]
    shown = shown.select_related("article", "product").only(*brief, "image", "product__image")
    for use in shown.order_by("-article", "pk"):
        if use.image_id in ids:
            yield Use(use.image_id, use.article, _("in the text"), use.article.is_public)
        else:
            pk = use.product.image_id
            yield Use(pk, use.article, _("product box in the text"), use.article.is_public)


def in_drafts(ids: list[int]) -> Iterator[Use]:
    named = DraftUse.objects.live().filter(image__in=ids).select_related("revision__article")
    brief = [f"revision__article__{name}" for name in BRIEFLY]
    for use in named.only("image", *brief).order_by("-revision"):
        yield Use(use.image_id, use.revision.article, _("in a draft"), False)


def in_pages(ids: list[int]) -> Iterator[Use]:
    for page in Page.objects.filter(body__contains="data-id").order_by("pk"):
        for pk in pictures_in(page.body) & set(ids):
            yield Use(pk, page, _("in the text"), True)


def of_rows(model, column: str, label: str):
    def rows(ids: list[int]) -> Iterator[Use]:
        for row in model.objects.filter(**{f"{column}__in": ids}).order_by("pk"):
            yield Use(getattr(row, f"{column}_id"), row, label, True)

    return rows


SOURCES = (
    in_columns,
    in_bodies,
    in_drafts,
    in_pages,
    of_rows(Author, "portrait", _("portrait")),
    of_rows(ProductBox, "image", _("product box")),
    of_rows(Dossier, "image", _("dossier")),
)


def unused(images: ImageQuerySet) -> ImageQuerySet:
    """Those of ``images`` that nothing shows and no draft names."""
    bodies = Page.objects.filter(body__contains="data-id").values_list("body", flat=True)
    on_pages = {pk for body in bodies for pk in pictures_in(body)}
    live = DraftUse.objects.live().values("image")
    by_nothing = dict.fromkeys(
        "led_articles shared_articles body_uses portrait_of productbox dossier".split()
    )
    return images.filter(**by_nothing).exclude(pk__in=on_pages).exclude(pk__in=live)
