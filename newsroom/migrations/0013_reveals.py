from django.apps import apps
from django.db import migrations

from newsroom.roles import grant

COMMENTS = [("comments", "0012_reveals_and_rights")] if apps.is_installed("comments") else []


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0012_law"), *COMMENTS]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
