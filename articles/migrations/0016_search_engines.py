"""The index that each database keeps of ``SearchDocument``: columns made from it on PostgreSQL, a table fed by
triggers on SQLite. Then the rows of what is published already.

A later migration that makes SQLite write the table anew (altering a field does) loses the triggers: it
has to call ``make_index`` again.
"""

from django.db import migrations

from articles.body.stemming import stems, words

BATCH = 200

POSTGRESQL = """
ALTER TABLE articles_searchdocument
    ADD COLUMN title_vector tsvector
        GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, title)) STORED,
    ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple'::regconfig, title), 'A')
        || setweight(to_tsvector('simple'::regconfig, standfirst), 'B')
        || setweight(to_tsvector('simple'::regconfig, body), 'D')
    ) STORED;
CREATE INDEX search_title_vector ON articles_searchdocument USING gin (title_vector);
CREATE INDEX search_vector ON articles_searchdocument USING gin (vector);
"""

SQLITE = (
    """CREATE VIRTUAL TABLE articles_searchindex USING fts5(
        title, standfirst, body,
        content='articles_searchdocument', content_rowid='article_id', tokenize='unicode61 remove_diacritics 0'
    )""",
    """CREATE TRIGGER articles_searchindex_insert AFTER INSERT ON articles_searchdocument BEGIN
        INSERT INTO articles_searchindex(rowid, title, standfirst, body)
        VALUES (new.article_id, new.title, new.standfirst, new.body);
    END""",
    """CREATE TRIGGER articles_searchindex_delete AFTER DELETE ON articles_searchdocument BEGIN
        INSERT INTO articles_searchindex(articles_searchindex, rowid, title, standfirst, body)
        VALUES ('delete', old.article_id, old.title, old.standfirst, old.body);
    END""",
    """CREATE TRIGGER articles_searchindex_update AFTER UPDATE ON articles_searchdocument BEGIN
        INSERT INTO articles_searchindex(articles_searchindex, rowid, title, standfirst, body)
        VALUES ('delete', old.article_id, old.title, old.standfirst, old.body);
        INSERT INTO articles_searchindex(rowid, title, standfirst, body)
        VALUES (new.article_id, new.title, new.standfirst, new.body);
    END""",
)


def make_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
        return
    for statement in SQLITE:
        schema_editor.execute(statement)


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "ALTER TABLE articles_searchdocument DROP COLUMN vector, DROP COLUMN title_vector"
        )
        return
    for name in ("insert", "delete", "update"):
        schema_editor.execute(f"DROP TRIGGER articles_searchindex_{name}")
    schema_editor.execute("DROP TABLE articles_searchindex")


def index_what_is_published(apps, schema_editor):
    Article = apps.get_model("articles", "Article")
    Document = apps.get_model("articles", "SearchDocument")
    Word = apps.get_model("articles", "SearchWord")
    columns = ("title", "kicker", "standfirst", "body_text", "language", "published_at", "embargo_until")
    published = Article.objects.filter(status="published", published_at__isnull=False)
    batch, counts = [], {}
    for article in published.only(*columns).order_by("pk").iterator(chunk_size=BATCH):
        batch.append(
            Document(
                article_id=article.pk,
                title=stems(f"{article.title} {article.kicker}", article.language),
                standfirst=stems(article.standfirst, article.language),
                body=stems(article.body_text, article.language),
                shown_at=max(filter(None, (article.published_at, article.embargo_until))),
            )
        )
        for word in set(words(f"{article.title} {article.standfirst} {article.body_text}")):
            if word.isalpha():
                counts[word] = counts.get(word, 0) + 1
        if len(batch) == BATCH:
            Document.objects.bulk_create(batch)
            batch = []
    Document.objects.bulk_create(batch)
    Word.objects.bulk_create(
        (Word(word=word, articles=number) for word, number in sorted(counts.items())), BATCH
    )


class Migration(migrations.Migration):
    dependencies = [("articles", "0015_search_index")]
    operations = [
        migrations.RunPython(make_index, drop_index),
        migrations.RunPython(index_what_is_published, migrations.RunPython.noop),
    ]
