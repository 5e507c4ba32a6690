from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import AboutArticles, ReadOnlyAdmin
from articles.models import Redirect


@admin.register(Redirect)
class RedirectAdmin(AboutArticles, ReadOnlyAdmin):
    fields = ["path", "leads_to", "created_at"]
    readonly_fields = fields
    list_display = ["path", "leads_to", "created_at"]
    list_select_related = list(Redirect.TARGETS)
    search_fields = ["path"]

    @admin.display(description=_("leads to"))
    def leads_to(self, redirect):
        return str(redirect.target())
