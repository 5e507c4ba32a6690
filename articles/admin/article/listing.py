"""The list of articles: its columns, how it tells where each one stands, who has it and until when."""

from django.contrib import admin
from django.db.models import Prefetch
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.admin.article.narrowing import (
    Bounded,
    Kind,
    Lines,
    SectionOf,
    State,
    When,
    Who,
    order_for,
)
from articles.models import Byline
from articles.models.publication import TEXTS
from articles.search.desk import numbers_of

NOTHING = format_html('<span class="none">{}</span>', "—")  # left out where a row is narrow


def short(moment) -> str:
    """A moment in the few characters that a column has: the time today, else the day."""
    if moment is None:
        return NOTHING
    local = timezone.localtime(moment)
    is_today = local.date() == timezone.localdate()
    return formats.date_format(local, "TIME_FORMAT" if is_today else "SHORT_DATE_FORMAT")


def badge(article) -> str:
    """Where it stands, in a word and a colour; beside a published one, where its changes stand."""
    mark = ""
    if article.changes_status == "draft":
        mark = format_html(' <span class="state-pending">{}</span>', _("changes to publish"))
    elif article.changes_status:
        said = _("changes: %(state)s") % {"state": article.get_changes_status_display()}
        mark = format_html(' <span class="state-pending">{}</span>', said)
    return format_html(
        '<span class="state state-{}">{}</span>{}',
        article.status,
        article.get_status_display(),
        mark,
    )


class Listing:
    """Of ArticleAdmin: the list. Every page costs the same few queries, each of them by an index."""

    change_list_template = "admin/articles/article/change_list.html"
    list_display = ["headline", "progress", "with_whom", "due", "filed", "signed"]
    list_display += ["published", "saved"]
    list_filter = [State, Who, When, ("section", SectionOf), ("kind", Kind)]
    list_select_related = ["section", "created_by", "assigned_to", "reviewer"]
    search_fields = ["title"]  # for the box to be there: what is asked is in get_search_results
    search_help_text = _("Words of title, kicker, text, names of authors and tags")
    actions = None
    paginator = Bounded

    def get_changelist(self, request, **kwargs):
        return Lines

    def get_ordering(self, request):
        return order_for(request.GET)

    def get_queryset(self, request):
        articles = super().get_queryset(request).visible_to(request.user)
        signed = Prefetch("bylines", Byline.objects.select_related("author"))
        return articles.prefetch_related(signed).defer(*TEXTS)

    def get_search_results(self, request, queryset, search_term):
        """By what articles are called, signed and tagged with, drafts as well; by text what is published."""
        found = numbers_of(search_term)
        return (queryset if found is None else queryset.filter(pk__in=found)), False

    @admin.display(description=_("title"))
    def headline(self, article):
        return str(article)

    @admin.display(description=_("section"))
    def filed(self, article):
        return article.section or NOTHING

    @admin.display(description=_("signed by"))
    def signed(self, article):
        return ", ".join(line.author.name for line in article.bylines.all()) or NOTHING

    @admin.display(description=_("state"))
    def progress(self, article):
        return badge(article)

    @admin.display(description=_("with"))
    def with_whom(self, article):
        return article.holder or NOTHING

    @admin.display(description=_("due"))
    def due(self, article):
        if article.due_at is None:
            return NOTHING
        if not article.is_overdue:
            return short(article.due_at)
        words = (short(article.due_at), _("overdue"))
        return format_html('<span class="due is-overdue">{} · {}</span>', *words)

    @admin.display(description=_("published"))
    def published(self, article):
        return short(article.published_at)

    @admin.display(description=_("last saved"))
    def saved(self, article):
        return short(article.modified_at)
