"""Give tags other names, and authors their pages elsewhere."""

import articles.models.byline
import articles.models.folded
import django.db.models.deletion
from django.db import migrations, models

from articles.body.folding import fold

AT_ONCE = 1_000


def fold_names(apps, schema_editor):
    Tag = apps.get_model("articles", "Tag")
    rows = []
    for tag in Tag.objects.only("name").order_by("pk").iterator(AT_ONCE):
        tag.key = fold(tag.name)[:100]
        rows.append(tag)
    Tag.objects.bulk_update(rows, ["key"], batch_size=AT_ONCE)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0020_desk_lists'),
    ]

    operations = [
        migrations.AddField(
            model_name='author',
            name='profiles',
            field=models.TextField(blank=True, help_text='Pages about the same person, one address a line: social networks, own site.', max_length=1000, validators=[articles.models.byline.validate_profiles], verbose_name='elsewhere'),
        ),
        migrations.AddField(
            model_name='tag',
            name='key',
            field=articles.models.folded.Folded(blank=True, db_index=True, default='', editable=False, max_length=100, of='name'),
        ),
        migrations.CreateModel(
            name='TagSynonym',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('key', articles.models.folded.Folded(blank=True, default='', editable=False, max_length=100, of='name', unique=True)),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='synonyms', to='articles.tag')),
            ],
            options={
                'verbose_name': 'other name',
                'verbose_name_plural': 'other names',
                'ordering': ['key'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='DistinctTags',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.tag')),
                ('second', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.tag')),
            ],
            options={
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('first', 'second'), name='distinct_tags_once'), models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='distinct_tags_in_order')],
            },
        ),
        migrations.RunPython(fold_names, migrations.RunPython.noop),
    ]
