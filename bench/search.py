"""``python -m bench.search``: how well, and how fast, search answers in the site's present database.

Quality: NDCG@10 (Järvelin and Kekäläinen 2002) over the judged queries of ``bench/search_queries.py``; it
needs the demo's articles (``manage.py demo_newsroom``). Speed: milliseconds of a whole search without its
page, and of suggestions, over the archive's frequent words, one to three together.
"""

import math
import random
import statistics
import sys
import time

import bench.site  # noqa: F401 - first: importing it starts Django

# isort: split
from articles.models import Article
from articles.models.searching import SearchWord
from articles.search.facets import Narrowing
from articles.search.finding import find
from articles.search.suggesting import suggestions
from bench.search_queries import JUDGED

DEPTH = 10
ROUNDS = 150  # searches that are timed
FREQUENT = 60  # words that queries are put together from
SEED = 7


def gain(slug: str, judged: dict[str, int]) -> int:
    return next((value for start, value in judged.items() if slug.startswith(start)), 0)


def dcg(gains: list[int]) -> float:
    return sum((2**value - 1) / math.log2(place + 2) for place, value in enumerate(gains[:DEPTH]))


def ndcg(slugs: list[str], judged: dict[str, int]) -> float:
    ideal = dcg(sorted(judged.values(), reverse=True))
    return dcg([gain(slug, judged) for slug in slugs]) / ideal


def quality() -> None:
    scores, first = [], 0
    for text, judged in JUDGED:
        slugs = [article.slug for article in find(text, Narrowing()).articles]
        scores.append(ndcg(slugs, judged))
        first += bool(slugs) and gain(slugs[0], judged) == max(judged.values())
        if scores[-1] < 0.9:
            print(f"  {scores[-1]:.2f}  {text}: {', '.join(slug[:24] for slug in slugs[:5])}")
    print(f"NDCG@{DEPTH} {statistics.mean(scores):.3f} over {len(JUDGED)} queries;", end=" ")
    print(f"the best answer stands first for {first}.")


def percentile(times: list[float], share: float) -> float:
    return sorted(times)[min(int(len(times) * share), len(times) - 1)]


def timed(name: str, calls) -> None:
    times = []
    for call in calls:
        start = time.perf_counter()
        call()
        times.append((time.perf_counter() - start) * 1000)
    print(f"{name}: p50 {percentile(times, 0.5):.0f} ms, p95 {percentile(times, 0.95):.0f} ms")


def speed() -> None:
    rng = random.Random(SEED)
    words = list(
        SearchWord.objects.order_by("-articles").values_list("word", flat=True)[: FREQUENT * 3]
    )
    words = [word for word in words if len(word) > 3][:FREQUENT]
    if len(words) < 3:
        return
    queries = [" ".join(rng.sample(words, rng.choice((1, 2, 3)))) for _ in range(ROUNDS)]
    find(queries[0], Narrowing())
    print(f"{Article.objects.public().count():,} articles; words such as {', '.join(words[:5])}")
    timed("search", [lambda text=text: find(text, Narrowing()) for text in queries])
    beginnings = [word[: rng.randint(2, 5)] for word in rng.choices(words, k=ROUNDS)]
    timed("suggestions", [lambda text=text: suggestions(text) for text in beginnings])


if __name__ == "__main__":
    if Article.objects.filter(slug__startswith="brume-4").exists():
        quality()
    if "--speed" in sys.argv:
        speed()
