"""The rows that a text or a form can name, as the desk shows them: searched, and described by id.

Served as JSON to the choosers and to the cards in the editor; see ``static/desk/rows.js``.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import Case, Count, Q, QuerySet, When
from django.http import Http404, JsonResponse
from django.urls import reverse
from django.utils import formats, timezone

from articles.addresses import slug_from
from articles.body.embeds import read_embed
from articles.body.folding import fold
from articles.models import (
    Article,
    Author,
    FiledPicture,
    Folder,
    Image,
    ProductBox,
    Promo,
    Tag,
    TaggedArticle,
)
from articles.models.media import ImageQuerySet

PAGE = 24  # rows in one answer: six lines of four pictures
MOST_WORDS = 6  # of a search
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
        "large": image.full.src if image.full else thumbnail(image),
        "share": image.share.largest if image.share else thumbnail(image),
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
    return {
        "title": author.name,
        "slug": author.slug,
        "detail": author.job_title,
        "thumb": thumbnail(author.portrait),
    }


def describe_tag(tag: Tag) -> dict:
    return {"title": tag.name, "detail": tag.description, "uses": getattr(tag, "uses", 0)}


def describe_folder(folder: Folder) -> dict:
    return {"title": folder.name, "detail": "", "uses": getattr(folder, "uses", 0)}


def containing(rows: QuerySet, fields: tuple[str, ...], text: str) -> QuerySet:
    """Rows with every word of ``text`` in one of ``fields``."""
    for word in text.split()[:MOST_WORDS]:
        either = Q()
        for field in fields:
            either |= Q(**{f"{field}__icontains": word})
        rows = rows.filter(either)
    return rows


def find_articles(rows: QuerySet, text: str) -> QuerySet:
    return containing(rows.public().order_by("-published_at", "-pk"), ("title",), text)


def find_tags(rows: QuerySet, text: str) -> QuerySet:
    """By any of their names, however accented; what begins so comes first."""
    key = fold(text)
    begins = Case(When(key__startswith=key, then=0), default=1)
    return rows.named(key).order_by(begins, "key", "pk")


def find_authors(rows: QuerySet, text: str) -> QuerySet:
    """By name as it is typed, or by address, which has no accents; what begins so comes first."""
    begins = Case(When(name__istartswith=text.strip(), then=0), default=1)
    named = Q(name__icontains=text.strip())
    if slug := slug_from(text):
        named |= Q(slug__contains=slug)
    return rows.filter(named).order_by(begins, "name", "pk")


def find_folders(rows: QuerySet, text: str) -> QuerySet:
    return containing(rows, ("folded",), fold(text))


@dataclass(frozen=True)
class Source:
    """Where rows of one kind come from: all of them by id, some of them by search.

    ``find`` searches in its own way; without it every word has to stand in one of ``fields``.
    """

    model: type
    describe: Callable[..., dict]
    fields: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    find: Callable[[QuerySet, str], QuerySet] | None = None

    @property
    def needs(self) -> str:
        """The permission without which nobody is told of a row."""
        return f"articles.view_{self.model._meta.model_name}"

    def rows(self) -> QuerySet:
        return self.model.objects.select_related(*self.related)

    def read_by(self, user) -> QuerySet:
        """Those that ``user`` may read; None is nobody, who reads no article."""
        if self.model is not Article:
            return self.rows()
        return self.rows().visible_to(user) if user else self.rows().none()

    def search(self, text: str) -> QuerySet:
        if self.find:
            return self.find(self.rows(), text)
        return containing(self.rows(), self.fields, text)


SOURCES = {
    "image": Source(Image, describe_image, find=ImageQuerySet.found_by),
    "product": Source(ProductBox, describe_product, ("name", "maker"), ("image",)),
    "promo": Source(Promo, describe_promo, ("name", "text")),
    "read-also": Source(
        Article, describe_article, related=("section", "lead_image"), find=find_articles
    ),
    "author": Source(Author, describe_author, related=("portrait",), find=find_authors),
    "tag": Source(Tag, describe_tag, find=find_tags),
    "folder": Source(Folder, describe_folder, find=find_folders),
}
# What is counted of the few rows of an answer: how often a tag or a folder is used.
COUNTED = {"tag": TaggedArticle, "folder": FiledPicture}


def count_uses(name: str, rows: list) -> None:
    """Set ``uses`` on the rows of one answer, in one query."""
    found = COUNTED[name].objects.filter(tag__in=rows).order_by()
    uses = dict(found.values_list("tag").annotate(Count("pk")))
    for row in rows:
        row.uses = uses.get(row.pk, 0)


def as_json(name: str, row) -> dict:
    options = row._meta
    change = reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[row.pk])
    return {"id": row.pk, "change": change, **SOURCES[name].describe(row)}


def describe(name: str, pk, reader=None) -> dict | None:
    """One row for the first drawing of a form; None when there is none of that number for ``reader``."""
    if not (wanted := numbers(str(pk or ""))[:1]):
        return None
    row = SOURCES[name].read_by(reader).filter(pk__in=wanted).first()
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
    if not request.user.has_perm(source.needs):
        raise PermissionDenied
    if "ids" in request.GET:
        found = source.read_by(request.user).filter(pk__in=numbers(request.GET["ids"]))
        return JsonResponse({"rows": [as_json(name, row) for row in found], "more": False})
    page = (numbers(request.GET.get("page", "")) or [0])[0] % 10_000
    text = request.GET.get("q", "").replace("\0", "")[:200]
    found = list(source.search(text)[page * PAGE : (page + 1) * PAGE + 1])
    if name in COUNTED:
        count_uses(name, found)
    rows = [as_json(name, row) for row in found[:PAGE]]
    return JsonResponse({"rows": rows, "more": len(found) > PAGE})
