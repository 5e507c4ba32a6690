from django.db import migrations

from newsroom.roles import grant


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0006_moderation_desk"),
        ("articles", "0013_workflow"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
