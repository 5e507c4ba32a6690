"""Sitemaps (sitemaps.org 0.9, Google's image and news extensions).

``/sitemap.xml`` is an index of one file a month, by publication in UTC, so that old files never
change because of new articles; no file is reached by counting through others. A month of more than
50,000 articles is given out by days, tags and authors by ranges of their keys. Dates are ``updated_at``
or ``published_at``, never the time of a request.
"""

import re
from datetime import UTC, datetime, timedelta
from io import StringIO
from itertools import islice

from django.conf import settings
from django.db.models import CharField, Count, Exists, Func, Max, OuterRef
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe

from articles.addresses import absolute
from articles.models import Article, Author, Byline, Dossier, Page, Section, Tag
from articles.sharing import picture
from articles.surrogates import EVERYTHING, lasts_until, shows
from articles.xml import readable

MOST = 50_000  # addresses in a file (sitemaps.org)
NEWS_HOURS = 48  # Google News takes what is younger…
NEWS_MOST = 1_000  # …and no more than this
NAMESPACES = {
    "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xmlns:image": "http://www.google.com/schemas/sitemap-image/1.1",
    "xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9",
}
# What an entry says of an article's picture: a column that is missing here costs a query for each article.
OF_A_PICTURE = [
    f"lead_image__{name}" for name in ("renditions", "rights_expire_on", "alt", "caption", "credit")
]
MONTH, DAY = len("2026-11"), len("2026-11-23")


class Period(Func):
    """The first ``length`` characters of an ISO date in UTC: the month or the day.

    Plain text functions: Django's Trunc would call Python for each row of an SQLite table.
    """

    output_field = CharField()

    def as_sqlite(self, compiler, connection, **context):
        template = f"substr(%(expressions)s, 1, {self.extra['length']})"
        return self.as_sql(compiler, connection, template=template, **context)

    def as_postgresql(self, compiler, connection, **context):
        pattern = "YYYY-MM-DD"[: self.extra["length"]]
        template = f"to_char(%(expressions)s AT TIME ZONE 'UTC', '{pattern}')"
        return self.as_sql(compiler, connection, template=template, **context)


def periods(articles, length: int):
    """Rows of period, how many articles, when the newest came and when one last changed."""
    dated = articles.order_by().annotate(period=Period("published_at", length=length))
    return (
        dated.values("period")
        .annotate(count=Count("pk"), newest=Max("published_at"), changed=Max("updated_at"))
        .order_by("-period")
    )


@require_safe
def index(request):
    entries = [
        entry(reverse("articles:sitemap-list", args=[name if number == 0 else f"{name}-{number}"]))
        for name, rows in LISTS.items()
        for number in ranges(rows)
    ]
    for row in periods(Article.objects.public(), MONTH):
        rows = [row] if row["count"] <= MOST else periods(within(row["period"]), DAY)
        entries += [
            entry(reverse("articles:sitemap-period", args=[each["period"]]), last_change(each))
            for each in rows
        ]
    return answer("sitemapindex", "sitemap", entries)


def last_change(row):
    return max(filter(None, (row["newest"], row["changed"])))


@require_safe
def period(request, period):
    """The articles of a month or a day (UTC)."""
    articles = within(period)
    own = articles.filter(canonical_url="").newest_first().select_related("section", "lead_image")
    slim = own.only("slug", "published_at", "updated_at", "section__slug", *OF_A_PICTURE)
    entries = [article_entry(article) for article in slim[:MOST].iterator()]
    if not entries and not articles.exists():
        raise Http404("nothing was published then")
    return answer("urlset", "url", entries)


def within(period: str):
    """Public articles of a month or day; raises Http404 when it is none of the calendar."""
    try:
        start = datetime.fromisoformat(period if len(period) == DAY else f"{period}-01")
        start = start.replace(tzinfo=UTC)
        days = timedelta(days=1 if len(period) == DAY else 32)
        end = start + days
    except (ValueError, OverflowError) as error:
        raise Http404("no such date") from error
    if len(period) == MONTH:
        end = end.replace(day=1)
    return Article.objects.public().filter(published_at__gte=start, published_at__lt=end)


def article_entry(article) -> list:
    elements = entry(article.get_absolute_url(), article.updated_at or article.published_at)
    if shown := picture(article.lead_image, "full"):
        elements.append(("image:image", [("image:loc", shown.url)]))
    return elements


