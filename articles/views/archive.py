"""``/archive/``, ``/archive/2026/``, ``…/11/``, ``…/11/25/``: everything by its day."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Exists
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.surrogates import ARTICLES, of_month, of_year, shows
from articles.views.listing import list_page

UNITS = ("year", "month", "day")
FIRST_YEAR = 1605  # of the first newspaper there was, the Strasbourg « Relation »


@dataclass(frozen=True)
class Span:
    """A year, a month or a day of the newsroom's calendar; ``unit`` is one of UNITS."""

    unit: str
    first: date

    @classmethod
    def read(cls, year: str, month: str = "1", day: str = "1", *, unit: str) -> "Span | None":
        """None for what is no day, is to come, or is older than the press."""
        try:
            first = date(int(year), int(month), int(day))
        except ValueError:
            return None
        was_printed = date(FIRST_YEAR, 1, 1) <= first <= timezone.localdate()
        return cls(unit, first) if was_printed else None

    @property
    def after(self) -> date:
        """The day after its last one."""
        year, month = self.first.year, self.first.month
        if self.unit == "day":
            return self.first + timedelta(days=1)
        if self.unit == "month":
            return self.first + timedelta(days=monthrange(year, month)[1])
        return date(year + 1, 1, 1)

    def articles(self):
        return Article.objects.public().filter(
            published_at__gte=midnight(self.first), published_at__lt=midnight(self.after)
        )

    def parts(self) -> list["Span"]:
        """Its months, or its days."""
        year, month = self.first.year, self.first.month
        if self.unit == "year":
            return [Span("month", date(year, number, 1)) for number in range(1, 13)]
        days = (self.after - self.first).days
        return [Span("day", date(year, month, number)) for number in range(1, days + 1)]

    def get_absolute_url(self) -> str:
        numbers = self.first.isoformat().split("-")[: UNITS.index(self.unit) + 1]
        return reverse(f"articles:archive-{self.unit}", args=numbers)

    def __str__(self):
        formats = {"year": "Y", "month": "F Y", "day": pgettext("date format", "l j F Y")}
        if self.unit == "day" and self.first.day == 1:
            formats["day"] = pgettext("date format, first of a month", "l j F Y")
        return date_format(self.first, formats[self.unit])

    @property
    def short(self) -> str:
        """Its name among its neighbours: « novembre », « 25 »."""
        return date_format(self.first, {"year": "Y", "month": "F", "day": "j"}[self.unit])


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def filled(spans: list[Span]) -> set[Span]:
    """Those in which readers find something: one query, an index look-up for each."""
    asked = {f"span{number}": Exists(span.articles()) for number, span in enumerate(spans)}
    answer = Article.objects.public().order_by().annotate(**asked).values(*asked).first() or {}
    return {span for name, span in zip(asked, spans, strict=True) if answer.get(name)}


@require_safe
def archive(request):
    shows(ARTICLES)
    dates = Article.objects.public().values_list("published_at", flat=True)
    oldest = dates.order_by("published_at", "pk").first()
    years = years_since(oldest) if oldest else []
    full = filled(years)
    context = {"years": [year for year in years if year in full]}
    return render(request, "articles/archive.html", context)


def years_since(moment: datetime) -> list[Span]:
    """The last one first."""
    first, last = timezone.localdate(moment).year, timezone.localdate().year
    return [Span("year", date(year, 1, 1)) for year in range(last, first - 1, -1)]


@require_safe
def archive_year(request, year):
    span = asked_for(year, unit="year")
    shows(of_year(span.first))
    return show(request, span, {"months": span})


@require_safe
def archive_month(request, year, month):
    span = asked_for(year, month, unit="month")
    shows(of_month(span.first), of_year(span.first))
    return show(request, span, {"months": year_of(span), "days": span})


@require_safe
def archive_day(request, year, month, day):
    span = asked_for(year, month, day, unit="day")
    shows(of_month(span.first))
    return show(request, span, {"days": Span("month", span.first.replace(day=1))})


def asked_for(*numbers: str, unit: str) -> Span:
    span = Span.read(*numbers, unit=unit)
    if span is None:
        raise Http404("no paper of that day")
    return span


def year_of(span: Span) -> Span:
    return Span("year", date(span.first.year, 1, 1))


def show(request, span: Span, calendars: dict[str, Span]):
    """The page of a period, with the calendars beside it. Raises Http404 where there is nothing."""
    parts = {name: around.parts() for name, around in calendars.items()}
    full = filled([part for spans in parts.values() for part in spans])
    context = {
        "span": span,
        "year": year_of(span),
        "month": Span("month", span.first.replace(day=1)),
        **{name: [(part, part in full) for part in spans] for name, spans in parts.items()},
    }
    if span.unit == "year":
        if not full:
            raise Http404("nothing in this year")
    else:
        context["listing"] = list_page(request, span.articles())
        if not context["listing"].rows:
            raise Http404("nothing in this period")
    return render(request, "articles/archive.html", context)
