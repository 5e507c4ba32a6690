from django.contrib import admin

from articles.admin.desk import DeskAdmin
from articles.models import Tag


@admin.register(Tag)
class TagAdmin(DeskAdmin):
    announces = True
    fields = ["name", "slug", "description"]
    list_display = ["name", "slug", "description"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
