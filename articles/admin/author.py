from django.contrib import admin

from articles.admin.desk import DeskAdmin
from articles.models import Author


@admin.register(Author)
class AuthorAdmin(DeskAdmin):
    announces = True
    fields = ["name", "slug", "job_title", "bio", "profiles", "portrait"]
    list_display = ["name", "job_title"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
