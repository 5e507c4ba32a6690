from django.contrib import admin

from articles.admin.desk import DeskAdmin
from articles.models import Folder


@admin.register(Folder)
class FolderAdmin(DeskAdmin):
    fields = ["name"]
    list_display = ["name"]
    search_fields = ["name"]
