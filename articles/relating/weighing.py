"""How near two articles are: a sum of what they have in common, each part between 0 and its weight.

The weights were set with ``python -m bench.related``, which compares with the links that editors have placed.
"""

from dataclasses import dataclass
from datetime import datetime
from math import exp

from articles.body.stemming import stems_of
from articles.models import Article, TaggedArticle
from articles.models.searching import SearchDocument
from articles.relating.candidates import Subject

TAGS, WORDS, DOSSIER, SECTION = 1.0, 1.8, 1.3, 0.1
FRESH, FRESH_DAYS = 0.25, 120  # for the same day; a third of it at that distance
HALF_SATURATED = 2  # times that a word is said: half of what it can weigh


@dataclass(frozen=True)
class Neighbour:
    pk: int
    score: float
    dossier_id: int | None
    tags: frozenset[int]
    published_at: datetime


def weigh(article: Article, subject: Subject, near: set[int]) -> list[Neighbour]:
    """The public ones of ``near``, nearest first; of two equals the newest. Three queries."""
    rows = Article.objects.public().filter(pk__in=near).exclude(kind=Article.Kind.ADVERTORIAL)
    rows = list(rows.only("section_id", "dossier_id", "published_at").order_by())
    pks = [row.pk for row in rows]
    tags = tags_of(pks)
    said = {row.pk: row for row in SearchDocument.objects.filter(pk__in=pks).order_by()}
    weighed = [
        Neighbour(
            row.pk,
            nearness(article, row, subject, tags.get(row.pk, frozenset()), said.get(row.pk)),
            row.dossier_id,
            tags.get(row.pk, frozenset()),
            row.published_at,
        )
        for row in rows
    ]
    return sorted(weighed, key=lambda one: (-one.score, -one.published_at.timestamp(), -one.pk))


def tags_of(pks: list[int]) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = {}
    rows = TaggedArticle.objects.filter(content_object__in=pks).order_by()
    for pk, tag in rows.values_list("content_object_id", "tag_id"):
        found.setdefault(pk, set()).add(tag)
    return {pk: frozenset(tags) for pk, tags in found.items()}


def nearness(article: Article, other: Article, subject: Subject, tags, document) -> float:
    score = TAGS * shared(subject.tags, tags)
    score += WORDS * words_in_common(subject, document)
    score += DOSSIER * (article.dossier_id is not None and other.dossier_id == article.dossier_id)
    score += SECTION * (other.section_id == article.section_id)
    days = abs((article.published_at - other.published_at).total_seconds()) / 86_400
    return score + FRESH * exp(-days / FRESH_DAYS)


def shared(weights: dict[int, float], tags: frozenset[int]) -> float:
    """The part of the article's tags, by weight, that the other one has too."""
    whole = sum(weights.values())
    return sum(weight for tag, weight in weights.items() if tag in tags) / whole if whole else 0


def words_in_common(subject: Subject, document: SearchDocument | None) -> float:
    """The part of the telling words that the other text says as well, and how insistently."""
    whole = sum(subject.words.values())
    if document is None or not whole:
        return 0
    stems = f"{document.title} {document.standfirst} {document.body}".split()
    score = 0.0
    for word, weight in subject.words.items():
        times = sum(stems.count(stem) for stem in stems_of(word))
        score += weight * times / (times + HALF_SATURATED)
    return score / whole
