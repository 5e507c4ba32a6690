"""Which articles hold the words of a query: the one place where the two databases differ.

A frequent word stands in half of a large archive, and nobody reads that far: of what matches, the newest
are looked at, and those that have it in their title. Both come from an index, in that order, and the
database stops when it has enough of them.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import connections
from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from articles.search.query import Query

NEWEST = 800  # matches that are weighed, the newest of them
TITLED = 200  # more of them that have the words in the title
SEVERAL = 2_000  # titles; so many are found soon by walking along their dates
WEIGHTS = (
    "{0.1, 0.4, 0.4, 1.0}"  # of tsvector's labels D (text), C (subjects), B (standfirst), A (title)
)
FTS_WEIGHTS = "10, 4, 1, 4"  # of FTS5's columns title, standfirst, body, subjects


@dataclass(frozen=True)
class Match:
    """``rank`` is the database's own idea of relevance, of no fixed scale."""

    pk: int
    rank: float
    shown_at: datetime


def matches(documents: QuerySet, query: Query) -> list[Match]:
    """The matches among ``documents`` that are worth weighing; at most NEWEST + TITLED."""
    find = POSTGRESQL if is_postgresql(documents) else SQLITE
    return find(documents, query)


def is_postgresql(documents: QuerySet) -> bool:
    return connections[documents.db].vendor == "postgresql"


def matching(documents: QuerySet, query: Query) -> QuerySet:
    """All of ``documents`` that match, however many: to be walked in the order of an index."""
    if is_postgresql(documents):
        return documents.filter(holds("vector", query))
    return documents.filter(pk__in=fts_rows(query))


# PostgreSQL


def holds(column: str, query: Query) -> RawSQL:
    """``column`` is one of the two tsvectors below; Django's own SearchQuery cannot take a ready tsquery."""
    sql = f'"articles_searchdocument"."{column}" @@ %s::tsquery'
    wanted = [query.for_postgresql()]
    return RawSQL(sql, wanted, output_field=BooleanField())  # noqa: S611 - what is typed is a parameter


def in_postgresql(documents: QuerySet, query: Query) -> list[Match]:
    """One query. Ranks are computed outside, where no more rows are left than are wanted.

    A word that stands in many texts may stand in no title, and the planner, who takes it for a word like
    others, would walk all of them to find none: so the titles are asked for SEVERAL in whatever order
    first, and walked by date only when there are as many.
    """
    vector = RawSQL('"articles_searchdocument"."vector"', [])
    holding, entitled = (
        documents.filter(holds(column, query))
        .order_by("-shown_at", "-pk")
        .annotate(vector=vector)
        .values_list("pk", "shown_at", "vector")
        for column in ("vector", "title_vector")
    )
    arms = (holding[:NEWEST], entitled.order_by()[:SEVERAL], entitled[:TITLED])
    (newest, values), (several, more), (titled, most) = (
        rows.query.sql_with_params() for rows in arms
    )
    with connections[documents.db].cursor() as cursor:
        cursor.execute(
            f"""WITH several AS MATERIALIZED ({several}), number AS (SELECT count(*) FROM several)
            SELECT pk, ts_rank_cd('{WEIGHTS}', vector, %s::tsquery, 1), shown_at FROM (
                ({newest})
                UNION ALL (SELECT pk, shown_at, vector FROM several
                    WHERE (SELECT count FROM number) < {SEVERAL}
                    ORDER BY shown_at DESC, pk DESC LIMIT {TITLED})
                UNION ALL (SELECT pk, shown_at, vector FROM ({titled}) AS walked
                    WHERE (SELECT count FROM number) >= {SEVERAL})
            ) AS found""",  # noqa: S608 - Django wrote the parts, with placeholders for what is typed
            [*more, query.for_postgresql(), *values, *most],
        )
        return [Match(*row) for row in dict.fromkeys(cursor.fetchall())]


# SQLite


def fts_rows(query: Query) -> RawSQL:
    sql = "SELECT rowid FROM articles_searchindex WHERE articles_searchindex MATCH %s"
    return RawSQL(sql, [query.for_sqlite()])  # noqa: S611 - what is typed is a parameter


def in_sqlite(documents: QuerySet, query: Query) -> list[Match]:
    """One query. The embedded database is for archives of which all matches can be ranked."""
    # bm25() wants FTS5's own table in the FROM clause; a model cannot be one, and only extra() can add it.
    ranked = documents.extra(  # noqa: S610 - fixed names and weights; what is typed is a parameter
        select={"rank": f"-bm25(articles_searchindex, {FTS_WEIGHTS})"},
        tables=["articles_searchindex"],
        where=[
            "articles_searchindex.rowid = articles_searchdocument.article_id",
            "articles_searchindex MATCH %s",
        ],
        params=[query.for_sqlite()],
    )
    rows = ranked.order_by("-shown_at", "-pk").values_list("pk", "rank", "shown_at")
    return [Match(*row) for row in rows[: NEWEST + TITLED]]


POSTGRESQL, SQLITE = in_postgresql, in_sqlite
