"""The demo's front pages as its editor arranged and launched them: each kind of container at least once."""

from dataclasses import replace

from articles.fronts.kinds import KINDS
from articles.fronts.placing import usual_now
from articles.models import Article, Dossier, Front, Promo
from articles.models.arrangement import Arrangement, Container, Rule
from newsroom.demo.content import paper

ABOVE_THE_PROMO = 5  # containers
LEAD = KINDS["lead"]


def launch_fronts(articles: dict[str, Article], dossier: Dossier, promo: Promo, *, by) -> None:
    """The paper's, with its first places by hand, and that of the section of its lead."""
    page = usual_now()
    for place, slug in enumerate(paper.FRONT, start=1):
        page = page.placed(articles[slug].pk, "c1", place, LEAD.most)
    renamed = {articles[slug].pk: words for slug, words in paper.FRONT_RENAMED.items()}
    containers = [by_hand(container, dossier, renamed) for container in page.containers]
    containers.insert(ABOVE_THE_PROMO, KINDS["promo"].new("promo", promo=promo.pk))
    launch(Front.objects.of(None), containers, by)
    lead = articles[paper.FRONT[0]]
    explained = KINDS["row"].new("c3", title=paper.ROW_TITLE, rule=Rule(kind=paper.ROW_KIND))
    containers = [LEAD.new("c1"), KINDS["dossier"].new("c2", dossier=dossier.pk), explained]
    page = Arrangement(tuple(containers)).placed(lead.pk, "c1", 1, LEAD.most)
    launch(Front.objects.of(lead.section), page.containers, by)


def launch(front: Front, containers, by) -> None:
    front.launch(Arrangement(tuple(containers)), by=by, reason=paper.FRONT_REASON)


def by_hand(container: Container, dossier: Dossier, renamed: dict[int, tuple]) -> Container:
    """The dossier that the paper leads with is named; a card is called otherwise than its article."""
    if container.kind == "dossier":
        return replace(container, dossier=dossier.pk)
    cards = (
        replace(card, kicker=renamed[card.article][0], headline=renamed[card.article][1])
        if card.article in renamed
        else card
        for card in container.cards
    )
    return replace(container, cards=tuple(cards))