def entry(address: str, changed=None) -> list:
    return [("loc", absolute(address)), *([("lastmod", stamp(changed))] if changed else [])]


def stamp(value) -> str:
    return value.astimezone(UTC).isoformat(timespec="seconds")


def pages():
    """The front page, and whatever an editor has made that stays."""
    yield entry(reverse("articles:front"))
    yield entry(reverse("articles:corrections"))
    for section in Section.objects.only("slug"):
        yield entry(section.get_absolute_url())
    told = Exists(Article.objects.public().filter(dossier=OuterRef("pk")))
    for dossier in Dossier.objects.filter(told).only("slug"):
        yield entry(dossier.get_absolute_url())
    for page in Page.objects.only("slug", "updated_at"):
        yield entry(page.get_absolute_url(), page.updated_at)


def tags():
    return Tag.objects.public()


def authors():
    """Those who signed what is public; looked up from the signature, as Tag.public() explains."""
    public = Article.objects.public().filter(pk=OuterRef("article_id"))
    signed = Exists(Byline.objects.filter(Exists(public), author=OuterRef("pk")))
    return Author.objects.filter(signed)


LISTS = {"pages": None, "tags": tags, "authors": authors}


def ranges(rows) -> list[int]:
    """The numbers of the files of a list that have anything in them: the keys of file n begin at n × MOST."""
    if rows is None:
        return [0]  # what editors make by hand
    last = rows().model.objects.aggregate(last=Max("pk"))["last"] or 0
    return [number for number in range(last // MOST + 1) if in_range(rows, number).exists()]


def in_range(rows, number: int):
    return rows().filter(pk__gte=number * MOST, pk__lt=(number + 1) * MOST)


@require_safe
def lists(request, things):
    name, _dash, number = things.partition("-")
    if name not in LISTS or not is_number_of_a_file(name, number):
        raise Http404("no such list")
    if LISTS[name] is None:
        return answer("urlset", "url", islice(pages(), MOST))
    rows = in_range(LISTS[name], int(number or 0)).only("slug").order_by("pk")
    return answer("urlset", "url", (entry(row.get_absolute_url()) for row in rows.iterator()))


def is_number_of_a_file(name: str, number: str) -> bool:
    """Whether ``number`` is how the index writes one: none for the first file, 1, 2… for others."""
    return number == "" or (
        LISTS[name] is not None and bool(re.fullmatch("[1-9][0-9]{0,8}", number))
    )


@require_safe
def news(request):
    """The last two days by the clock of this request, commercial content left out."""
    since = timezone.now() - timedelta(hours=NEWS_HOURS)
    recent = Article.objects.public().filter(published_at__gte=since, canonical_url="")
    recent = recent.exclude(kind=Article.Kind.ADVERTORIAL)
    slim = recent.newest_first().select_related("section")
    shown = list(
        slim.only("slug", "title", "language", "published_at", "section__slug")[:NEWS_MOST]
    )
    if shown:
        lasts_until(shown[-1].published_at + timedelta(hours=NEWS_HOURS))
    return answer("urlset", "url", [news_entry(article) for article in shown])


def news_entry(article) -> list:
    language = (article.language or settings.LANGUAGE_CODE).split("-")[0]
    publication = [("news:name", settings.SITE_NAME), ("news:language", language)]
    told = [
        ("news:publication", publication),
        ("news:publication_date", stamp(article.published_at)),
        ("news:title", article.title),
    ]
    return [("loc", absolute(article.get_absolute_url())), ("news:news", told)]


def answer(root: str, element: str, entries) -> HttpResponse:
    shows(EVERYTHING)
    out = StringIO()
    writer = SimplerXMLGenerator(out, "utf-8")
    writer.startDocument()
    writer.startElement(root, NAMESPACES)
    for each in entries:
        write(writer, element, each)
    writer.endElement(root)
    return HttpResponse(out.getvalue(), content_type="application/xml; charset=utf-8")


def write(writer, name: str, content) -> None:
    """An element holding text, or a list of (name, content) elements."""
    if isinstance(content, str):
        writer.addQuickElement(name, readable(content))
        return
    writer.startElement(name, {})
    for inner, value in content:
        write(writer, inner, value)
    writer.endElement(name)
