"""The queues of the desk: what stands in each, in which order, and a page of it by key."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from articles.views.listing import Cursor
from comments.models import Comment, Notice, State

PAGE = 30  # comments in one answer; what a screen and a coffee hold
# A counter stops here: nobody works through more, and counting a million rows serves nobody.
MOST_COUNTED = 10_000

Rows = QuerySet[Comment]


def in_state(state: State) -> Callable[[Rows], Rows]:
    return lambda comments: comments.filter(state=state)


def suspect(comments: Rows) -> Rows:
    return comments.filter(state=State.PENDING, is_suspect=True)


def reported(comments: Rows) -> Rows:
    return comments.filter(pk__in=Notice.objects.open().order_by().values("comment"))


@dataclass(frozen=True)
class Queue:
    """``waits``: somebody waits for a decision here, so whoever has waited longest comes first."""

    name: str
    label: str
    rows: Callable[[Rows], Rows]
    waits: bool = False


# In the order of the keys 1 to 6.
QUEUES = (
    Queue("pending", _("Pending"), in_state(State.PENDING), waits=True),
    Queue("reported", _("Reported"), reported, waits=True),
    Queue("suspect", _("Suspect"), suspect, waits=True),
    Queue("approved", _("Approved"), in_state(State.APPROVED)),
    Queue("rejected", _("Refused"), in_state(State.REJECTED)),
    Queue("spam", _("Spam"), in_state(State.SPAM)),
)
# Over all of them; newest first, like any archive.
SEARCH = Queue("search", _("Found"), lambda comments: comments)


def queue_named(name: str | None) -> Queue:
    return next((queue for queue in (*QUEUES, SEARCH) if queue.name == name), QUEUES[0])


@dataclass(frozen=True)
class QueuePage:
    """``next`` is where the following page begins; None at the end.

    ``searched_to`` is set when a search stopped before it had looked at everything: so far it came.
    """

    rows: list[Comment]
    next: Cursor | None = None
    searched_to: datetime | None = None


LISTED = (
    *("pk", "version", "state", "is_suspect", "author_name", "text", "created_at"),
    *("picked_at", "staff", "parent", "commenter", "article__title", "article__language"),
    *("article__section__name", "article__section__accent", "article__sets_typography"),
)


def read_page(queue: Queue, comments: Rows, after: Cursor | None) -> QueuePage:
    """One query, along the index of the queue's order."""
    if queue.waits:
        rows = queue.rows(comments).order_by("created_at", "pk")
        place = after and after.newer("created_at")
    else:
        rows = queue.rows(comments).order_by("-created_at", "-pk")
        place = after and after.older("created_at")
    rows = rows.filter(place) if place else rows
    found = list(rows.select_related("article__section").only(*LISTED)[: PAGE + 1])
    shown = found[:PAGE]
    more = len(found) > PAGE
    return QueuePage(shown, Cursor(shown[-1].created_at, shown[-1].pk) if more else None)


def count(rows: Rows, most: int = MOST_COUNTED) -> int:
    """How many there are, up to ``most``: a walk along an index that ends there."""
    return rows.order_by().values("pk")[:most].count()


def counts(comments: Rows) -> dict[str, int]:
    """Of every queue, within the scope that ``comments`` are. One query each."""
    return {queue.name: count(queue.rows(comments)) for queue in QUEUES}
