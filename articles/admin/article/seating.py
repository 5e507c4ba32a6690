"""The place of a writing page at its article: a seat with a token, and the version its text grew from."""

from secrets import token_hex

from django.core.exceptions import SuspiciousOperation
from django.db import IntegrityError, transaction

from articles.models import Article, Revision, Seat
from articles.models.seat import TOKEN


class Unreadable(SuspiciousOperation):
    """What no page of ours sends; answered by 400."""


@transaction.atomic
def sit_down(request, article: Article) -> Seat:
    """A page opens: from now on nobody writes over the version that it shows."""
    return Seat.objects.create(
        article=article, user=request.user, token=token_hex(16), base=article.standing_revision()
    )


def token_of(request) -> str:
    token = request.POST.get("seat", "")
    if token and not TOKEN.fullmatch(token):
        raise Unreadable("seat")
    return token


def seat_of(request, article: Article) -> Seat | None:
    """The seat of the page that sends: this person's, at this article. None for a page without one.

    A seat that was forgotten (the page slept for a month) is made anew.
    """
    token = token_of(request)
    if not token:
        return None
    seat = Seat.objects.filter(token=token).select_related("set_aside").first()
    if seat is None:
        return new_seat(request, article, token)
    if seat.user_id != request.user.pk or seat.article_id != article.pk:
        raise Unreadable("seat")
    return seat


def new_seat(request, article: Article, token: str) -> Seat:
    try:
        with transaction.atomic():
            return Seat.objects.create(article=article, user=request.user, token=token)
    except IntegrityError:  # another request of the same page was faster
        return seat_of(request, article)


def base_of(request, article: Article) -> Revision | None:
    """The version that the page's text grew from; None when the page knows of none."""
    number = request.POST.get("base", "")
    if not number:
        return None
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise Unreadable("base")
    base = article.revisions.filter(pk=number).exclude(kind=Revision.Kind.SET_ASIDE).first()
    if base is None:
        raise Unreadable("base")
    return base
