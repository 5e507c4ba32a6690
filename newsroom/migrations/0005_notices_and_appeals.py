from django.apps import apps
from django.db import migrations

from newsroom.roles import grant

COMMENTS = [("comments", "0003_notices_and_appeals")] if apps.is_installed("comments") else []


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0004_imported_items"), *COMMENTS]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
