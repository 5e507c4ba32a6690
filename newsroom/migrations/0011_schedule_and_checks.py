from django.apps import apps
from django.db import migrations

from newsroom.roles import grant

COMMENTS = [("comments", "0001_initial")] if apps.is_installed("comments") else []


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0010_error_reports"),
        ("articles", "0009_schedule_tries"),
        *COMMENTS,
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
