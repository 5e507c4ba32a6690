"""How the list of articles is narrowed down, and how far one can leaf through it."""

from functools import cached_property

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import ScheduledChange
from articles.models.publication import Status
from articles.models.rights import stands
from articles.models.workflow import IN_HAND, WITH_EDITORS

MOST_RESULTS = 2_000  # one leafs through forty pages; beyond that one narrows down
MOST_SHOWN = 99  # on a tab: beyond that it is no number that somebody works off
BY_DUE_DATE = (F("due_at").asc(nulls_last=True), "-modified_at", "-pk")


class Bounded(Paginator):
    """Counts as far as anybody leafs: the archive's size is no matter of the list's."""

    @cached_property
    def counted(self) -> int:
        return self.object_list.order_by()[: MOST_RESULTS + 1].count()

    @property
    def is_cut(self) -> bool:
        return self.counted > MOST_RESULTS

    @property
    def count(self) -> int:
        return min(self.counted, MOST_RESULTS)


class Lines(ChangeList):
    """Finds first which articles stand on a page, by an index that holds all that it asks, then reads
    these alone: an article's row is as long as its text. One query more, and none of them grows."""

    def get_results(self, request):
        super().get_results(request)
        pks = list(self.result_list.values_list("pk", flat=True))
        rows = self.apply_select_related(self.root_queryset).in_bulk(pks)
        self.result_list = [rows[pk] for pk in pks if pk in rows]


def scheduled(articles):
    """Articles to which something will happen by itself."""
    return articles.filter(pk__in=ScheduledChange.objects.to_come().order_by().values("article"))


# Name in the address: label, which articles. What lies in the bin is in its own tab only.
STATES = {
    "draft": (_("Drafts"), lambda articles: articles.filter(status=Status.DRAFT)),
    "submitted": (_("Submitted"), lambda articles: articles.in_stage(Status.SUBMITTED)),
    "in_review": (_("In review"), lambda articles: articles.in_stage(Status.IN_REVIEW)),
    "ready": (_("Ready"), lambda articles: articles.in_stage(Status.READY)),
    "scheduled": (_("Scheduled"), scheduled),
    "published": (_("Published"), lambda articles: articles.filter(status=Status.PUBLISHED)),
    "changes": (_("With changes"), lambda articles: articles.filter(changes_status__gt="")),
    "withdrawn": (_("Withdrawn"), lambda articles: articles.filter(status=Status.WITHDRAWN)),
    "trash": (_("Bin"), lambda articles: articles.filter(trashed_at__isnull=False)),
}


def waiting(articles) -> dict[str, int]:
    """How many articles stand where somebody is expected to do something, by the name of the tab. One
    query, over those alone."""
    stages = {stage.value: Q(status=stage) | Q(changes_status=stage) for stage in WITH_EDITORS}
    rows = articles.at_hand().in_stage(*WITH_EDITORS).order_by()
    return rows.aggregate(**{name: Count("pk", filter=each) for name, each in stages.items()})


def label_of(name: str, number: int | None) -> str:
    label = STATES[name][0]
    shown = f"{MOST_SHOWN}+" if (number or 0) > MOST_SHOWN else number
    return f"{label} {shown}" if number else str(label)


class Tabs(admin.SimpleListFilter):
    template = "admin/articles/article/_tabs.html"


class State(Tabs):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        numbers = waiting(model_admin.get_queryset(request))
        return [(name, label_of(name, numbers.get(name))) for name in STATES]

    def queryset(self, request, queryset):
        if self.value() != "trash":
            queryset = queryset.at_hand()
        return STATES[self.value()][1](queryset) if self.value() in STATES else queryset


class Who(Tabs):
    title = _("who")
    parameter_name = "who"

    def lookups(self, request, model_admin):
        return [("me", _("Mine")), ("with-me", _("With me"))]

    def queryset(self, request, queryset):
        if self.value() == "me":
            return written_by(queryset, request.user)
        return with_person(queryset, request.user) if self.value() == "with-me" else queryset


def written_by(articles, user):
    return articles.filter(Q(created_by=user) | Q(assigned_to=user))


def with_person(articles, user):
    """What ``Article.holder`` says, for a list."""
    writes = Q(assigned_to=user) | Q(assigned_to=None, created_by=user)
    reviews = stands(*WITH_EDITORS) & Q(reviewer=user)
    return articles.in_stage(*IN_HAND).filter((stands(Status.DRAFT) & writes) | reviews)


class When(Tabs):
    title = _("due")
    parameter_name = "due"

    def lookups(self, request, model_admin):
        return [("overdue", _("Overdue"))]

    def queryset(self, request, queryset):
        if self.value() != "overdue":
            return queryset
        return queryset.in_stage(*IN_HAND).filter(due_at__lt=timezone.now())


class SectionOf(admin.RelatedFieldListFilter):
    template = "admin/articles/article/_narrow.html"


class Kind(admin.ChoicesFieldListFilter):
    template = "admin/articles/article/_narrow.html"


def order_for(asked) -> tuple:
    """Last saved first; where somebody works things off, what is due soonest; in the bin, as it filled."""
    if asked.get("state") == "trash":
        return ("-trashed_at", "-pk")
    is_work = asked.get("state") in {*WITH_EDITORS} or asked.get("who") == "with-me"
    return BY_DUE_DATE if is_work or "due" in asked else ("-modified_at", "-pk")
