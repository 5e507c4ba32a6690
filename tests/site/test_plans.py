"""What a page asks of a large archive is answered by an index made for it."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Tag
from tests import archive, factories

pytestmark = pytest.mark.django_db


def test_what_comes_after_an_article_is_not_looked_for_among_all(client):
    first = factories.article()
    factories.article(follows=first)
    archive.copies(first, 20_000)
    archive.get_to_know()
    with CaptureQueriesContext(connection) as asked:
        assert client.get(first.get_absolute_url()).status_code == 200
    (sql,) = [each["sql"] for each in asked.captured_queries if 'follows_id" = ' in each["sql"]]
    plan = json.dumps(archive.plan(sql))
    assert "article_follows" in plan
    assert "article_replaces" in plan
    assert archive.whole_reads(sql, "articles_article") == []


def test_the_tags_near_one_are_not_looked_for_among_all_tags():
    tag, near = factories.tag("Fuites"), factories.tag("Santé")
    for _time in range(2):
        factories.article(tags=[tag, near])
    Tag.objects.bulk_create(Tag(name=f"Sujet {n}", slug=f"sujet-{n}") for n in range(20_000))
    archive.get_to_know()
    with CaptureQueriesContext(connection) as asked:
        assert tag.relatives() == [near]
    (sql,) = [each["sql"] for each in asked.captured_queries]
    assert archive.whole_reads(sql, "articles_tag") == []
