"""Search walks indexes on PostgreSQL, whether a word is rare or in half of the archive."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, SearchDocument
from articles.search.matching import NEWEST, TITLED, in_postgresql, matches
from articles.search.query import parse
from tests import factories
from tests.archive import whole_reads

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
MANY = 20_000  # articles; fewer, and PostgreSQL would be right to read them all


@pytest.fixture
def archive():
    """Many copies of one article, written by the database itself: each says something frequent."""
    model = factories.article(title="Copie")
    SearchDocument.objects.all().delete()
    columns = [
        field.column
        for field in Article._meta.concrete_fields
        if field.column not in ("id", "slug", "published_at")
    ]
    listed = ", ".join(columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""INSERT INTO articles_article (slug, published_at, {listed})
            SELECT 'copie-' || n, now() - n * interval '1 hour', {listed}
            FROM articles_article, generate_series(1, {MANY}) n WHERE id = {model.pk}"""  # noqa: S608 - our own names
        )
        cursor.execute(
            """INSERT INTO articles_searchdocument (article_id, title, standfirst, subjects, body, shown_at)
            SELECT id, CASE WHEN id % 3 = 0 THEN 'fuit' ELSE 'copi' END, '', '',
                'frequent' || CASE WHEN id % 5000 = 0 THEN ' rar' ELSE '' END ||
                (SELECT string_agg(' rempli' || n, '') FROM generate_series(1, 40) n),
                published_at
            FROM articles_article"""
        )
        cursor.execute("ANALYZE articles_searchdocument")


def asked(text: str) -> str:
    """The query that a search for ``text`` is, which has found something."""
    documents = SearchDocument.objects.filter(shown_at__lte=timezone.now())
    with CaptureQueriesContext(connection) as queries:
        found = in_postgresql(documents, parse(text))
    assert found
    assert len(found) <= NEWEST + TITLED
    (query,) = queries.captured_queries
    return query["sql"]


@pytest.mark.parametrize("text", ["frequent", "rare", "fuite", "frequent fuite", "fuite rare"])
def test_no_search_reads_the_whole_index_table(archive, text):
    assert whole_reads(asked(text), "articles_searchdocument") == []


def test_a_word_of_every_text_and_no_title_is_not_looked_for_in_all_titles(archive):
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN (ANALYZE, FORMAT JSON) " + asked("frequent"))
        (plan,) = cursor.fetchone()
    plan = plan if isinstance(plan, str) else json.dumps(plan)
    removed = re.findall(r'"Rows Removed by Filter": (\d+)', plan)
    assert all(int(number) < MANY / 2 for number in removed)


def test_both_halves_are_found_the_newest_and_those_with_the_word_in_the_title(archive):
    found = matches(SearchDocument.objects.filter(shown_at__lte=timezone.now()), parse("fuite"))
    assert NEWEST <= len({match.pk for match in found}) <= NEWEST + TITLED
