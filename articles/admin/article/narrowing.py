"""How the list of articles is narrowed down, and how far one can leaf through it."""

from functools import cached_property, reduce
from operator import or_

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import ScheduledChange
from articles.models.publication import Status
from articles.models.workflow import IN_HAND, WITH_EDITORS, in_stage

MOST_RESULTS = 2_000  # one leafs through forty pages; beyond that one narrows down
MOST_SHOWN = 99  # on a tab: beyond that it is no number that somebody works off


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


def scheduled() -> Q:
    """Articles to which something will happen by itself."""
    to_come = ScheduledChange.objects.filter(done_at=None, cancelled_at=None).order_by()
    return Q(pk__in=to_come.values("article"))


# name in the address: (label, condition, whether its number is shown)
STATES = {
    "draft": (_("Drafts"), lambda: in_stage(Status.DRAFT) & Q(published_at=None), False),
    "submitted": (_("Submitted"), lambda: in_stage(Status.SUBMITTED), True),
    "in_review": (_("In review"), lambda: in_stage(Status.IN_REVIEW), True),
    "ready": (_("Ready"), lambda: in_stage(Status.READY), True),
    "scheduled": (_("Scheduled"), scheduled, True),
    "published": (_("Published"), lambda: Q(status=Status.PUBLISHED), False),
    "changes": (_("With changes"), lambda: Q(changes_status__gt=""), True),
    "withdrawn": (_("Withdrawn"), lambda: Q(status=Status.WITHDRAWN), False),
    "trash": (_("Bin"), lambda: Q(trashed_at__isnull=False), False),
}


def waiting(articles) -> dict[str, int]:
    """How many articles stand where somebody is expected to do something. One query, over those alone."""
    counted = {name: condition() for name, (_label, condition, shown) in STATES.items() if shown}
    rows = articles.filter(reduce(or_, counted.values()), trashed_at=None).order_by()
    return rows.aggregate(**{name: Count("pk", filter=each) for name, each in counted.items()})


def label_of(name: str, number: int | None) -> str:
    label = STATES[name][0]
    shown = f"{MOST_SHOWN}+" if (number or 0) > MOST_SHOWN else number
    return f"{label} {shown}" if number else str(label)


class Tabs(admin.SimpleListFilter):
    is_in_tabs = True
    template = "admin/articles/article/_tabs.html"


class State(Tabs):
    """Tabs over the list. What is in the bin is in its tab only."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        numbers = waiting(model_admin.get_queryset(request))
        return [(name, label_of(name, numbers.get(name))) for name in STATES]

    def queryset(self, request, queryset):
        if self.value() != "trash":
            queryset = queryset.filter(trashed_at=None)
        _label, condition, _counted = STATES.get(self.value(), (None, Q, False))
        return queryset.filter(condition())


class Who(Tabs):
    title = _("who")
    parameter_name = "who"

    def lookups(self, request, model_admin):
        return [("me", _("Mine")), ("with-me", _("With me"))]

    def queryset(self, request, queryset):
        me = request.user
        mine = Q(created_by=me) | Q(assigned_to=me)
        if self.value() == "me":
            return queryset.filter(mine)
        if self.value() == "with-me":
            return queryset.filter(with_person(me))
        return queryset


def with_person(user) -> Q:
    """What ``Article.holder`` says, as a condition."""
    writes = Q(assigned_to=user) | Q(assigned_to=None, created_by=user)
    return (writes & in_stage(Status.DRAFT)) | (Q(reviewer=user) & in_stage(*WITH_EDITORS))


class When(Tabs):
    title = _("due")
    parameter_name = "due"

    def lookups(self, request, model_admin):
        return [("overdue", _("Overdue"))]

    def queryset(self, request, queryset):
        if self.value() != "overdue":
            return queryset
        return queryset.filter(in_stage(*IN_HAND), due_at__lt=timezone.now())


class SectionOf(admin.RelatedFieldListFilter):
    template = "admin/articles/article/_narrow.html"


class Kind(admin.ChoicesFieldListFilter):
    template = "admin/articles/article/_narrow.html"
