"""The picture library finds unused pictures without sorting all of them."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Image
from articles.models.picture_uses import unused
from tests import archive, factories

pytestmark = pytest.mark.django_db
MANY = 20_000  # pictures


def test_unused_pictures_are_looked_for_one_by_one_until_a_page_is_full():
    model = factories.image()
    columns = [field.column for field in Image._meta.concrete_fields]
    listed = ", ".join(name for name in columns if name not in ("id", "sha256"))
    archive.run(
        f"""INSERT INTO articles_image (sha256, {listed})
        WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {MANY})
        SELECT 'copie-' || n, {listed} FROM numbers, articles_image WHERE id = {model.pk}"""  # noqa: S608 - our own names
    )
    archive.get_to_know()
    with CaptureQueriesContext(connection) as asked:
        assert len(unused(Image.objects.all()).order_by("-pk")[:61]) == 61
    sql = asked.captured_queries[-1]["sql"]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("EXPLAIN (ANALYZE) " + sql)
            read = re.findall(r"actual time=\S+ rows=(\d+)", str(cursor.fetchall()))
        assert max(map(int, read)) < MANY / 2
    else:
        assert not [step for step in archive.plan(sql) if "TEMP B-TREE FOR ORDER BY" in step]
