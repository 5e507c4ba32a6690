"""The list of articles: its columns, how it tells where each one stands, how it is narrowed down."""

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.models import Revision
from articles.models.publication import Status


def short(moment) -> str:
    """A moment in the few characters that a column has: the time today, else the day."""
    if moment is None:
        return "—"
    local = timezone.localtime(moment)
    is_today = local.date() == timezone.localdate()
    return formats.date_format(local, "TIME_FORMAT" if is_today else "SHORT_DATE_FORMAT")


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


class Listing:
    """Of ArticleAdmin: the list."""

    list_display = ["headline", "progress", "section", "signed", "published", "saved"]
    list_filter = [Mine, Pending, ("status", Progress), "section", "kind"]
    list_select_related = ["section", "created_by"]
    search_fields = ["title"]
    search_help_text = _("Words of the title")
    ordering = ["-pk"]
    actions = None

    def get_queryset(self, request):
        pending = Revision.objects.pending().filter(article=OuterRef("pk")).order_by()
        articles = super().get_queryset(request).annotate(has_pending=Exists(pending))
        return articles.prefetch_related("bylines__author").defer("body", "body_html", "body_text")

    @admin.display(description=_("title"), ordering="title")
    def headline(self, article):
        return str(article)

    @admin.display(description=_("signed by"))
    def signed(self, article):
        return ", ".join(line.author.name for line in article.bylines.all()) or "—"

    @admin.display(description=_("state"))
    def progress(self, article):
        return Progress.badge(article)

    @admin.display(description=_("published"), ordering="published_at")
    def published(self, article):
        return short(article.published_at)

    @admin.display(description=_("last saved"), ordering="modified_at")
    def saved(self, article):
        return short(article.modified_at)
