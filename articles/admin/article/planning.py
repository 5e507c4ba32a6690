"""What is planned for an article: looked at, moved, brought up to date, called off."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.article.publishing import REFUSED, place
from articles.admin.moments import MomentField
from articles.admin.rows import numbers
from articles.models import Article, ScheduledChange
from articles.models.publication import PublicationError
from articles.preflight.examining import blockers, examine

SHOWN = 20  # changes to come, and as many of those that are over


class MovingForm(forms.Form):
    at = MomentField(label=gettext_lazy("New day and time"))


def planning(request, article, desk):
    """GET lists; POST does one ``act`` (of ACTS) to one planned ``change`` of the article."""
    if request.method != "POST":
        return show(request, article, desk)
    asked = numbers(request.POST.get("planned", ""))[:1]
    changes = article.schedule.select_related("article", "revision")
    planned = get_object_or_404(changes, pk__in=asked)
    act = ACTS.get(request.POST.get("act"))
    form = MovingForm(request.POST if act is move else None, prefix=f"p{planned.pk}")
    if act is None or (form.is_bound and not form.is_valid()):
        return show(request, article, desk, form, status=REFUSED)
    try:
        with transaction.atomic():
            Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
            messages.success(request, act(request, planned, form))
    except PublicationError as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(place("schedule", article))


def move(request, planned, form) -> str:
    planned.move(form.cleaned_data["at"], by=request.user)
    return _("Planned: %s.") % planned.spelled_out


def call_off(request, planned, form) -> str:
    planned.call_off(by=request.user, reason=request.POST.get("reason", "").strip()[:200])
    return _("Called off: %s.") % planned.spelled_out


def take_newer(request, planned, form) -> str:
    """Publish at that time what is the draft now; the checks that block are asked first."""
    newest = planned.left_out()
    if newest is None:
        return _("It is the newest version already.")
    on = timezone.localdate(max(planned.at, timezone.now()))
    if forbidden := blockers(examine(planned.article, newest.snapshot, on)):
        raise PublicationError(forbidden)
    planned.take(newest, by=request.user)
    return _("The newer version is planned: %s.") % planned.spelled_out


ACTS = {"move": move, "call-off": call_off, "take-newer": take_newer}


def take_newer_from_the_page(request, article) -> str:
    """The same by one click on the writing page, whose text has just been kept."""
    changes = article.schedule.to_come().select_related("article", "revision")
    planned = changes.filter(pk__in=numbers(request.POST["_take_newer"])[:1]).first()
    if planned is None:
        raise PublicationError(_("This is done, or called off, already: open the page again."))
    return take_newer(request, planned, None)


def show(request, article, desk, refused: MovingForm | None = None, status: int = 200):
    changes = article.schedule.select_related("made_by", "revision")
    to_come = list(changes.to_come()[:SHOWN])
    context = desk.admin_site.each_context(request) | {
        "title": _("Planned: %s") % article,
        "article": article,
        "to_come": [
            (one, refused if is_for(refused, one) else blank(one))
            for one in with_drafts(article, to_come)
        ],
        "over": changes.over().order_by("-at", "-pk")[:SHOWN],
    }
    page = "admin/articles/article/schedule.html"
    return TemplateResponse(request, page, context, status=status)


def planned_for(article) -> list[ScheduledChange]:
    """What is to come, for the bar of the writing page."""
    if not article.pk:
        return []
    return with_drafts(article, list(article.schedule.to_come().select_related("made_by")[:SHOWN]))


def is_for(form, planned: ScheduledChange) -> bool:
    return form is not None and form.prefix == f"p{planned.pk}"


def blank(planned: ScheduledChange) -> MovingForm:
    return MovingForm(prefix=f"p{planned.pk}", initial={"at": planned.at})


def with_drafts(article, planned: list[ScheduledChange]) -> list[ScheduledChange]:
    """Each with ``newer``: whether drafts saved since are not part of it (one query for all)."""
    pending = article.pending_revision() if planned else None
    for one in planned:
        one.newer = bool(pending and not one.is_withdrawal and pending.pk > one.revision_id)
    return planned
