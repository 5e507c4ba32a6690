from django.db import migrations

from articles.body.folding import fold

BATCH = 1_000


def fold_titles(apps, schema_editor):
    Article = apps.get_model("articles", "Article")
    rows = Article.objects.order_by("pk").only("pk", "title").iterator(chunk_size=BATCH)
    batch = []
    for row in rows:
        row.title_key = fold(row.title)[:250]
        batch.append(row)
        if len(batch) == BATCH:
            Article.objects.bulk_update(batch, ["title_key"])
            batch.clear()
    Article.objects.bulk_update(batch, ["title_key"])


def note_changes(apps, schema_editor):
    """Published articles with a draft that differs: it has only just got a state of its own."""
    Article, Revision = apps.get_model("articles", "Article"), apps.get_model("articles", "Revision")
    pending = Revision.objects.filter(published_at=None, superseded=False).order_by()
    known = Article.objects.filter(published_at__isnull=False)
    known.filter(pk__in=pending.values("article")).update(changes_status="draft")
    apps.get_model("articles", "ArticleLog").objects.filter(verb="submitted").update(verb="submit")


def nothing(apps, schema_editor):
    """The columns go by themselves."""


class Migration(migrations.Migration):
    dependencies = [("articles", "0013_workflow")]
    operations = [
        migrations.RunPython(fold_titles, nothing),
        migrations.RunPython(note_changes, nothing),
    ]
