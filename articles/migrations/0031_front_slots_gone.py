from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0030_keep_what_is_placed")]
    operations = [migrations.DeleteModel(name="FrontSlot")]
