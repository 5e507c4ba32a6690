"""``/``: the front page."""

from itertools import cycle

from django.db.models import Case, OuterRef, Subquery, Value, When
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import Article, Dossier
from articles.navigation import load_navigation
from articles.surrogates import ARTICLES, FRONT, lasts_today, shows
from articles.views import edition
from articles.views.dossier import with_timeline

LAYOUTS = (
    "beside",
    "columns",
    "headline",
    "mirrored",
    "strip",
)  # so that no two neighbours are alike
EVENTS = 5  # of the dossier's timeline, the last ones


@require_safe
def front(request):
    shows(FRONT, ARTICLES)
    lasts_today()
    navigation = load_navigation()
    context = {
        "navigation": navigation,
        "is_front": True,
        "today": timezone.localdate(),
        **compose(navigation),
    }
    return render(request, "articles/front.html", context)


def compose(navigation) -> dict:
    """Everything on the page: who stands where first, then all the articles at once."""
    paper = edition.Edition(edition.candidates(navigation.sections))
    hero = paper.hero()
    dossier = lead_dossier(hero)
    timeline = paper.tell(list(dossier.events.all())[-EVENTS:] if dossier else [])
    opinions = paper.deal(edition.OPINION, edition.VOICES, least=edition.LEAST)
    reviews = paper.deal(edition.REVIEW, edition.TESTS, least=edition.LEAST)
    wire = paper.deal(edition.NEWEST, edition.WIRE)
    voiced = {Article.Kind.OPINION} if opinions else ()  # these have their row
    rows = [
        (link, paper.deal(edition.shelf_of(link), edition.ROW, but_not=voiced))
        for link in navigation.sections
    ]
    articles = Article.objects.for_cards().in_bulk(paper.placed)  # who is placed came by the gate

    def fetch(dealt):
        return [articles[one.pk] for one in dealt if one.pk in articles]

    return {
        "hero": fetch(hero),
        "dossier": dossier,
        "timeline": timeline,
        "opinions": fetch(opinions),
        "reviews": fetch(reviews),
        "wire": fetch(wire),
        "rows": lay_out((link, fetch(dealt)) for link, dealt in rows),
        "articles": list(articles.values()),
    }


def lead_dossier(hero) -> Dossier | None:
    """The dossier of the first article of the hero that has one, else the one last added to."""
    leading = next((one.dossier_id for one in hero if one.dossier_id), None)
    newest = Article.objects.public().filter(dossier=OuterRef("pk")).newest_first()
    dossiers = Dossier.objects.annotate(latest=Subquery(newest.values("published_at")[:1]))
    first = Case(When(pk=leading, then=Value(0)), default=Value(1))
    ranked = dossiers.filter(latest__isnull=False).order_by(first, "-latest")
    return with_timeline(ranked).first()


def lay_out(rows) -> list[dict]:
    """The section rows that hold anything, each with a layout unlike its neighbours'."""
    filled = ((link, articles) for link, articles in rows if articles)
    return [
        {"section": link, "articles": sorted(articles, key=stands_back), "layout": layout}
        for (link, articles), layout in zip(filled, cycle(LAYOUTS), strict=False)
    ]


def stands_back(article) -> tuple[bool, bool]:
    """Sorts a row: the newest that has a picture leads it; what an advertiser pays for never does."""
    return article.is_commercial, article.lead_image is None
