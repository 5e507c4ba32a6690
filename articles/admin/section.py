from django.contrib import admin

from articles.admin.desk import DeskAdmin
from articles.models import Section


@admin.register(Section)
class SectionAdmin(DeskAdmin):
    announces = True
    list_display = ["name", "slug", "accent", "position"]
    list_editable = ["position"]
    prepopulated_fields = {"slug": ["name"]}
