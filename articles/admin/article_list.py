"""How the list of articles tells where each one stands, and is narrowed down."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.models.publication import Status


class Progress(admin.ChoicesFieldListFilter):
    """The status, in a word and a colour."""

    @staticmethod
    def badge(article):
        pending = getattr(article, "has_pending", False) and article.was_public
        mark = format_html(' <span class="state-pending">{}</span>', _("changes to publish"))
        return format_html(
            '<span class="state state-{}">{}</span>{}',
            article.status,
            article.get_status_display(),
            mark if pending else "",
        )


class Mine(admin.SimpleListFilter):
    title = _("who")
    parameter_name = "who"

    def lookups(self, request, model_admin):
        return [("me", _("mine"))]

    def queryset(self, request, queryset):
        return queryset.filter(created_by=request.user) if self.value() == "me" else queryset


class Pending(admin.SimpleListFilter):
    title = _("changes")
    parameter_name = "pending"

    def lookups(self, request, model_admin):
        return [("yes", _("not published yet"))]

    def queryset(self, request, queryset):
        if self.value() != "yes":
            return queryset
        return queryset.filter(has_pending=True, status=Status.PUBLISHED)
