"""``python -m bench.related``: does « Lire aussi » agree with the links that editors placed in the texts?

For every public article whose body links to others of the site, or announces them: precision@4 and
NDCG@4 of what the engine would show (without what was picked by hand), beside two baselines: the newest of
the same section, and whoever shares most tags. ``--speed`` times the engine instead.
"""

import math
import re
import statistics
import sys
import time

import bench.site  # noqa: F401 - first: importing it starts Django

# isort: split
from django.db.models import Count

from articles.body.document import Document
from articles.models import Article, TaggedArticle
from articles.relating.choosing import SHOWN, nearest

LINK = re.compile(r'href="(?:https?://[^/"]+)?/([\w-]+)/([\w-]+)/"')
TIMED = 60  # articles


def placed_by_hand(article: Article, addresses: dict[tuple[str, str], int]) -> set[int]:
    linked = {addresses[pair] for pair in LINK.findall(article.body) if pair in addresses}
    announced = Document(article.body).row_ids("read-also") & set(addresses.values())
    return (linked | announced) - {article.pk}


def newest_of_section(article: Article) -> list[int]:
    others = Article.objects.public().filter(section=article.section_id).exclude(pk=article.pk)
    return list(others.newest_first().values_list("pk", flat=True)[:SHOWN])


def most_tags_shared(article: Article) -> list[int]:
    tags = article.tags.values("pk")
    uses = TaggedArticle.objects.filter(tag__in=tags).exclude(content_object=article)
    counted = uses.values("content_object").annotate(shared=Count("pk"))
    ranked = counted.order_by("-shared", "-content_object").values_list("content_object", flat=True)
    public = set(Article.objects.public().values_list("pk", flat=True))
    return [pk for pk in ranked if pk in public][:SHOWN]


ENGINES = {
    "this engine": nearest,
    "newest of the section": newest_of_section,
    "most tags in common": most_tags_shared,
}


def ndcg(found: list[int], wanted: set[int]) -> float:
    gains = [1 / math.log2(place + 2) for place in range(SHOWN)]
    got = sum(gain for gain, pk in zip(gains, found, strict=False) if pk in wanted)
    return got / sum(gains[: min(len(wanted), SHOWN)])


def quality() -> None:
    public = Article.objects.public().select_related("section")
    articles = list(public.order_by("pk"))
    addresses = {(one.section.slug, one.slug): one.pk for one in articles}
    gold = {one.pk: placed_by_hand(one, addresses) for one in articles}
    judged = [one for one in articles if gold[one.pk]]
    links = sum(map(len, gold.values()))
    print(f"{len(judged)} articles with {links} links placed by hand")
    for name, engine in ENGINES.items():
        shown = {one.pk: engine(one) for one in judged}
        precision = statistics.mean(len(set(shown[pk]) & gold[pk]) / SHOWN for pk in shown)
        gained = statistics.mean(ndcg(shown[pk], gold[pk]) for pk in shown)
        print(f"  {name:24} precision@4 {precision:.3f}   NDCG@4 {gained:.3f}")


def speed() -> None:
    times = []
    for article in Article.objects.public().newest_first()[:TIMED]:
        start = time.perf_counter()
        nearest(article)
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    print(f"p50 {times[len(times) // 2]:.0f} ms, p95 {times[int(len(times) * 0.95)]:.0f} ms")


if __name__ == "__main__":
    speed() if "--speed" in sys.argv else quality()
