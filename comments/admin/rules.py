"""« Réglages des commentaires »: the site's own rules, and what the law attaches to each."""

from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import reverse

from articles.admin.desk import DeskAdmin
from comments.models import SiteRules


@admin.register(SiteRules)
class SiteRulesAdmin(DeskAdmin):
    """One row, so the list is its form. It has an address before it has been saved for the first time."""

    announces = True  # the line beside every form says it

    def changelist_view(self, request, extra_context=None):
        return HttpResponseRedirect(reverse("admin:comments_siterules_change", args=[1]))

    def get_object(self, request, object_id, from_field=None):
        return SiteRules.current() if object_id == "1" else None

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
