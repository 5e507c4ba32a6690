from django.apps import apps
from django.db import migrations

from newsroom.roles import grant

COMMENTS = [("comments", "0008_screens")] if apps.is_installed("comments") else []


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0008_picture_folders"), *COMMENTS]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
