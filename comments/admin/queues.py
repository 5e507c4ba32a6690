"""The moderator's page: a queue of comments, each with why it is there and what its writer did before."""

from dataclasses import dataclass

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.db.models import Count, Prefetch, Q
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from comments.models import Comment, ModerationLog, RejectionReason, State

may_moderate = permission_required("comments.moderate_comment", raise_exception=True)

PAGE = 25  # comments; about what a screen and a coffee hold


@dataclass(frozen=True)
class Queue:
    name: str
    label: str
    rows: Q
    order: tuple[str, ...] = ("-created_at", "-pk")


# The tabs, in order. Whoever has waited longest comes first; what is decided is looked up backwards.
WAITING = ("created_at", "pk")
QUEUES = (
    Queue("pending", _("Pending"), Q(state=State.PENDING), WAITING),
    Queue("suspect", _("Suspect"), Q(state=State.PENDING, is_suspect=True), WAITING),
    Queue("approved", _("Approved"), Q(state=State.APPROVED)),
    Queue("rejected", _("Refused"), Q(state=State.REJECTED)),
    Queue("spam", _("Spam"), Q(state=State.SPAM)),
)


class CountedPaginator(Paginator):
    """A paginator that is told the count, which the tabs have shown already."""

    def __init__(self, rows, per_page, count):
        super().__init__(rows, per_page)
        self.known = count

    @cached_property
    def count(self):
        return self.known


def queue_named(name: str | None) -> Queue:
    return next((queue for queue in QUEUES if queue.name == name), QUEUES[0])


@may_moderate
def queue(request):
    chosen = queue_named(request.GET.get("queue"))
    counts = Comment.objects.aggregate(
        **{queue.name: Count("pk", filter=queue.rows) for queue in QUEUES}
    )
    rows = Comment.objects.filter(chosen.rows).order_by(*chosen.order)
    page = CountedPaginator(with_context(rows), PAGE, counts[chosen.name]).get_page(
        request.GET.get("page")
    )
    add_histories(page.object_list)
    context = admin.site.each_context(request) | {
        "title": gettext("Moderation"),
        "tabs": [(each, counts[each.name]) for each in QUEUES],
        "queue": chosen,
        "page": page,
        "reasons": RejectionReason.choices,
        "own_decisions": own_decisions(request.user),
    }
    return render(request, "admin/comments/moderation.html", context)


def with_context(rows):
    log = ModerationLog.objects.select_related("actor")
    return rows.select_related("article__section", "parent", "answering").prefetch_related(
        Prefetch("log", log)
    )


def add_histories(comments) -> None:
    """Give each comment ``history``: how its commenter's other comments ended. One query."""
    comments = list(comments)
    ids = {comment.commenter_id for comment in comments} - {None}
    counted = (
        Comment.objects.filter(commenter__in=ids)
        .order_by()
        .values_list("commenter", "state")
        .annotate(Count("pk"))
    )
    states: dict = {}
    for commenter, state, count in counted:
        states.setdefault(commenter, {})[state] = count
    for comment in comments:
        counts = dict(states.get(comment.commenter_id, {}))
        if comment.state in counts:
            counts[comment.state] -= 1
        comment.history = [(State(state).label, n) for state, n in counts.items() if n]


def own_decisions(user):
    """The last decisions of this moderator that can still be undone."""
    lines = ModerationLog.objects.decisions().filter(actor=user, undone_by=None)
    return lines.select_related("comment")[:3]
