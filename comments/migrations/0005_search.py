"""Fold what was written before there was a search; on PostgreSQL, index it by trigrams.

pg_trgm belongs to PostgreSQL and whoever owns the database may load it. Where it is not installed, the search
works without an index, as it does on SQLite: bounded (comments/admin/search.py).
"""

from django.db import migrations

from articles.body.folding import fold

BATCH = 1_000
INDEX = """
CREATE INDEX comment_search ON comments_comment USING gin (search_text gin_trgm_ops)
"""


def fold_texts(apps, schema_editor):
    Comment = apps.get_model("comments", "Comment")
    last = 0
    while True:
        rows = Comment.objects.filter(pk__gt=last).only("pk", "author_name", "text")
        batch = list(rows.order_by("pk")[:BATCH])
        if not batch:
            return
        for row in batch:
            row.search_text = fold(f"{row.author_name} {row.text}")
        Comment.objects.bulk_update(batch, ["search_text"], batch_size=200)
        last = batch[-1].pk


def index_trigrams(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'")
        if not cursor.fetchone():
            return
    schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    schema_editor.execute(INDEX)


def drop_trigrams(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX IF EXISTS comment_search")


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("comments", "0004_moderation_desk")]
    operations = [
        migrations.RunPython(fold_texts, migrations.RunPython.noop),
        migrations.RunPython(index_trigrams, drop_trigrams, atomic=True),
    ]
