"""Which four stand under an article: hand-picked ones first, then the nearest that are not all the same."""

from django.db import transaction

from articles.models import Article, RelatedItem
from articles.relating.candidates import candidates, subject_of
from articles.relating.weighing import Neighbour, weigh

SHOWN = 4  # cards under an article
LOOKED_AT = 24  # nearest that compete for the cards
ALIKE = (
    0.35  # what a card loses for being the very same as one before it (maximal marginal relevance)
)


def nearest(article: Article, *, without: set[int] = frozenset()) -> list[int]:
    """The ids of the SHOWN public articles to read next, best first. Some seven queries."""
    subject = subject_of(article)
    near = candidates(article, subject) - without
    return [one.pk for one in varied(weigh(article, subject, near))]


def varied(ranked: list[Neighbour]) -> list[Neighbour]:
    """The best, then each time the best of what differs from those chosen."""
    waiting, chosen = ranked[:LOOKED_AT], []
    while waiting and len(chosen) < SHOWN:
        best = max(
            waiting, key=lambda one: one.score - ALIKE * max(map(likeness(one), chosen), default=0)
        )
        waiting.remove(best)
        chosen.append(best)
    return chosen


def likeness(one: Neighbour):
    """How much another has the same subjects as ``one``: their tags (Jaccard 1912)."""

    def with_one(other: Neighbour) -> float:
        every = one.tags | other.tags
        return len(one.tags & other.tags) / len(every) if every else 0

    return with_one


def picked_by_hand(article: Article) -> list[int]:
    picked = Article.objects.public().filter(picked_for__article=article)
    return list(picked.order_by("picked_for__position").values_list("pk", flat=True))


@transaction.atomic
def relate(article: Article) -> bool:
    """Write what stands under the article; whether that has changed. Safe to repeat."""
    chosen = picked_by_hand(article)
    if len(chosen) < SHOWN:
        chosen += nearest(article, without=set(chosen))
    chosen = chosen[:SHOWN]
    before = list(article.related_items.values_list("related_id", flat=True))
    if chosen == before:
        return False
    article.related_items.all().delete()
    RelatedItem.objects.bulk_create(
        RelatedItem(article=article, related_id=pk, position=position)
        for position, pk in enumerate(chosen)
    )
    return True
