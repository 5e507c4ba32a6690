"""Who is here, and who writes: what an open writing page asks every few seconds."""

from django.db import transaction
from django.http import JsonResponse
from django.utils import timezone
from django.utils.formats import date_format

from articles.admin.article.redrawing import differing_fields
from articles.admin.article.seating import base_of, seat_of
from articles.models import Article, Seat
from articles.models.drafting import TOOK_OVER
from articles.models.seat import LIVE, pen_of

# What a page may want besides saying that it is there.
WRITE, ASK, HAND_OVER, LEAVE = "write", "ask", "hand-over", "leave"


@transaction.atomic
def presence(request, article, desk):
    """``wants``: one of the above. A page without unsaved words says ``fresh`` and gets news of the text."""
    article = Article.objects.select_for_update().get(pk=article.pk)
    seat, base = seat_of(request, article), base_of(request, article)
    if seat is None:
        return JsonResponse({})
    ACTS.get(request.POST.get("wants"), stay)(seat)
    standing = article.standing_revision()
    news = {}
    if "fresh" in request.POST and base and base.pk != standing.pk:
        form_class = desk.get_form(request, article)
        news = differing_fields(form_class, article, base.snapshot, standing.snapshot)
        base = standing
    if base and request.POST.get("wants") != LEAVE:
        seat.stand_on(base, has_news=bool(news))
    by = standing.made_by
    return JsonResponse(
        who_is_here(seat)
        | {"base": base and base.pk, "standing": standing.pk, "fields": news}
        | {"by": by.get_short_name() if by and by != request.user else "", "saved": at(standing)}
    )


def stay(seat: Seat) -> None:
    """Whoever has asked for the pen gets it once nobody answers for it."""
    if seat.asks_for_pen_at and seat.may_take_pen():
        take_over(seat)


def ask(seat: Seat) -> None:
    seat.ask_for_pen()
    stay(seat)


def hand_over(seat: Seat) -> None:
    if heir := seat.hand_over():
        note_take_over(heir)


def leave(seat: Seat) -> None:
    seat.seen_at, seat.holds_pen, seat.asks_for_pen_at = timezone.now() - LIVE, False, None
    seat.save(update_fields=["seen_at", "holds_pen", "asks_for_pen_at"])


ACTS = {WRITE: Seat.write, ASK: ask, HAND_OVER: hand_over, LEAVE: leave}


def take_over(seat: Seat) -> None:
    seat.take_pen()
    note_take_over(seat)


def note_take_over(seat: Seat) -> None:
    seat.article.log.create(actor=seat.user, verb=TOOK_OVER)


def who_is_here(seat: Seat) -> dict:
    """The others first to come first; ``pen``: mine, or whose; ``asked``: who asks me for it."""
    others = Seat.objects.live().filter(article=seat.article_id).exclude(pk=seat.pk)
    others = list(others.select_related("user"))
    holder = pen_of(seat.article_id)
    mine = holder is None or holder.user_id == seat.user_id
    asking = [other for other in others if other.asks_for_pen_at] if mine else []
    return {
        "people": [
            {
                "name": other.user.get_short_name(),
                "since": at_time(other.opened_at),
                "you": other.user_id == seat.user_id,
                "writes": other.holds_pen,
            }
            for other in others
        ],
        "pen": "" if mine else holder.user.get_short_name(),
        "holds": bool(holder and holder.pk == seat.pk),
        "asked": asking[0].user.get_short_name() if asking else "",
        "asks": seat.asks_for_pen_at is not None,
    }


def at_time(moment) -> str:
    return date_format(timezone.localtime(moment), "TIME_FORMAT")


def at(revision) -> str:
    return at_time(revision.made_at)
