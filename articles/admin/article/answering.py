"""How the desk answers its own scripts: refusals as JSON, in words for the person who is writing."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpResponse, JsonResponse
from django.utils.translation import gettext as _


def for_scripts(desk, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """``view`` for staff alone; where a person is led to the door or gets a page, a script is told."""

    @wraps(view)
    def answered(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except PermissionDenied:
            return refusal(403)
        except Http404:
            return refusal(404)
        except SuspiciousOperation:
            return refusal(400)

    inside = desk.admin_site.admin_view(answered)

    @wraps(view)
    def at_the_door(request, *args, **kwargs):
        if not desk.admin_site.has_permission(request):
            return refusal(401)
        return inside(request, *args, **kwargs)

    return at_the_door


def refusal(status: int) -> JsonResponse:
    said = {
        400: _("This page sent something that cannot be read: reload it."),
        401: _("You have been signed out."),
        403: _("You may not change this article any more."),
        404: _("This article is not there any more."),
    }
    return JsonResponse({"error": said[status]}, status=status)
