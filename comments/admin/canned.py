from django.contrib import admin

from articles.admin.desk import DeskAdmin
from comments.models import CannedAnswer


@admin.register(CannedAnswer)
class CannedAnswerAdmin(DeskAdmin):
    list_display = ["title", "text", "position"]
    list_editable = ["position"]
