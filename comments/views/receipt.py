"""The private link: what became of a comment, and taking it back. Whoever holds it is its reader."""

import contextlib

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from articles.views.privately import privately
from comments.models import Comment, ModerationError
from comments.receipts import token_digest


def comment_of(token: str) -> Comment:
    comments = Comment.objects.select_related("article__section")
    return get_object_or_404(comments, receipt_digest=token_digest(token))


@privately
@require_safe
def receipt(request, token):
    comment = comment_of(token)
    link = request.build_absolute_uri(request.path)
    context = {"comment": comment, "article": comment.article, "link": link, "token": token}
    response = render(request, "comments/receipt.html", context)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@privately
@csrf_exempt  # nobody can forge a post to an address that nobody else knows
@require_POST
def withdraw(request, token):
    comment = comment_of(token)
    with contextlib.suppress(ModerationError):  # decided in the meantime: the receipt says what
        comment.withdraw()
    return HttpResponseRedirect(reverse("comments:receipt", args=[token]), status=303)
