"""A front page put together: who stands where (``filling``), then all the rows at once.

A page costs the same number of queries, however it is arranged and however large the archive is: the
candidates; pictures, promos and dossiers named by hand; timelines; articles and their bylines.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import cycle

from articles.fronts.candidates import read_candidates
from articles.fronts.filling import Filled, fill, placed_on
from articles.fronts.kinds import ContainerKind, Shelf, kind_of
from articles.models import Article, Dossier, DossierEvent, Front, Image, Promo
from articles.models.arrangement import Arrangement
from articles.models.publication import TEXTS
from articles.surrogates import lasts_until

LAYOUTS = (
    "beside",
    "columns",
    "headline",
    "mirrored",
    "strip",
)  # of rows, dealt so that no two neighbours are alike
EVENTS = 5  # of a dossier's timeline, the last ones


@dataclass(frozen=True)
class NamedRows:
    """The rows that an arrangement names besides articles, by their numbers."""

    images: dict[int, Image] = field(default_factory=dict)
    promos: dict[int, Promo] = field(default_factory=dict)
    dossiers: dict[int, Dossier] = field(default_factory=dict)


@dataclass
class DrawnContainer:
    """What the template of a container is given."""

    key: str
    kind: ContainerKind
    title: str
    articles: list[Article] = field(default_factory=list)
    section: object = None  # articles.navigation.Link: whose row it is
    layout: str = ""
    dossier: Dossier | None = None
    timeline: list = field(default_factory=list)
    promo: Promo | None = None
    wire: "DrawnContainer | None" = None  # drawn beside this one

    @property
    def is_empty(self) -> bool:
        return not (self.articles or self.dossier or self.promo)


@dataclass
class FrontPage:
    containers: list[DrawnContainer]
    articles: list[Article]  # all of them
    river: list[Article] = field(default_factory=list)
    has_more: bool = False  # below the river


def rows_online(front: Front) -> NamedRows:
    """Of the version that readers get, in one query."""
    return rows_of(front.uses.filter(in_draft=False))


def rows_drafted(front: Front) -> NamedRows:
    return rows_of(front.uses.filter(in_draft=True))


def rows_of(uses) -> NamedRows:
    rows = NamedRows()
    for use in uses.select_related("image", "promo", "dossier").order_by("pk"):
        for shelf, row in (
            (rows.images, use.image),
            (rows.promos, use.promo),
            (rows.dossiers, use.dossier),
        ):
            if row:
                shelf[row.pk] = row
    return rows


def compose(
    arrangement: Arrangement,
    named: NamedRows,
    sections: dict,
    *,
    scope: int | None = None,
    river: int = 0,
) -> FrontPage:
    """The page as readers get it now. ``sections``: links by their numbers. ``scope``: the section
    whose front it is; ``river``: how many of its newest articles follow that have no place above."""
    shelf = Shelf(section=scope) if river else None
    candidates = read_candidates(arrangement, scope, shelf, river + 1 if river else 0)
    page = fill(arrangement, candidates, scope)
    age(page)
    placed = placed_on(page)
    flowing = [one.pk for one in candidates.shelves.get(shelf, ()) if one.pk not in placed]
    below = flowing[:river]
    articles = Article.objects.for_cards().in_bulk({*placed, *below})  # all came by the gate
    timelines = read_timelines([filled.dossier for filled in page if filled.dossier], placed)
    drawn = [
        draw(filled, articles, named, sections, timelines)
        for filled in page
        if kind_of(filled.container)
    ]
    return FrontPage(
        containers=lay_out([each for each in drawn if not each.is_empty]),
        articles=list(articles.values()),
        river=[articles[pk] for pk in below if pk in articles],
        has_more=len(flowing) > river,
    )


def age(page: list[Filled]) -> None:
    """The page is true until the first of its articles is too old for the rule that placed it."""
    for filled in page:
        if days := filled.container.rule.days:
            by_rule = [one.article for one in filled.places if one.card is None]
            for article in by_rule:
                lasts_until(article.published_at + timedelta(days=days))


def draw(filled: Filled, articles, named: NamedRows, sections, timelines) -> DrawnContainer:
    container = filled.container
    told = timelines.get(filled.dossier, [])
    return DrawnContainer(
        key=container.key,
        kind=kind_of(container),
        title=container.title,
        articles=[
            dressed(articles[one.article.pk], one.card, named.images)
            for one in filled.places
            if one.article.pk in articles
        ],
        section=sections.get(container.rule.section),
        dossier=named.dossiers.get(filled.dossier) or (told[0].dossier if told else None),
        timeline=told[-EVENTS:],
        promo=named.promos.get(container.promo),
    )


def dressed(article: Article, card, images: dict[int, Image]) -> Article:
    """The article as its card says, in memory. An empty word leaves the article's own."""
    if card:
        article.title = card.headline or article.title
        article.kicker = card.kicker or article.kicker
        article.lead_image = images.get(card.image) or article.lead_image
    return article


def read_timelines(dossiers: list[int], placed: set[int]) -> dict[int, list[DossierEvent]]:
    """The events of each dossier; ``told_in`` is the article that an event leads to, unless that has
    a place on the page or readers may not see it. One query, also for none."""
    slim = [f"article__{name}" for name in TEXTS]
    events = DossierEvent.objects.filter(dossier__in=dossiers or [0])
    events = events.select_related("dossier", "article__section").defer(*slim)
    found: dict[int, list[DossierEvent]] = {}
    for event in events.order_by("date", "pk"):
        article = event.article
        is_free = article and article.is_public and article.pk not in placed
        event.told_in = article if is_free else None
        found.setdefault(event.dossier_id, []).append(event)
    return found


def lay_out(containers: list[DrawnContainer]) -> list[DrawnContainer]:
    """The wire stands beside the lead that it follows; each row is unlike its neighbours."""
    page: list[DrawnContainer] = []
    for each in containers:
        above = page[-1] if page else None
        if each.kind.name == "wire" and above and above.kind.name == "lead" and not above.wire:
            above.wire = each
        else:
            page.append(each)
    rows = (each for each in page if each.kind.name == "row")
    for row, layout in zip(rows, cycle(LAYOUTS), strict=False):
        row.layout = layout
    return page
