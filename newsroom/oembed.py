"""oEmbed 1.0 (oembed.com): what another site shows of an article by its address, and the card that it frames.

The card is the one page of the site that others may frame. It runs nothing, sends nothing and asks nobody;
its links open outside of the frame.
"""

from dataclasses import dataclass
from io import StringIO
from urllib.parse import urlencode, urlsplit

from csp.constants import NONE, SELF
from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve, reverse
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from articles.addresses import absolute
from articles.body.typography import set_text
from articles.models import Article
from articles.xml import readable
from newsroom.addresses import present_address

WIDTH, TALL, LOW = (
    560,
    440,
    190,
)  # pixels; with its picture, and without where there is no room for it
LOWEST_PICTURED = 330  # pixels; static/css/embed.css has the same number
CACHE_AGE = 3_600  # seconds; as long as a page lives at the most
THUMBNAIL = "3x2"  # the crop of cards, in three widths
CARD_POLICY = {
    "default-src": [NONE],
    "style-src": [SELF],
    "img-src": [SELF],
    "form-action": [NONE],
    "base-uri": [NONE],
    "frame-ancestors": ["*"],
}


@require_safe
def oembed(request):
    article = article_at(request.GET.get("url", ""))
    form = request.GET.get("format", "json")
    if form not in ("json", "xml"):
        return HttpResponse(status=501)  # §2.3.4: “Not Implemented”
    room = Room(limit(request, "maxwidth"), limit(request, "maxheight"))
    said = description(article, room)
    response = JsonResponse(said) if form == "json" else as_xml(said)
    response.headers["Access-Control-Allow-Origin"] = "*"  # pages ask as well as servers
    return response


@dataclass(frozen=True)
class Room:
    """What whoever asks has room for, in pixels; None is any."""

    width: int | None
    height: int | None

    def holds(self, width: int, height: int) -> bool:
        return width <= (self.width or width) and height <= (self.height or height)

    @property
    def card(self) -> tuple[int, int]:
        height = min(TALL, self.height or TALL)
        return min(WIDTH, self.width or WIDTH), LOW if LOW < height < LOWEST_PICTURED else height


def limit(request, name: str) -> int | None:
    """A whole number of pixels; what is none counts as not said."""
    text = request.GET.get(name, "")
    return int(text) or None if text.isascii() and text.isdigit() and len(text) < 6 else None


def article_at(url: str) -> Article:
    """The public article at an address of ours, present or former; raises Http404 for anything else."""
    parts = split(url)
    if parts is None or parts.netloc.lower() != urlsplit(settings.SITE_URL).netloc:
        raise Http404("not an address of ours")
    article = at_path(parts.path) or at_path(present_address(parts.path) or "")
    if article is None:
        raise Http404("no public article here")
    return article


def split(url: str):
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") and "\0" not in url else None


def at_path(path: str) -> Article | None:
    try:
        match = resolve(path)
    except Resolver404:
        return None
    if match.view_name != "articles:article":
        return None
    return shown().filter(section__slug=match.kwargs["section"], slug=match.kwargs["slug"]).first()


def shown():
    """Public articles with what a card shows."""
    return Article.objects.public().for_cards()


def description(article, room: Room) -> dict:
    width, height = room.card
    authors = [line.author for line in article.bylines.all()]
    frame = {"article": article, "width": width, "height": height, "SITE_NAME": settings.SITE_NAME}
    frame["src"] = absolute(reverse("embed", args=[article.pk]))
    said = {
        "version": "1.0",
        "type": "rich",
        "title": set_text(article.title, article.typography),
        "author_name": ", ".join(dict.fromkeys(author.name for author in authors)),
        "author_url": authors and absolute(authors[0].get_absolute_url()),
        "provider_name": settings.SITE_NAME,
        "provider_url": f"{settings.SITE_URL}/",
        "cache_age": CACHE_AGE,
        "html": render_to_string("articles/embed_frame.html", frame).strip(),
        "width": width,
        "height": height,
        **thumbnail(article, room),
    }
    return {name: value for name, value in said.items() if value}


def thumbnail(article, room: Room) -> dict:
    """The lead picture, as large as there is room for (§2.3.4.1: it keeps to maxwidth and maxheight)."""
    image = article.lead_image
    rendition = image.rendition(THUMBNAIL) if image and image.has_rights() else None
    sizes = [size for size in (rendition.sizes if rendition else ()) if room.holds(*size)]
    if not sizes:
        return {}
    width, height = max(sizes)
    url = absolute(rendition.url(width, "jpeg"))
    return {"thumbnail_url": url, "thumbnail_width": width, "thumbnail_height": height}


def as_xml(said: dict) -> HttpResponse:
    out = StringIO()
    writer = SimplerXMLGenerator(out, "utf-8")
    writer.startDocument()
    writer.startElement("oembed", {})
    for name, value in said.items():
        writer.addQuickElement(name, readable(str(value)))
    writer.endElement("oembed")
    return HttpResponse(out.getvalue(), content_type="text/xml; charset=utf-8")


@require_safe
@xframe_options_exempt
def card(request, article_id):
    """``/embed/article-<number>/``: an address that outlives every other that the article has had."""
    article = get_object_or_404(shown(), pk=article_id)
    request.content_policy = CARD_POLICY
    response = render(request, "articles/embed.html", {"article": article})
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["X-Robots-Tag"] = "noindex, indexifembedded"
    return response


def discovery(article) -> list[tuple[str, str]]:
    """For the head of the article's page (§4): media types and addresses."""
    page = absolute(article.get_absolute_url())
    return [
        (
            f"{kind}+oembed",
            f"{absolute(reverse('oembed'))}?{urlencode({'url': page, 'format': form})}",
        )
        for kind, form in (("application/json", "json"), ("text/xml", "xml"))
    ]
