from django.apps import apps
from django.db import migrations

from newsroom.roles import grant

COMMENTS = [("comments", "0005_search")] if apps.is_installed("comments") else []


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0005_notices_and_appeals"), *COMMENTS]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
