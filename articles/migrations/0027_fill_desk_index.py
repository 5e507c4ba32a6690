"""The newsroom's index of what is there already: each article as it stands, and its draft."""

from django.db import migrations

from articles.body.stemming import stems, words

BATCH = 500
NAMING = ("title", "kicker", "standfirst", "slug")


def fill(apps, schema_editor):
    Article, Desk, Byline, Tagged, Revision, Author = (
        apps.get_model("articles", name)
        for name in ("Article", "DeskDocument", "Byline", "TaggedArticle", "Revision", "Author")
    )
    authors = dict(Author.objects.values_list("pk", "name"))
    last = 0
    while articles := list(
        Article.objects.filter(pk__gt=last).order_by("pk").only(*NAMING, "language")[:BATCH]
    ):
        said = {each.pk: [getattr(each, name) for name in NAMING] for each in articles}
        signed = Byline.objects.filter(article__in=said).values_list("article", "author__name")
        tagged = Tagged.objects.filter(content_object__in=said).values_list(
            "content_object", "tag__name", "tag__synonyms__name"
        )
        for pk, *names in [*signed, *tagged]:
            said[pk] += filter(None, names)
        pending = Revision.objects.filter(
            article__in=said, published_at=None, superseded=False
        ).order_by("article", "pk")
        drafts = dict(pending.values_list("article", "snapshot"))  # the newest of each
        for pk, draft in drafts.items():
            said[pk] += [draft.get(name) or "" for name in NAMING] + draft.get("tags", [])
            said[pk] += [authors.get(line["author"], "") for line in draft.get("byline", ())]
        Desk.objects.bulk_create(
            Desk(article_id=each.pk, words=to_find(" ".join(said[each.pk]), each.language))
            for each in articles
        )
        last = articles[-1].pk


def to_find(text: str, language: str) -> str:
    return " ".join(sorted({*words(text), *stems(text, language).split()}))


class Migration(migrations.Migration):
    dependencies = [("articles", "0026_names_in_search")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
