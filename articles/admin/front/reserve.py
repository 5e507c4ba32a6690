"""What can be placed: the articles beside the board, the newest first, or those that a search finds."""

from articles.admin.front.board import Shown, planned_hours, shown
from articles.admin.rows import containing
from articles.body.folding import fold
from articles.models import Article, ScheduledChange
from articles.models.publication import TEXTS, Change, Status

TO_COME, OUT = 12, 24  # articles in each list
AHEAD = 30 * 86_400  # seconds; what opens later is not placed today


def reserve(user, text: str, placed: set[int]) -> dict[str, list[Shown]]:
    """``to_come``: what readers will get, so that it can be placed ahead of its time; ``out``: what they
    have. A search looks through both; without one, what has a card already is left out."""
    text = " ".join(text.replace("\0", "").split())[:200]
    articles = Article.objects.visible_to(user).at_hand()
    articles = articles.select_related("section", "lead_image").defer(*TEXTS)
    if text:
        found = containing(articles, ("title_key",), fold(text)).exclude(status=Status.WITHDRAWN)
        rows = list(found.order_by("-pk")[: TO_COME + OUT])
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
