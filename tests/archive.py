"""A large archive in a second, written by the database itself, and what it does to find something in it."""

import json
import re

from django.db import connection
from django.db.models import Model

OWN = {"id", "slug", "published_at", "modified_at"}  # columns in which copies differ
HOURS_AGO = {
    "postgresql": "now() - n * interval '1 hour'",
    "sqlite": "strftime('%Y-%m-%d %H:%M:%f', 'now', '-' || n || ' hours')",
}


def copies(article: Model, number: int) -> None:
    """``number`` copies of a published article, an hour apart, the newest first."""
    columns = [field.column for field in article._meta.concrete_fields if field.column not in OWN]
    listed, moment = ", ".join(columns), HOURS_AGO[connection.vendor]
    run(
        f"""INSERT INTO articles_article (slug, published_at, modified_at, {listed})
        WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {number})
        SELECT 'copie-{article.pk}-' || n, {moment}, {moment}, {listed}
        FROM numbers, articles_article WHERE id = {article.pk}"""  # noqa: S608 - our own names
    )


def run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def get_to_know() -> None:
    """Let PostgreSQL's planner count, as it does by itself on a live site. SQLite's is told nothing there."""
    if connection.vendor == "postgresql":
        run("ANALYZE")


def plan(sql: str) -> dict | list[str]:
    """How the database answers the query: PostgreSQL's tree, or SQLite's lines."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("EXPLAIN (FORMAT JSON) " + sql)
            found = cursor.fetchone()[0]
            return (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]
        cursor.execute("EXPLAIN QUERY PLAN " + sql)
        return [step for *_numbers, step in cursor.fetchall()]


def whole_reads(sql: str, table: str) -> list:
    """The steps of a query's plan that read all rows of ``table``. Walking an index that holds all that is
    asked for is none, nor is a scan that a LIMIT stops before half of it."""
    if connection.vendor == "postgresql":
        return [node for node in unstopped(plan(sql)) if node["Relation Name"] == table]
    reads_rows = re.compile(rf"SCAN {table}( USING INDEX .*)?")
    return [step for step in plan(sql) if reads_rows.fullmatch(step)]


def unstopped(node: dict, above: dict | None = None):
    """The sequential scans below ``node``, but for those that end early."""
    if node["Node Type"] == "Seq Scan":
        is_stopped = above and above["Node Type"] == "Limit"
        if not is_stopped or node["Plan Rows"] < 2 * above["Plan Rows"]:
            yield node
    for child in node.get("Plans", ()):
        yield from unstopped(child, node)
