from django.db import migrations

from newsroom.roles import grant


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0014_fronts"), ("articles", "0032_partner_feeds")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
