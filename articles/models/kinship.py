"""Which articles stand under « Lire aussi »: computed by a job, kept in RelatedItem."""

from collections import Counter
from math import log

from django.db import transaction
from django.db.models import Count, Q

from articles.models.article import Article
from articles.models.related import RelatedItem
from articles.models.tag import TaggedArticle

SHOWN = 4  # cards under an article
CANDIDATES = 200  # freshest articles sharing a tag, the dossier or the section that are weighed
SAME_DOSSIER = 3.0  # worth about two rare tags
SAME_SECTION = 0.5  # decides between articles that share nothing else
FRESH_DAYS = 60  # an article this many days older or newer loses one point


def candidates(article: Article) -> list[Article]:
    tags = article.tags.values("pk")
    kin = Q(section_id=article.section_id) | Q(pk__in=tagged_with(tags))
    if article.dossier_id:
        kin |= Q(dossier_id=article.dossier_id)
    found = Article.objects.public().filter(kin).exclude(pk=article.pk).exclude(kind="advertorial")
    return list(
        found.newest_first().only("pk", "section_id", "dossier_id", "published_at")[:CANDIDATES]
    )


def tagged_with(tags):
    return TaggedArticle.objects.filter(tag__in=tags).values("content_object_id")


def tag_weights(article: Article) -> dict[int, float]:
    """Each tag of the article by rarity: log of (all uses + 1) over its own uses."""
    uses = dict(
        TaggedArticle.objects.filter(tag__in=article.tags.values("pk"))
        .values_list("tag_id")
        .annotate(uses=Count("pk"))
        .order_by("tag_id")
    )
    total = TaggedArticle.objects.count() + 1
    return {tag: log(total / count) for tag, count in uses.items()}


def score_by_tags(article: Article, pool: list[Article]) -> Counter:
    weights = tag_weights(article)
    shared = TaggedArticle.objects.filter(tag__in=weights, content_object__in=pool)
    scores = Counter()
    for other, tag in shared.values_list("content_object_id", "tag_id").order_by():
        scores[other] += weights[tag]
    return scores


def rank(article: Article) -> list[int]:
    """The ids of the nearest public articles, best first; ties go to the newest."""
    pool = candidates(article)
    scores = score_by_tags(article, pool)
    for other in pool:
        scores[other.pk] += SAME_DOSSIER * (
            article.dossier_id is not None and other.dossier_id == article.dossier_id
        )
        scores[other.pk] += SAME_SECTION * (other.section_id == article.section_id)
        distance = abs((article.published_at - other.published_at).days)
        scores[other.pk] -= min(distance / FRESH_DAYS, 2)
    order = {other.pk: place for place, other in enumerate(pool)}
    return sorted(order, key=lambda pk: (-scores[pk], order[pk]))


@transaction.atomic
def relate(article: Article) -> None:
    """Write the article's related items: hand-picked ones first, then the nearest. Safe to repeat."""
    picked = Article.objects.public().filter(picked_for__article=article)
    chosen = list(picked.order_by("picked_for__position").values_list("pk", flat=True))
    chosen += [pk for pk in rank(article) if pk not in chosen]
    article.related_items.all().delete()
    RelatedItem.objects.bulk_create(
        RelatedItem(article=article, related_id=pk, position=position)
        for position, pk in enumerate(chosen[:SHOWN])
    )
