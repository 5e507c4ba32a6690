from django.apps import apps
from django.db import migrations

from newsroom.roles import grant

COMMENTS = [("comments", "0010_law")] if apps.is_installed("comments") else []


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0011_schedule_and_checks"), *COMMENTS]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
