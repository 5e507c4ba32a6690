"""What is planned, for the whole paper: in order, with what is in trouble first to be seen."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import AboutArticles, ReadOnlyAdmin
from articles.models import ScheduledChange


class Standing(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "is"

    def lookups(self, request, model_admin):
        return [("to-come", _("to come")), ("in-trouble", _("in trouble")), ("over", _("over"))]

    def queryset(self, request, queryset):
        found = {
            "to-come": queryset.to_come,
            "in-trouble": queryset.in_trouble,
            "over": queryset.over,
        }.get(self.value())
        return found() if found else queryset


@admin.register(ScheduledChange)
class ScheduledChangeAdmin(AboutArticles, ReadOnlyAdmin):
    """A list; what is planned for an article is changed at the article."""

    fields = ["at", "article", "change", "notice", "reason", "made_by", "made_at", "standing"]
    readonly_fields = fields
    list_display = ["at", "what", "subject", "standing", "made_by"]
    list_display_links = ["at"]
    list_filter = [Standing]
    list_select_related = ["article", "made_by"]
    ordering = ["-at", "-pk"]

    @admin.display(description=_("kind of change"), ordering="change")
    def what(self, planned):
        return capfirst(planned.get_change_display())

    @admin.display(description=_("article"))
    def subject(self, planned):
        address = reverse("admin:articles_article_schedule", args=[planned.article_id])
        return format_html('<a href="{}">{}</a>', address, planned.article)

    @admin.display(description=_("state"))
    def standing(self, planned):
        if planned.done_at:
            return _("done")
        if planned.cancelled_at:
            return _("called off")
        if planned.failure:
            return format_html('<strong class="refused">{}</strong>', planned.failure)
        return _("late") if planned.is_late else _("to come")
