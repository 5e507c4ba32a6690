"""Whom a front page may choose from: one query for all shelves, each arm of which walks an index and
stops. Everything comes by the gate."""

from datetime import timedelta

from django.db.models import Exists, IntegerField, OuterRef, Subquery, Value
from django.utils import timezone

from articles.fronts.filling import Candidate, Candidates
from articles.fronts.kinds import COMMERCIAL, Shelf, shelf_of
from articles.models import Article, DossierEvent
from articles.models.arrangement import Arrangement
from articles.surrogates import ARTICLES, shows

SPARE = (
    12  # candidates beyond the places of the page: a shelf may hold some that its container leaves
)
DOSSIERS = 8  # articles of which the dossiers are taken that stand where nobody named one
BY_HAND, IN_DOSSIERS, SHELVES = 0, 1, 2  # the arms of the union; shelves are numbered from the last


def read_candidates(
    arrangement: Arrangement, scope: int | None = None, more: Shelf | None = None, depth: int = 0
) -> Candidates:
    """The candidates for the containers of the page, and ``depth`` of the shelf ``more`` besides."""
    shelves = shelves_of(arrangement, scope)
    if more and more not in shelves:
        shelves.append(more)
    note(arrangement, shelves)
    deep = SPARE + depth + sum(container.count for container in arrangement.containers)
    arms = [arm(newest(on(shelf), deep), SHELVES + n) for n, shelf in enumerate(shelves)]
    if arrangement.articles:
        arms.append(arm(Article.objects.public().filter(pk__in=arrangement.articles), BY_HAND))
    if any(container.kind == "dossier" for container in arrangement.containers):
        arms.append(arm(newest(in_told_dossiers(), DOSSIERS), IN_DOSSIERS))
    found: dict[int, list[Candidate]] = {number: [] for number in range(SHELVES + len(shelves))}
    for number, picture, *columns in arms[0].union(*arms[1:], all=True) if arms else ():
        found[number].append(Candidate(*columns, has_picture=picture is not None))
    return Candidates(
        by_hand={one.pk: one for one in found[BY_HAND]},
        shelves={shelf: sorted(found[SHELVES + n], key=age) for n, shelf in enumerate(shelves)},
        dossiers=[one.dossier for one in sorted(found[IN_DOSSIERS], key=age)],
    )


def age(candidate: Candidate) -> tuple:
    return candidate.age


def shelves_of(arrangement: Arrangement, scope: int | None) -> list[Shelf]:
    found = (shelf_of(container, scope) for container in arrangement.containers)
    return list(dict.fromkeys(shelf for shelf in found if shelf))


def on(shelf: Shelf):
    articles = Article.objects.public()
    if shelf.section:
        articles = articles.filter(section=shelf.section)
    if shelf.tag:
        articles = articles.filter(tagged__tag=shelf.tag)
    if shelf.kind:
        articles = articles.filter(kind=shelf.kind)
    if shelf.is_editorial:
        articles = articles.exclude(kind=COMMERCIAL)
    if shelf.days:
        articles = articles.filter(published_at__gt=timezone.now() - timedelta(days=shelf.days))
    return articles


def newest(articles, count: int):
    return Article.objects.filter(pk__in=articles.newest_first().values("pk")[:count])


def in_told_dossiers():
    events = DossierEvent.objects.filter(dossier=OuterRef("dossier")).order_by()
    return Article.objects.public().filter(Exists(events))


def arm(articles, number: int):
    """Bare columns: the number of the arm, then those of a candidate."""
    events = DossierEvent.objects.filter(dossier=OuterRef("dossier")).order_by()
    told = Subquery(events.values("dossier")[:1])
    columns = ("lead_image_id", "pk", "published_at", "kind")
    return articles.order_by().values_list(Value(number, IntegerField()), *columns, told)


def note(arrangement: Arrangement, shelves: list[Shelf]) -> None:
    """Say of what the page that is being made is a part: also of articles still to come."""
    shows(*(f"article:{pk}" for pk in arrangement.articles))
    for shelf in shelves:
        if shelf.tag:
            shows(f"tag:{shelf.tag}:list")
        elif shelf.section:
            shows(f"section:{shelf.section}:list")
        else:
            shows(ARTICLES)
