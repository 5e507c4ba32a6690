"""« Shown once approved » was what nobody had chosen: such articles follow their section and the site now."""

from django.db import migrations


def follow_the_section(apps, schema_editor):
    Article = apps.get_model("articles", "Article")
    Article.objects.filter(comment_policy="moderated").update(comment_policy="inherit")


def say_it_again(apps, schema_editor):
    Article = apps.get_model("articles", "Article")
    Article.objects.exclude(comment_policy="closed").update(comment_policy="moderated")


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_comment_policies")]
    operations = [migrations.RunPython(follow_the_section, say_it_again)]
