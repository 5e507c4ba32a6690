"""The rows that a text or a form can name, as the desk shows them: searched, and described by id.

Served as JSON to the choosers and to the cards in the editor; see ``static/desk/rows.js``.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, JsonResponse
from django.urls import reverse
from django.utils import formats, timezone

from articles.body.embeds import read_embed
from articles.body.folding import fold
from articles.models import Article, Author, Folder, Image, ProductBox, Promo, Tag

PAGE = 24  # rows in one answer: six lines of four pictures
MAX_IDS = 200  # rows described at once; more than any text holds


def thumbnail(image: Image | None) -> str:
    """The address of a small version, for staff: the rendition, or a stand-in until it is made."""
    if image is None:
        return ""
    if image.card:
        return image.card.url(image.card.sizes[0][0], "webp")
    return reverse("admin:articles_image_thumbnail", args=[image.pk])


def describe_image(image: Image) -> dict:
    return {
        "title": image.title,
        "detail": image.credit,
        "thumb": thumbnail(image),
        "alt": image.alt,
        "caption": image.caption,
        "credit": image.credit,
        "width": image.width,
        "height": image.height,
    }


def describe_product(product: ProductBox) -> dict:
    detail = " · ".join(filter(None, (product.maker, product.price)))
    return {"title": product.name, "detail": detail, "thumb": thumbnail(product.image)}


def describe_promo(promo: Promo) -> dict:
    labels = ", ".join(label for label, _url in promo.links())
    return {"title": promo.name, "detail": f"{promo.text} {labels}".strip()}


def describe_article(article: Article) -> dict:
    day = article.published_at and formats.date_format(
        timezone.localtime(article.published_at), "SHORT_DATE_FORMAT"
    )
    detail = " · ".join(filter(None, (article.section and article.section.name, day)))
    state = "" if article.is_public else article.get_status_display()
    return {
        "title": str(article),
        "detail": detail,
        "state": state,
        "address": article.get_absolute_url() if article.is_public else "",
        "thumb": thumbnail(article.lead_image),
    }


def describe_author(author: Author) -> dict:
    return {"title": author.name, "detail": author.job_title, "thumb": thumbnail(author.portrait)}


def describe_tag(tag: Tag) -> dict:
    return {"title": tag.name, "detail": tag.description}


def describe_folder(folder: Folder) -> dict:
    return {"title": folder.name, "detail": ""}


@dataclass(frozen=True)
class Source:
    """Where rows of one kind come from: all of them by id, some of them by search."""

    model: type
    fields: tuple[str, ...]
    describe: Callable[..., dict]
    related: tuple[str, ...] = ()

    def rows(self) -> QuerySet:
        return self.model.objects.select_related(*self.related)

    def search(self, text: str) -> QuerySet:
        rows = self.rows()
        if self.model is Image:
            return rows.found_by(text)
        if self.model is Article:
            rows = rows.public().order_by("-published_at", "-pk")
        if self.model is Folder:
            text = fold(text)
        for word in text.split()[:6]:
            either = Q()
            for field in self.fields:
                either |= Q(**{f"{field}__icontains": word})
            rows = rows.filter(either)
        return rows


SOURCES = {
    "image": Source(Image, ("title", "alt", "caption", "credit"), describe_image),
    "product": Source(ProductBox, ("name", "maker"), describe_product, ("image",)),
    "promo": Source(Promo, ("name", "text"), describe_promo),
    "read-also": Source(Article, ("title",), describe_article, ("section", "lead_image")),
    "author": Source(Author, ("name",), describe_author, ("portrait",)),
    "tag": Source(Tag, ("name",), describe_tag),
    "folder": Source(Folder, ("folded",), describe_folder),
}


def as_json(name: str, row) -> dict:
    options = row._meta
    change = reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[row.pk])
    return {"id": row.pk, "change": change, **SOURCES[name].describe(row)}


def describe(name: str, pk) -> dict | None:
    """One row for the first drawing of a form; None when there is none of that number."""
    row = SOURCES[name].rows().filter(pk=pk).first() if str(pk or "").isdigit() else None
    return row and as_json(name, row)


def numbers(text: str) -> list[int]:
    """The ids in a comma-separated list; whatever is no plain number is left out."""
    parts = (part for part in text.split(",") if part.isascii() and part.isdigit())
    return [int(part) for part in parts if len(part) < 19][:MAX_IDS]


def embeds_view(text: str) -> JsonResponse:
    """The one row that an address stands for, numbered by its canonical form, or none."""
    embed = read_embed(text)
    rows = [{"id": embed.url, "title": embed.name, "shape": embed.shape}] if embed else []
    return JsonResponse({"rows": rows, "more": False})


def rows_view(request, name: str) -> JsonResponse:
    """``?ids=1,2`` describes rows, ``?q=…&page=…`` searches them, newest or alphabetical first."""
    if name == "embed":
        return embeds_view(request.GET.get("q", ""))
    source = SOURCES.get(name)
    if source is None:
        raise Http404(name)
    if not request.user.has_perm(f"articles.view_{source.model._meta.model_name}"):
        raise PermissionDenied
    if "ids" in request.GET:
        found = source.rows().filter(pk__in=numbers(request.GET["ids"]))
        return JsonResponse({"rows": [as_json(name, row) for row in found], "more": False})
    page = (numbers(request.GET.get("page", "")) or [0])[0] % 10_000
    text = request.GET.get("q", "").replace("\0", "")[:200]
    found = list(source.search(text)[page * PAGE : (page + 1) * PAGE + 1])
    rows = [as_json(name, row) for row in found[:PAGE]]
    return JsonResponse({"rows": rows, "more": len(found) > PAGE})
