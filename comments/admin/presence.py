"""The desk's pulse: who looks at what, what others have decided meanwhile, and how much is new.

One request every few seconds from each page that somebody looks at, of a fixed cost: it asks about the
rows on the screen and counts along indexes.
"""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST

from comments.admin.desk import claims_on, may_moderate
from comments.admin.queues import PAGE, count, counts
from comments.admin.scope import Scope, number, read_scope
from comments.models import Claim, Comment

MOST_ROWS = 4 * PAGE  # that one page watches
MOST_NEWS = 100  # « 99 nouveaux », and then some


@may_moderate
@require_POST
def presence(request):
    """``comment`` is the one in focus, ``rows`` what the list shows (« id:version » each), ``since`` when
    the page was made."""
    scope = read_scope(request.POST)
    versions = read_versions(request.POST.get("rows", ""))
    claim(number(request.POST.get("comment")), request.user)
    rows = Comment.objects.filter(pk__in=versions).select_related("decided_by")
    rows = list(rows.only("version", "state", "decided_by"))
    return JsonResponse(
        {
            "counts": counts(scope.comments()),
            "news": news(scope, moment_of(request.POST.get("since"))),
            "claims": claims_on(rows, request.user),
            "moved": [moved(row) for row in rows if row.version != versions[row.pk]],
        }
    )


@may_moderate
@require_POST
def leave(request):
    """The page is closed, or nobody looks at it any more."""
    Claim.objects.release(by=request.user)
    return HttpResponse(status=204)


def claim(comment_id: int | None, user) -> None:
    """Claim the comment in focus, if it is still there; without one, let go of what was held."""
    if comment_id is None or not Comment.objects.filter(pk=comment_id).exists():
        Claim.objects.release(by=user)
        return
    try:
        with transaction.atomic():
            Claim.objects.take(comment_id, by=user)
    except IntegrityError:  # it was deleted this very moment, which the database notices at the end
        return


def read_versions(text: str) -> dict[int, int]:
    pairs = (each.partition(":") for each in text.split(",")[:MOST_ROWS])
    read = {number(pk): number(version) for pk, _colon, version in pairs}
    return {pk: version for pk, version in read.items() if pk is not None and version is not None}


def moved(row: Comment) -> dict:
    return {
        "id": row.pk,
        "version": row.version,
        "state": row.state,
        "label": row.get_state_display(),
        "by": str(row.decided_by or ""),
    }


def moment_of(text: str | None) -> datetime | None:
    try:
        moment = parse_datetime(text or "")
    except ValueError:
        return None
    return moment if moment and timezone.is_aware(moment) else None


def news(scope: Scope, since: datetime | None) -> int:
    """How many have joined a queue that waits; whatever is decided joins the others all the time."""
    if since is None or not scope.queue.waits:
        return 0
    comments = scope.comments().filter(created_at__gt=since)
    return count(scope.queue.rows(comments), MOST_NEWS)
