"""What the desk shows: every container with its places, who stands there by hand, and who by rule."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from articles.admin.front.fields import CardForm, ContainerForm
from articles.admin.front.form import DeskForm
from articles.admin.rows import thumbnail
from articles.fronts.candidates import read_candidates
from articles.fronts.filling import Filled, fill
from articles.fronts.kinds import ContainerKind, kind_of
from articles.models import Article, Dossier, Front, ScheduledChange
from articles.models.arrangement import Arrangement, Card
from articles.models.publication import TEXTS, Change, Status


@dataclass(frozen=True)
class Shown:
    """An article as the desk names it; ``state`` is empty while readers may see it."""

    pk: int | None
    title: str
    section: str = ""
    accent: str = ""
    thumb: str = ""
    when: str = ""
    state: str = ""


@dataclass(frozen=True)
class Place:
    number: int
    card: Card | None = None
    form: CardForm | None = None
    pinned: Shown | None = None  # who stands here by hand
    by_rule: Shown | None = None  # who stands here now, where nobody was placed or he is not public


@dataclass
class BoardContainer:
    key: str
    kind: ContainerKind
    form: ContainerForm
    places: list[Place] = field(default_factory=list)
    dossier: str = ""  # which one the rule has found

    @property
    def has_errors(self) -> bool:
        return bool(self.form.errors)


def board(front: Front, form: DeskForm, arrangement: Arrangement) -> list[BoardContainer]:
    """A constant number of queries, however much is placed."""
    candidates = read_candidates(arrangement, front.section_id)
    page = fill(arrangement, candidates, front.section_id)
    by_rule = {placed.article.pk for filled in page for placed in filled.places}
    articles = shown_articles({*arrangement.articles, *by_rule}, form.user)
    dossiers = dossier_titles({filled.dossier for filled in page} - {None})
    return [
        BoardContainer(
            key=filled.container.key,
            kind=kind_of(filled.container),
            form=form.containers[filled.container.key],
            places=places_of(filled, form, articles),
            dossier=dossiers.get(filled.dossier, ""),
        )
        for filled in page
        if filled.container.key in form.containers
    ]


def places_of(filled: Filled, form: DeskForm, articles: dict[int, Shown]) -> list[Place]:
    dealt = {placed.place: placed for placed in filled.places if placed.card is None}
    places = []
    for number in range(1, filled.container.count + 1):
        card, stands_in = filled.container.card_at(number), dealt.get(number)
        places.append(
            Place(
                number=number,
                card=card,
                form=form.cards.get(card.key) if card else None,
                pinned=articles.get(card.article, hidden()) if card else None,
                by_rule=articles.get(stands_in.article.pk) if stands_in else None,
            )
        )
    return places


def shown_articles(numbers: set[int], user) -> dict[int, Shown]:
    """Those that ``user`` may read. Of the others the desk says only that something stands there."""
    articles = Article.objects.filter(pk__in=numbers).visible_to(user)
    articles = list(articles.select_related("section", "lead_image").defer(*TEXTS))
    hours = planned_hours([article.pk for article in articles if not article.is_public])
    return {article.pk: shown(article, hours) for article in articles}


def planned_hours(numbers: list[int]) -> dict[int, datetime]:
    """When those of the articles are published next that are planned. One query."""
    planned = ScheduledChange.objects.to_come().exclude(change=Change.WITHDRAWAL)
    found = planned.filter(article__in=numbers).order_by("-at", "-pk")
    return dict(found.values_list("article", "at"))


def shown(article: Article, hours: dict[int, datetime] | None = None) -> Shown:
    return Shown(
        pk=article.pk,
        title=str(article),
        section=article.section.name if article.section else "",
        accent=article.section.accent if article.section else "",
        thumb=thumbnail(article.lead_image),
        when=said(article.published_at) if article.is_public else "",
        state="" if article.is_public else state_of(article, (hours or {}).get(article.pk)),
    )


def hidden() -> Shown:
    return Shown(None, _("An article that is kept from you"), state=_("under embargo"))


def said(moment) -> str:
    """Short: the hour of today, else the day."""
    local = timezone.localtime(moment)
    is_today = local.date() == timezone.localdate()
    return formats.date_format(local, "H:i" if is_today else "SHORT_DATE_FORMAT")


def state_of(article: Article, planned: datetime | None = None) -> str:
    """Why readers do not get it yet, or any more."""
    now = timezone.now()
    if article.is_trashed:
        return _("in the bin")
    if planned:
        return _("planned for %s") % said(planned)
    if article.status == Status.PUBLISHED:
        hours = (article.published_at, article.embargo_until)
        return _("from %s") % said(max(hour for hour in hours if hour and hour > now))
    return article.get_status_display()


def dossier_titles(numbers: set[int]) -> dict[int, str]:
    if not numbers:
        return {}
    return dict(Dossier.objects.filter(pk__in=numbers).values_list("pk", "title"))
