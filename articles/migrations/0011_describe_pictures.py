"""Give the pictures that are there what their search reads, and note what drafts name."""

from django.db import migrations

from articles.body.folding import fold
from articles.models.draft_use import pictures_named

AT_ONCE = 500
SEARCHED = ("title", "alt", "caption", "credit", "rights_holder", "licence")


def describe(apps, schema_editor):
    Image = apps.get_model("articles", "Image")
    rows = []
    for image in Image.objects.only(*SEARCHED).order_by("pk").iterator(AT_ONCE):
        image.search_text = fold(" ".join(getattr(image, name) for name in SEARCHED))
        rows.append(image)
        if len(rows) == AT_ONCE:
            Image.objects.bulk_update(rows, ["search_text"])
            rows = []
    Image.objects.bulk_update(rows, ["search_text"])


def note(apps, schema_editor):
    Revision, Image, DraftUse = (
        apps.get_model("articles", name) for name in ("Revision", "Image", "DraftUse")
    )
    there = set(Image.objects.values_list("pk", flat=True))
    pending = Revision.objects.filter(published_at=None, superseded=False)
    for revision in pending.order_by("pk").iterator(AT_ONCE):
        named = pictures_named(revision.snapshot) & there
        DraftUse.objects.bulk_create(DraftUse(revision=revision, image_id=pk) for pk in named)


class Migration(migrations.Migration):
    dependencies = [("articles", "0010_picture_library")]
    operations = [
        migrations.RunPython(describe, migrations.RunPython.noop),
        migrations.RunPython(note, migrations.RunPython.noop),
    ]
