"""Search reads names: authors and tags in the readers' index, and an index of the newsroom's own.

The index that each database keeps of ``SearchDocument`` is made anew with its fourth column, as
0016 made it with three; SQLite's triggers are gone whenever the table is written anew.
"""

import django.db.models.deletion
from django.db import migrations, models

from articles.body.stemming import stems

BATCH = 500

POSTGRESQL = """
ALTER TABLE articles_searchdocument ADD COLUMN vector tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('simple'::regconfig, title), 'A')
    || setweight(to_tsvector('simple'::regconfig, standfirst), 'B')
    || setweight(to_tsvector('simple'::regconfig, subjects), 'C')
    || setweight(to_tsvector('simple'::regconfig, body), 'D')
) STORED;
CREATE INDEX search_vector ON articles_searchdocument USING gin (vector);
ALTER TABLE articles_deskdocument
    ADD COLUMN vector tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, words)) STORED;
CREATE INDEX desk_vector ON articles_deskdocument USING gin (vector);
"""


def table(name: str, content: str, columns: str, options: str = "") -> list[str]:
    """An FTS5 table over another one, and the triggers that feed it (its documentation 4.4.3)."""
    new, old = (
        ", ".join(f"{row}.{column}" for column in columns.split(", ")) for row in ("new", "old")
    )
    add = f"INSERT INTO {name}(rowid, {columns}) VALUES (new.article_id, {new});"
    take = f"INSERT INTO {name}({name}, rowid, {columns}) VALUES ('delete', old.article_id, {old});"
    return [
        f"""CREATE VIRTUAL TABLE {name} USING fts5({columns}, content='{content}',
            content_rowid='article_id', tokenize='unicode61 remove_diacritics 0'{options})""",
        f"CREATE TRIGGER {name}_insert AFTER INSERT ON {content} BEGIN {add} END",
        f"CREATE TRIGGER {name}_delete AFTER DELETE ON {content} BEGIN {take} END",
        f"CREATE TRIGGER {name}_update AFTER UPDATE ON {content} BEGIN {take} {add} END",
        f"INSERT INTO {name}({name}) VALUES ('rebuild')",
    ]


SQLITE = [
    *table("articles_searchindex", "articles_searchdocument", "title, standfirst, body, subjects"),
    *table("articles_deskindex", "articles_deskdocument", "words", ", prefix='3 4 5'"),
]


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE articles_searchdocument DROP COLUMN vector")
        return
    for event in ("insert", "delete", "update"):
        schema_editor.execute(f"DROP TRIGGER articles_searchindex_{event}")
    schema_editor.execute("DROP TABLE articles_searchindex")


def make_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
        return
    for statement in SQLITE:
        schema_editor.execute(statement)


def name_what_is_published(apps, schema_editor):
    Document, Byline, Tagged = (
        apps.get_model("articles", name) for name in ("SearchDocument", "Byline", "TaggedArticle")
    )
    last = 0
    while pks := list(
        Document.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]
    ):
        names = {pk: {} for pk in pks}
        for pk, name in Byline.objects.filter(article__in=pks).values_list(
            "article", "author__name"
        ):
            names[pk][name] = True
        tagged = Tagged.objects.filter(content_object__in=pks)
        for pk, *said in tagged.values_list("content_object", "tag__name", "tag__synonyms__name"):
            names[pk] |= dict.fromkeys(filter(None, said), True)
        rows = list(
            Document.objects.filter(pk__in=pks).select_related("article").only("article__language")
        )
        for row in rows:
            row.subjects = stems(" ".join(names[row.pk]), row.article.language)
        Document.objects.bulk_update(rows, ["subjects"])
        last = pks[-1]


class Migration(migrations.Migration):
    dependencies = [("articles", "0025_desk_list_indexes")]

    operations = [
        migrations.RemoveIndex(model_name="article", name="article_titles"),
        migrations.RemoveField(model_name="article", name="title_key"),
        migrations.CreateModel(
            name="DeskDocument",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="desk_document",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                ("words", models.TextField()),
            ],
            options={
                "verbose_name": "row of the newsroom's index",
                "verbose_name_plural": "newsroom's index",
                "ordering": ["-pk"],
                "default_permissions": (),
            },
        ),
        migrations.RunPython(drop_index, migrations.RunPython.noop),
        migrations.AddField(
            model_name="searchdocument", name="subjects", field=models.TextField(default="")
        ),
        migrations.RunPython(name_what_is_published, migrations.RunPython.noop),
        migrations.RunPython(make_index, migrations.RunPython.noop),
    ]
