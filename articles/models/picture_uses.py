"""Where a picture stands: the one list of everything that can show one."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db import models
from django.db.models import Exists, F, OuterRef, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.body_use import BodyUse
from articles.models.boxes import ProductBox
from articles.models.byline import Author
from articles.models.dossier import Dossier
from articles.models.draft_use import DraftUse, pictures_in
from articles.models.front_version import FrontUse
from articles.models.media import Image, ImageQuerySet
from articles.models.page import Page

MOST = 40  # uses of one picture in one way; some stand in thousands of articles
BRIEFLY = ("title", "status", "published_at", "embargo_until", "section", "slug")


@dataclass(frozen=True)
class Use:
    """``row`` shows the picture, ``how`` says in which way; readers see it when ``is_public``."""

    image_id: int
    row: models.Model
    how: str
    is_public: bool


def uses_of(images: Iterable[Image]) -> dict[int, list[Use]]:
    """The uses of the pictures, by their number: public ones first, then the newest of each way.

    Costs a constant number of queries. Of what stands very often, the newest ``MOST`` are told.
    """
    ids = {image.pk for image in images}
    found: dict[int, list[Use]] = defaultdict(list)
    if ids:
        for use in (use for source in SOURCES for use in source(ids)):
            found[use.image_id].append(use)
    return {pk: sorted(uses, key=lambda use: not use.is_public) for pk, uses in found.items()}


def newest(rows: models.QuerySet, column: str, ids: set[int]) -> models.QuerySet:
    """The last ``MOST`` of ``rows`` for each of the pictures that ``column`` names."""
    place = Window(RowNumber(), partition_by=F(column), order_by=F("pk").desc())
    named = rows.filter(**{f"{column}__in": ids}).annotate(place=place, shows=F(column))
    return named.filter(place__lte=MOST).order_by("-pk")


def by_column(
    model, column: str, how: str, article: str = "", brief=()
) -> Callable[[set[int]], Iterator[Use]]:
    """Rows that name a picture in ``column``; what shows it is the row or the article behind it."""

    def uses(ids: set[int]) -> Iterator[Use]:
        rows = model.objects.select_related(*filter(None, [article])).only(*brief)
        for row in newest(rows, column, ids):
            shown = getattr(row, article) if article else row
            yield Use(row.shows, shown, how, getattr(shown, "is_public", True))

    return uses


def in_drafts(ids: set[int]) -> Iterator[Use]:
    for use in newest(DraftUse.objects.live().select_related("revision__article"), "image", ids):
        yield Use(use.shows, use.revision.article, _("in a draft"), False)


def on_fronts(ids: set[int]) -> Iterator[Use]:
    for use in newest(FrontUse.objects.select_related("front__section"), "image", ids):
        yield Use(use.shows, use.front, _("front page"), not use.in_draft)


def in_pages(ids: set[int]) -> Iterator[Use]:
    for page in Page.objects.filter(body__contains="data-id").order_by("pk"):
        for pk in pictures_in(page.body) & ids:
            yield Use(pk, page, _("in the text"), True)


BEHIND = tuple(f"article__{name}" for name in BRIEFLY)
SOURCES = (
    by_column(Article, "lead_image", _("lead picture"), brief=BRIEFLY),
    by_column(Article, "social_image", _("share card"), brief=BRIEFLY),
    by_column(BodyUse, "image", _("in the text"), "article", BEHIND),
    by_column(BodyUse, "product__image", _("product box in the text"), "article", BEHIND),
    by_column(Author, "portrait", _("portrait")),
    by_column(ProductBox, "image", _("product box")),
    by_column(Dossier, "image", _("dossier")),
    in_drafts,
    on_fronts,
    in_pages,
)


# The columns of them that a database can ask about.
COLUMNS = (
    *((Article, "lead_image"), (Article, "social_image"), (BodyUse, "image")),
    *((Author, "portrait"), (ProductBox, "image"), (Dossier, "image"), (FrontUse, "image")),
)


def unused(images: ImageQuerySet) -> ImageQuerySet:
    """Those of ``images`` that nothing shows and no draft names.

    Each picture that is looked at is asked about by key. Joined, PostgreSQL takes those that are left for
    few, and sorts the whole library to find the first sixty.
    """
    bodies = Page.objects.filter(body__contains="data-id").values_list("body", flat=True)
    on_pages = {pk for body in bodies for pk in pictures_in(body)}
    shown = [
        Exists(model.objects.filter(**{column: OuterRef("pk")}).order_by())
        for model, column in COLUMNS
    ]
    live = DraftUse.objects.live().values("image")
    return images.exclude(pk__in=on_pages).exclude(pk__in=live).filter(*(~each for each in shown))
