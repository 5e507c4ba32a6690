"""The kinds of container: one table. Each is drawn by the template of its name in articles/fronts/."""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.models.arrangement import Container, Rule

Kind = Article.Kind
COMMERCIAL = Kind.ADVERTORIAL
OF_THEIR_OWN = frozenset({Kind.OPINION, Kind.REVIEW})  # these have containers of their own


class Takes(models.TextChoices):
    """What a container shows."""

    ARTICLES = "articles", _("articles")
    DOSSIER = "dossier", _("a dossier")
    PROMO = "promo", _("a promo")


@dataclass(frozen=True)
class ContainerKind:
    """``turn`` says when it is filled: what can be filled in few ways comes before what takes all.

    ``count`` and ``most``: places of a new one, and how many its template can draw. With fewer than
    ``least`` articles it is left out, unless somebody placed one there. ``of`` is the only kind of
    article that fills it; ``rather_not`` those that do only where nothing else is there; ``leaves``
    those that it leaves to a container of theirs, where the page has one. ``is_editorial``: nothing
    that an advertiser pays for, not even by hand. ``leads_with_picture``: the rule puts the newest
    that has one into the first place, and what an advertiser pays for into the last.
    """

    name: str
    label: Promise
    what: Promise
    turn: int
    count: int = 0
    most: int = 0
    least: int = 1
    takes: Takes = Takes.ARTICLES
    of: str = ""
    rather_not: frozenset[str] = frozenset()
    leaves: frozenset[str] = frozenset()
    is_editorial: bool = False
    leads_with_picture: bool = False

    @property
    def template(self) -> str:
        return f"articles/fronts/{self.name}.html"

    @property
    def has_places(self) -> bool:
        return self.takes == Takes.ARTICLES

    def new(self, key: str, **fields) -> Container:
        return Container(key=key, kind=self.name, count=self.count, **fields)

    def accepts(self, kind: str) -> bool:
        """Whether an article of that kind may be placed here by hand."""
        return not (self.is_editorial and kind == COMMERCIAL)


KINDS = {
    kind.name: kind
    for kind in (
        ContainerKind(
            "lead",
            _("Lead"),
            _("The first article, large, and those beside it."),
            turn=0,
            count=3,
            most=7,
            rather_not=OF_THEIR_OWN,
            is_editorial=True,
        ),
        ContainerKind(
            "wire",
            _("The wire"),
            _("Times and headlines, the newest first; beside the lead when it follows it."),
            turn=3,
            count=10,
            most=20,
            is_editorial=True,
        ),
        ContainerKind(
            "row",
            _("Row"),
            _("One large, the others small; neighbours are laid out differently."),
            turn=4,
            count=4,
            most=4,
            leaves=frozenset({Kind.OPINION}),
            leads_with_picture=True,
        ),
        ContainerKind(
            "dossier",
            _("Dossier"),
            _("A story with its timeline: the one named, else that of the lead."),
            turn=5,
            takes=Takes.DOSSIER,
        ),
        ContainerKind(
            "opinion",
            _("Opinions"),
            _("Headlines with the faces of those who sign."),
            turn=1,
            count=4,
            most=8,
            least=2,
            of=Kind.OPINION,
        ),
        ContainerKind(
            "review",
            _("Reviews"),
            _("What was tested, pictured."),
            turn=2,
            count=4,
            most=8,
            least=2,
            of=Kind.REVIEW,
        ),
        ContainerKind(
            "promo",
            _("Promo"),
            _("A line with its links, edited once for the whole site."),
            turn=5,
            takes=Takes.PROMO,
        ),
    )
}


def kind_of(container: Container) -> ContainerKind | None:
    """None for a kind that this release does not know, and does not draw."""
    return KINDS.get(container.kind)


@dataclass(frozen=True)
class Shelf:
    """The articles that may fill a container: a rule, seen from the page on which it stands."""

    section: int | None = None
    tag: int | None = None
    kind: str = ""
    days: int | None = None
    is_editorial: bool = False


def shelf_of(container: Container, scope: int | None) -> Shelf | None:
    """``scope`` is the section whose front this is. None for what takes no articles."""
    kind = kind_of(container)
    if kind is None or not kind.has_places:
        return None
    rule: Rule = container.rule
    return Shelf(
        section=rule.section or scope,
        tag=rule.tag,
        kind=kind.of or rule.kind,
        days=rule.days,
        is_editorial=kind.is_editorial,
    )


def turn_of(container: Container) -> int:
    """Sorts containers for filling; those of one turn stay in the order of the page."""
    kind = kind_of(container)
    return kind.turn if kind else 0
