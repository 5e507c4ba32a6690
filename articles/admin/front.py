from django.contrib import admin

from articles.admin.desk import AboutArticles, DeskAdmin
from articles.models import FrontSlot


@admin.register(FrontSlot)
class FrontSlotAdmin(AboutArticles, DeskAdmin):
    announces = True
    fields = ["position", "article"]
    list_display = ["position", "article"]
    list_display_links = ["position", "article"]
    list_select_related = ["article"]
