"""What a writing page saves by itself, every few seconds: all that can be saved, and what cannot is named."""

from django.db import IntegrityError, transaction
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone

from articles.admin.article.presence import at_time, who_is_here
from articles.admin.article.redrawing import differing_fields
from articles.admin.article.rights import WRITE
from articles.admin.article.seating import Unreadable, base_of, seat_of, token_of
from articles.models import Article, Revision, Seat
from articles.models.keeping import Kept, keep

# Without these it is no page of ours that speaks, and what is missing is no wish to empty it.
ALWAYS_SENT = ("title", "body", "seat")


def autosave(request, article, desk):
    require_a_whole_form(request)
    seat, base = seat_of(request, article), base_of(request, article)
    form_class = desk.get_form(request, article)  # with this person's sections
    form = form_class(request.POST, instance=article)
    form.is_valid()
    with transaction.atomic():
        article = Article.objects.select_for_update().get(pk=article.pk)
        grew_from = base or article.standing_revision()
        content = form.whole_content(grew_from.snapshot)
        kind = Revision.Kind.AUTOSAVE
        kept = keep(article, content, by=request.user, base=base, seat=seat, kind=kind)
        if refusal := form.save_embargo(article, by=request.user):
            form.add_error("embargo_until", refusal)
        if "last" not in request.POST:  # of a page that goes away, and gives the pen back
            seat.write()
    return JsonResponse(
        told(form_class, article, content, kept)
        | {"refused": form.refusals(), "saved": at_time(timezone.now())}
        | {"presence": who_is_here(seat), "places": places(article)}
    )


def begin(request, desk):
    """The first autosave of a page that had no article yet: one token begins one article."""
    require_a_whole_form(request)
    token = token_of(request)
    seat = Seat.objects.filter(token=token).first() or begun(request, token)
    if seat.user_id != request.user.pk:
        raise Unreadable("seat")
    desk.require(WRITE, request, seat.article)
    return autosave(request, seat.article, desk)


def begun(request, token: str) -> Seat:
    try:
        with transaction.atomic():
            article = Article.objects.create(created_by=request.user)
            return Seat.objects.create(article=article, user=request.user, token=token)
    except IntegrityError:  # the same page's other request was faster
        return Seat.objects.get(token=token)


def require_a_whole_form(request) -> None:
    is_whole = all(name in request.POST for name in ALWAYS_SENT) and token_of(request)
    if request.method != "POST" or not is_whole:
        raise Unreadable("form")


def told(form_class: type, article: Article, content: dict, kept: Kept) -> dict:
    """What the page learns of its text: from which version it grows now, and what others did to it."""
    who = kept.met and kept.met.made_by
    answer = {
        "base": kept.revision.pk,
        "by": who.get_short_name() if who else "",
        "fields": {},
        "clash": "",
    }
    if kept.clash:
        place = reverse("admin:articles_article_reconcile", args=[article.pk])
        return answer | {"base": None, "clash": f"{place}?copy={kept.revision.pk}"}
    if kept.met:
        answer["fields"] = differing_fields(form_class, article, content, kept.revision.snapshot)
    return answer


def places(article: Article) -> dict:
    """The addresses of a page whose article has just begun."""
    names = {"form": "change", "autosave": "autosave", "presence": "presence", "preview": "preview"}
    return {
        name: reverse(f"admin:articles_article_{place}", args=[article.pk])
        for name, place in names.items()
    }


def session(request, desk):
    """Who is signed in, and the token that a form needs after somebody has signed in anew."""
    user = request.user
    return JsonResponse(
        {"user": user.pk, "name": user.get_short_name(), "token": get_token(request)}
    )
