from django.db import migrations

from newsroom.roles import grant


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0013_reveals"), ("articles", "0031_front_slots_gone")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
