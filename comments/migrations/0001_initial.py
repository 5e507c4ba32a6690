import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models

# The table of sealed addresses is written by hand for one thing that Django 5.2 cannot say: the
# database itself deletes a row with its comment, so that no role has to read the table for that.
CONTACTS = """
CREATE TABLE comments_commentercontact (
    id {uuid} NOT NULL PRIMARY KEY,
    sealed {bytes} NOT NULL,
    key_id varchar(40) NOT NULL,
    created_at {time} NOT NULL,
    comment_id bigint NOT NULL UNIQUE
        REFERENCES comments_comment (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX comments_contact_key_id ON comments_commentercontact (key_id);
CREATE INDEX comments_contact_created_at ON comments_commentercontact (created_at);
"""
TYPES = {
    "sqlite": {"uuid": "char(32)", "bytes": "BLOB", "time": "datetime"},
    "postgresql": {"uuid": "uuid", "bytes": "bytea", "time": "timestamp with time zone"},
}


def create_contacts(apps, schema_editor):
    statements = CONTACTS.format(**TYPES[schema_editor.connection.vendor])
    for statement in statements.strip().rstrip(";").split(";"):
        schema_editor.execute(statement)


def drop_contacts(apps, schema_editor):
    schema_editor.execute("DROP TABLE comments_commentercontact")


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('articles', '0002_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Commenter',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('known', models.CharField(editable=False, max_length=64, null=True, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='first seen')),
            ],
            options={
                'default_permissions': ('view',),
                'verbose_name': 'commenter',
                'verbose_name_plural': 'commenters',
            },
        ),
        migrations.CreateModel(
            name='Thread',
            fields=[
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='thread', serialize=False, to='articles.article')),
                ('shown_count', models.PositiveIntegerField(default=0, verbose_name='comments shown')),
            ],
            options={
                'default_permissions': (),
                'verbose_name': 'conversation',
                'verbose_name_plural': 'conversations',
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('pending', 'pending'), ('approved', 'approved'), ('rejected', 'refused'), ('spam', 'spam'), ('withdrawn', 'withdrawn'), ('erased', 'erased')], default='pending', editable=False, max_length=10, verbose_name='state')),
                ('decided_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='decided')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('author_name', models.CharField(max_length=80, verbose_name='name')),
                ('text', models.TextField(max_length=5000, verbose_name='text')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='written')),
                ('screening', models.JSONField(blank=True, default=list, editable=False)),
                ('is_suspect', models.BooleanField(default=False, editable=False, verbose_name='suspect')),
                ('submission_digest', models.CharField(editable=False, max_length=64, null=True, unique=True)),
                ('receipt_digest', models.CharField(editable=False, max_length=64, null=True, unique=True)),
                ('content_digest', models.CharField(blank=True, editable=False, max_length=64)),
                ('text_digest', models.CharField(blank=True, editable=False, max_length=64)),
                ('answering', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='comments.comment')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='articles.article')),
                ('decided_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='replies', to='comments.comment')),
                ('commenter', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='comments', to='comments.commenter', verbose_name='commenter')),
            ],
            options={
                'verbose_name': 'comment',
                'verbose_name_plural': 'comments',
                'ordering': ['created_at', 'pk'],
                'permissions': [('moderate_comment', 'Can decide about comments')],
                'default_permissions': ('view', 'delete'),
            },
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(create_contacts, drop_contacts)],
            state_operations=[
                migrations.CreateModel(
                    name='CommenterContact',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('sealed', models.BinaryField()),
                        ('key_id', models.CharField(db_index=True, max_length=40)),
                        ('created_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                        ('comment', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='comments.comment')),
                    ],
                    options={
                        'verbose_name': 'sealed address',
                        'verbose_name_plural': 'sealed addresses',
                        'default_permissions': (),
                    },
                ),
            ],
        ),
        migrations.CreateModel(
            name='ModerationLog',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verb', models.CharField(choices=[('approve', 'approved'), ('reject', 'refused'), ('spam', 'marked as spam'), ('undo', 'undone'), ('withdraw', 'withdrawn by the reader'), ('erase', 'erased at the reader’s request')], max_length=12, verbose_name='what')),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='why')),
                ('from_state', models.CharField(max_length=10, verbose_name='former state')),
                ('to_state', models.CharField(max_length=10, verbose_name='new state')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='when')),
                ('actor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who')),
                ('comment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='log', to='comments.comment')),
                ('undoes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='undone_by', to='comments.moderationlog', verbose_name='undoes')),
            ],
            options={
                'default_permissions': ('view',),
                'verbose_name': 'line of the moderation log',
                'verbose_name_plural': 'moderation log',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(fields=['article', 'state', 'created_at'], name='comment_thread'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(fields=['state', 'created_at', 'id'], name='comment_queue'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(fields=['content_digest', 'created_at'], name='comment_repeat'),
        ),
        migrations.AddIndex(
            model_name='comment',
            index=models.Index(fields=['text_digest', 'created_at'], name='comment_duplicate'),
        ),
    ]
