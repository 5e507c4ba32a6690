from django.apps import apps
from django.db import migrations

from newsroom.roles import grant

COMMENTS = [("comments", "0009_error_reports")] if apps.is_installed("comments") else []


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0009_screens"),
        *COMMENTS,
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
