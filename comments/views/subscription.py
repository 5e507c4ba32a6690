"""Behind the links of mails about answers. A GET changes nothing: programs that check mail open every link.

Ending it is RFC 8058's one click: a POST without a cookie, by a mail program, to the address of the header.
"""

from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.views.privately import privately
from comments.models import Subscription
from comments.tasks import confirmed
from comments.vouchers import voucher_for


def subscription_of(token: str) -> Subscription | None:
    found = Subscription.objects.of_token(token).select_related("comment__article__section")
    return found.first()


@privately
@require_safe
def subscription(request, token):
    found = subscription_of(token)
    if found is None:
        raise Http404("No such subscription.")
    return show(request, found, token)


@privately
@csrf_exempt  # nobody can forge a post to an address that nobody else knows
@require_POST
@transaction.atomic
def confirm(request, token):
    found = subscription_of(token)
    if found is None:
        raise Http404("No such subscription.")
    found.confirm()
    confirmed.enqueue(str(found.pk))
    return HttpResponseRedirect(reverse("comments:subscription", args=[token]), status=303)


@privately
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request, token):
    """One that is not there any more is answered as if it had just been ended."""
    found = subscription_of(token)
    if request.method != "POST":
        return show(request, found, token)
    if found:
        mine = Subscription.objects.filter(pk=found.pk)
        if request.POST.get("scope") == "all":
            mine = Subscription.objects.with_commenter_of(found.comment)
        mine.end("reader")
    return render(request, "comments/stopped.html", {"is_all": request.POST.get("scope") == "all"})


def show(request, found: Subscription | None, token: str):
    context = {"subscription": found, "token": token, "article": found and found.comment.article}
    if found and found.is_active and found.comment.commenter_id:
        context["voucher"] = voucher_for(found.comment.commenter_id)
    return render(request, "comments/subscription.html", context)
