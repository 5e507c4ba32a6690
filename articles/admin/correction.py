from django.contrib import admin

from articles.admin.desk import DeskAdmin
from articles.models import Article, Correction
from articles.signals import changed


@admin.register(Correction)
class CorrectionAdmin(DeskAdmin):
    """Corrections stand on their article's page: it is the article that changes with them."""

    fields = ["article", "kind", "date", "text", "credit"]
    list_display = ["date", "kind", "article", "text"]
    list_filter = ["kind"]
    list_select_related = ["article"]
    search_fields = ["text"]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        changed.send(Article, instance=form.instance.article)

    def delete_model(self, request, obj):
        article = obj.article
        super().delete_model(request, obj)
        changed.send(Article, instance=article)
