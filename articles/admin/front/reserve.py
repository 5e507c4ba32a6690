"""What can be placed: the articles beside the board, the newest first, or those that a search finds."""

from articles.admin.front.board import Shown, planned_hours, shown
from articles.models import Article, ScheduledChange
from articles.models.publication import TEXTS, Change, Status
from articles.search.desk import numbers_of

TO_COME, OUT = 12, 24  # articles in each list
AHEAD = 30 * 86_400  # seconds; what opens later is not placed today


def reserve(user, text: str, placed: set[int]) -> dict[str, list[Shown]]:
    """``to_come``: what readers will get, so that it can be placed ahead of its time; ``out``: what they
    have. A search looks through both; without one, what has a card already is left out."""
    text = " ".join(text.replace("\0", "").split())[:200]
    articles = Article.objects.visible_to(user).at_hand()
    articles = articles.select_related("section", "lead_image").defer(*TEXTS)
    found = numbers_of(text) if text else None
    if found is not None:
        wanted = articles.filter(pk__in=found).exclude(status=Status.WITHDRAWN)
        rows = list(wanted.order_by("-pk")[: TO_COME + OUT])
    else:
        free = articles.exclude(pk__in=placed)
        rows = [*to_come(free), *free.public().newest_first()[:OUT]]
    hours = planned_hours([row.pk for row in rows if not row.is_public])
    return {
        "to_come": [shown(row, hours) for row in rows if not row.is_public],
        "out": [shown(row) for row in rows if row.is_public],
    }


def to_come(articles) -> list[Article]:
    """What is planned, ready, or waits for the end of its embargo; last saved first."""
    planned = ScheduledChange.objects.to_come().exclude(change=Change.WITHDRAWAL).order_by()
    ready = Article.objects.filter(status=Status.READY).order_by().values("pk")
    opening = Article.objects.opening_within(AHEAD).order_by().values("pk")
    wanted = planned.values("article").union(ready, opening)
    rows = articles.filter(pk__in=wanted).order_by("-modified_at", "-pk")[: 2 * TO_COME]
    return [row for row in rows if not row.is_public][:TO_COME]
