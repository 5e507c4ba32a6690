"""``python -m bench.size``: what readers and the desk wait for in the present database, whatever its size.

Wall and CPU time, the database's own among it where it is PostgreSQL on this machine (Linux). Each line ends
with the tables that the plans of its queries read from end to end, which in a large archive should be none.
``ROUNDS=`` in the environment sets how often each is asked. Nothing is written but « Lire aussi » of a few
articles, computed anew.
"""

import json
import os
import random
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import bench.site  # noqa: F401 - first: importing it starts Django

# isort: split
from django.conf import settings
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from articles import sitemaps
from articles.models import Article, SearchWord, Section
from articles.relating.choosing import relate
from articles.search.desk import numbers_of
from articles.search.facets import Narrowing
from articles.search.finding import find
from articles.search.suggesting import suggestions
from articles.views.listing import Cursor, list_page

ROUNDS = int(os.environ.get("ROUNDS", "60"))
FREQUENT = 60  # words that queries are put together from
SEED = 7
LARGE = 5_000  # rows: a table that is smaller may be read whole


def backend() -> Path | None:
    """Where Linux tells the CPU time of this connection's server process."""
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        place = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
    return place if place.exists() else None


def cpu(server: Path | None) -> float:
    """Seconds of CPU that this process and its database have used."""
    return time.process_time() + (int(server.read_text().split()[0]) / 1e9 if server else 0)


def percentile(times: list[float], share: float) -> float:
    return sorted(times)[min(int(len(times) * share), len(times) - 1)]


def timed(name: str, calls: list[Callable]) -> float:
    """Print a line for ``calls``; return the median of their CPU time, in milliseconds."""
    server = backend()
    walls, cpus = [], []
    with CaptureQueriesContext(connection) as asked:
        calls[0]()  # warm, and to be explained
    for call in calls:
        wall, used = time.perf_counter(), cpu(server)
        call()
        walls.append((time.perf_counter() - wall) * 1000)
        cpus.append((cpu(server) - used) * 1000)
    whole = sorted({table for query in asked for table in read_whole(query["sql"])})
    print(
        f"{name:<28} p50 {percentile(walls, 0.5):6.1f}  p95 {percentile(walls, 0.95):6.1f} ms,"
        f" CPU p50 {percentile(cpus, 0.5):6.1f}  p95 {percentile(cpus, 0.95):6.1f} ms;"
        f" reads whole: {', '.join(whole) or 'nothing'}",
        flush=True,
    )
    return statistics.median(cpus)


def read_whole(sql: str) -> Iterator[str]:
    """Large tables that PostgreSQL's plan of a query scans; SQLite's plans are asked by the tests."""
    if connection.vendor != "postgresql" or not sql.startswith(("SELECT", "(SELECT")):
        return
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN (FORMAT JSON) " + sql)
        plan = cursor.fetchone()[0]
        scanned = set(scans((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]))
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relname = ANY(%s) AND reltuples > %s",
            [list(scanned), LARGE],
        )
        yield from (name for (name,) in cursor.fetchall())


def scans(node: dict) -> Iterator[str]:
    if node["Node Type"] == "Seq Scan":
        yield node["Relation Name"]
    for child in node.get("Plans", ()):
        yield from scans(child)


def searches(rng: random.Random) -> None:
    words = SearchWord.objects.order_by("-articles").values_list("word", flat=True)
    words = [word for word in words[: FREQUENT * 3] if len(word) > 3][:FREQUENT]
    if len(words) < 3:
        return
    for number in (1, 2, 3):
        texts = [" ".join(rng.sample(words, number)) for _ in range(ROUNDS)]
        timed(
            f"search, {number} frequent",
            [lambda text=text: find(text, Narrowing()) for text in texts],
        )
        timed(
            f"desk search, {number} frequent",
            [lambda text=text: numbers_of(text) for text in texts],
        )
    beginnings = [word[: rng.randint(2, 5)] for word in rng.choices(words, k=ROUNDS)]
    timed("suggestions", [lambda text=text: suggestions(text) for text in beginnings])


def lists() -> None:
    """The first and the last page of the longest list, and of the sitemaps."""
    section = Section.objects.order_by("pk").first()
    public = Article.objects.public().filter(section=section)
    oldest = list(public.order_by("published_at", "pk").values_list("published_at", "pk")[:21])
    if len(oldest) < 21:
        return
    make = RequestFactory().get
    last = {"before": str(Cursor(*oldest[-1]))}

    def page(**data) -> Callable:
        return lambda: list_page(make("/", data), public).articles

    compare("list", [page()] * ROUNDS, [page(**last)] * ROUNDS)
    months = list(sitemaps.periods(Article.objects.public(), sitemaps.MONTH))
    most = max(row["count"] for row in months)
    whole = [row["period"] for row in months if row["count"] > 0.9 * most]  # alike in size
    few = max(ROUNDS // 10, 3)
    compare(
        "sitemap of a month", *([partial(sitemap, month)] * few for month in (whole[0], whole[-1]))
    )


def sitemap(month: str):
    return sitemaps.period(RequestFactory().get("/"), month)


def compare(name: str, first: list[Callable], last: list[Callable]) -> None:
    one, other = timed(f"{name}, first", first), timed(f"{name}, last", last)
    print(f"{'':<28} the last takes {other / one:.2f} times the first one's CPU")


def related(rng: random.Random) -> None:
    newest = Article.objects.public().newest_first().values_list("pk", flat=True)[:20_000]
    chosen = Article.objects.filter(pk__in=rng.sample(list(newest), min(ROUNDS, len(newest))))
    timed("related items of an article", [lambda one=one: relate(one) for one in chosen])


if __name__ == "__main__":
    settings.DEBUG = False
    print(
        f"{Article.objects.count():,} articles in {connection.vendor}; load {os.getloadavg()[0]:.1f}"
    )
    dice = random.Random(SEED)
    searches(dice)
    related(dice)
    lists()
    print(f"load {os.getloadavg()[0]:.1f}")
