"""How long a comment waits for its decision, as far as that can be said to its reader."""

from datetime import timedelta
from statistics import median

from django.utils import timezone

from comments.models import Comment, State

MOST = 1_000  # comments in front; further back nobody counts
SAMPLE = 50  # decisions; enough for a median, and all of them recent
FEWEST = 5  # decisions below which nothing is claimed
MEMORY = timedelta(days=14)


def in_front_of(comment: Comment) -> int:
    """How many wait to be read before it, at most ``MOST``."""
    waiting = Comment.objects.filter(state=State.PENDING, created_at__lt=comment.created_at)
    return waiting.order_by().values("pk")[:MOST].count()


def usual_wait() -> timedelta | None:
    """The median between sending and decision, of the last that people decided; None without any."""
    decided = Comment.objects.filter(
        decided_by__isnull=False, decided_at__gte=timezone.now() - MEMORY, staff=None
    )
    times = decided.order_by("-decided_at").values_list("created_at", "decided_at")[:SAMPLE]
    waits = [after - before for before, after in times if after > before]
    return median(waits) if len(waits) >= FEWEST else None
