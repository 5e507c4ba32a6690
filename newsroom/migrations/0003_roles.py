from django.apps import apps
from django.db import migrations

from newsroom.roles import grant

# The site also publishes without the comments app; with it, its permissions must be there to be given.
COMMENTS = [("comments", "0001_initial")] if apps.is_installed("comments") else []


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0002_duties"),
        ("articles", "0002_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        *COMMENTS,
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
