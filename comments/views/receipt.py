"""The private link: what became of a comment, and what its reader may still do. Whoever holds it is he."""

import contextlib

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.views.privately import privately
from comments.forms import TextForm, posted
from comments.models import Comment, ModerationError, Subscription
from comments.networks import client_network
from comments.receipts import token_digest
from comments.revising import revise
from comments.statements import redress_for
from comments.subscribing import subscribe
from comments.tasks import subscribed
from comments.waiting import MOST, in_front_of, usual_wait


def comment_of(token: str) -> Comment:
    comments = Comment.objects.select_related("article__section", "parent")
    return get_object_or_404(comments, receipt_digest=token_digest(token))


def back_to(token: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("comments:receipt", args=[token]), status=303)


@privately
@require_safe
def receipt(request, token):
    comment = comment_of(token)
    context = {
        "comment": comment,
        "article": comment.article,
        "link": request.build_absolute_uri(request.path),
        "token": token,
        "subscription": Subscription.objects.filter(comment=comment).first(),
    }
    if comment.state == Comment.State.REJECTED:
        context |= redress_for(comment)
    if comment.is_awaited:
        context |= {"in_front": in_front_of(comment), "most": MOST, "usual_wait": usual_wait()}
    return render(request, "comments/receipt.html", context)


@privately
@csrf_exempt  # nobody can forge a post to an address that nobody else knows
@require_POST
def withdraw(request, token):
    comment = comment_of(token)
    with contextlib.suppress(ModerationError):  # decided in the meantime: the receipt says what
        comment.withdraw()
    return back_to(token)


@privately
@csrf_exempt
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, token):
    comment = comment_of(token)
    if request.method != "POST":
        return show_edit(request, comment, token, TextForm(initial={"text": comment.text}))
    form = TextForm(posted(request))
    if not form.is_valid():
        return show_edit(request, comment, token, form, status=422)
    try:
        refused = revise(comment, form.cleaned_data["text"], client_network(request))
    except ModerationError:
        return show_edit(request, comment_of(token), token, form, status=409)
    if refused:
        form.add_error(refused.verdict.field, refused.verdict.message)
        return show_edit(request, comment, token, form, status=refused.verdict.status)
    return back_to(token)


def show_edit(request, comment: Comment, token: str, form: TextForm, status: int = 200):
    context = {"comment": comment, "article": comment.article, "token": token, "form": form}
    return render(request, "comments/edit.html", context, status=status)


@privately
@csrf_exempt
@require_POST
def follow(request, token):
    """Hear of answers by mail: asked for here, confirmed by a link that is mailed when it is online."""
    comment = comment_of(token)
    if comment.may_be_followed:
        subscribed.enqueue(str(subscribe(comment).pk))
    return back_to(token)
