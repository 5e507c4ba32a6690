"""What was launched and what was set aside: looked at, taken as the draft, put online again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.admin.front.fields import number
from articles.admin.front.previewing import version_of
from articles.models import Front
from articles.models.front import NothingNew, Outdated

PAGE = 40  # lines at once


def versions(request, front: Front, desk):
    """The newest first, page by page, each with the lines of the log about it."""
    found = front.versions.select_related("made_by", "restored_from")
    if before := number(request.GET.get("before")):
        found = found.filter(pk__lt=before)
    lines = list(found.prefetch_related("lines__actor").order_by("-pk")[: PAGE + 1])
    context = desk.admin_site.each_context(request) | {
        "title": _("History: %s") % front,
        "opts": desk.opts,
        "front": front,
        "lines": lines[:PAGE],
        "older": lines[PAGE - 1].pk if len(lines) > PAGE else None,
        "may_change": front.allows(request.user, "change"),
        "may_launch": front.allows(request.user, "launch"),
    }
    return render(request, "admin/articles/front/versions.html", context)


@require_POST
def restore(request, front: Front, desk):
    """``how`` is "draft", or "online" at once."""
    version = version_of(front, request.POST.get("version"))
    is_online = request.POST.get("how") == "online"
    if not front.allows(request.user, "launch" if is_online else "change"):
        raise PermissionDenied
    if not is_online:
        front.restore(version, by=request.user)
        messages.success(request, _("Taken as the draft. The draft so far is kept in the history."))
        return HttpResponseRedirect(desk.address("change", front))
    reason = " ".join(request.POST.get("reason", "").replace("\0", "").split())[:300]
    try:
        front.put_back(version, by=request.user, reason=reason)
        messages.success(request, _("Online again. The draft stays as it is."))
    except NothingNew:
        messages.info(request, _("This is online already: nothing has changed."))
    return HttpResponseRedirect(desk.address("history", front))


@require_POST
def drop(request, front: Front, desk):
    """Give the draft up for what is online."""
    if not front.allows(request.user, "change"):
        raise PermissionDenied
    try:
        front.drop_draft(by=request.user, edition=number(request.POST.get("edition")) or 0)
        messages.success(
            request, _("The draft is what is online. The former one is in the history.")
        )
    except Outdated:
        messages.error(request, _("Somebody has changed the draft since: look at it first."))
    return HttpResponseRedirect(desk.address("change", front))
