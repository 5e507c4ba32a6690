"""From the writer to the editors, and on: the steps of articles.models.workflow, as buttons."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.models.publication import PublicationError
from articles.models.rights import may
from articles.models.workflow import STEPS

WHY = "step_reason"  # the field beside the button; withdrawing has its own
TOLD = {
    "submit": _("Submitted: the editors see it now."),
    "retract": _("Taken back: it is a draft again."),
    "take": _("It is yours to review."),
    "send_back": _("Sent back, with your reason."),
    "mark_ready": _("Ready to be published."),
    "reopen": _("In review again."),
}


def go(verb: str, request, article) -> str:
    """Take one step. Raises PublicationError where the state or a missing reason is against it."""
    why = {"reason": request.POST.get(WHY, "")} if STEPS[verb].asks_why else {}
    getattr(article, verb)(by=request.user, **why)
    return str(TOLD[verb])


# What the buttons of the writing page and of lists are called, and what they do.
WAYS = {verb: partial(go, verb) for verb in TOLD}


def steps(article, user) -> list:
    """The ways on that the writing page offers beside publishing, which has a panel of its own."""
    return [step for step in article.steps_for(user) if step.verb in WAYS]


@require_POST
def step(request, article, desk):
    """One step from where no text is written: the dashboard, the reading page. Without a text to save."""
    verb = next((verb for verb in WAYS if f"_{verb}" in request.POST), None)
    if verb is None or not may(request.user, STEPS[verb].right, article):
        raise PermissionDenied
    try:
        messages.success(request, WAYS[verb](request, article))
    except PublicationError as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(way_back(request, article))


def way_back(request, article) -> str:
    """The page of ours that the form named, else the article."""
    back = request.POST.get("next", "")
    if back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return back
    return resolve_url("admin:articles_article_change", article.pk)
