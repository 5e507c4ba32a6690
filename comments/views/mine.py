"""« Tout ce que j’ai écrit ici »: asked for by an address, opened by the link that is mailed to it.

The answer to the question is the same for every address, and nothing is shown to whoever typed it.
"""

from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.forgery import is_foreign
from articles.views.privately import privately
from comments import asking
from comments.copying import copy_of_all
from comments.forms import posted
from comments.models import AccessRequest, Comment
from comments.networks import client_network
from comments.reader_forms import AskForm
from comments.screening.rate import count, network_mark
from comments.tasks import answer_request, erase_all

MOST_AN_HOUR = 6  # questions from one network
HOUR = 3_600  # seconds
SHOWN = 200  # comments on the page; the copy has all of them


@privately
@csrf_exempt  # no cookie to protect; where the post comes from is checked by articles/forgery.py
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request):
    if request.method != "POST":
        return show(request, AskForm())
    if is_foreign(request):
        return show(request, AskForm(), status=403)
    form = AskForm(posted(request))
    if not form.is_valid():
        return show(request, form, status=422)
    if count(f"mine:{network_mark(client_network(request))}", HOUR) > MOST_AN_HOUR:
        return show(request, form, status=429)
    if not form.cleaned_data["website"]:
        answer_request.enqueue(str(asking.ask(form.cleaned_data["email"]).pk))
    return HttpResponseRedirect(reverse("comments:asked"), status=303)


@privately
@require_safe
def asked(request):
    return render(request, "comments/asked.html")


@privately
@require_safe
def own(request, token):
    found = request_of(token)
    rows = Comment.objects.none()
    if found.commenter:
        rows = found.commenter.comments.select_related("article__section")
    comments = list(rows.order_by("-created_at", "-pk")[: SHOWN + 1])
    context = {
        "reports": found.about["reports of errors"],
        "notices": found.about["notices"],
        "comments": comments[:SHOWN],
        "shown": SHOWN if len(comments) > SHOWN else None,
        "token": token,
        "is_being_erased": found.erase_asked_at is not None,
        "is_unsure": "unsure" in request.GET,
    }
    return render(request, "comments/own.html", context)


@privately
@require_safe
def export(request, token):
    """GDPR art. 15 and 20: a copy, in a format that a machine can read."""
    found = request_of(token)
    copy = copy_of_all(found.commenter, found.about)
    headers = {"Content-Disposition": 'attachment; filename="comments.json"'}
    options = {"ensure_ascii": False, "indent": 2}
    return JsonResponse(copy, json_dumps_params=options, headers=headers)


@privately
@csrf_exempt  # nobody can forge a post to an address that nobody else knows
@require_POST
def erase(request, token):
    """GDPR art. 17. Post does it: web may not."""
    found = request_of(token)
    if request.POST.get("sure"):
        found.erase_asked_at = timezone.now()
        found.save(update_fields=["erase_asked_at"])
        erase_all.enqueue(str(found.pk))
        return HttpResponseRedirect(reverse("comments:erasing"), status=303)
    return HttpResponseRedirect(f"{reverse('comments:own', args=[token])}?unsure=1", status=303)


@privately
@require_safe
def erasing(request):
    return render(request, "comments/erasing.html")


def request_of(token: str) -> AccessRequest:
    found = AccessRequest.objects.of_token(token).select_related("commenter").first()
    if found is None:
        raise Http404("No such link, or not any more.")
    return found


def show(request, form: AskForm, status: int = 200):
    return render(request, "comments/mine.html", {"form": form, "status": status}, status=status)
