"""Behind the link of a moderator's digest: no more of them. RFC 8058's one click needs no sign-in.

What it answers is the same for every token, so that nobody can find out which there are.
"""

from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.views.privately import privately
from comments.models import Digest


@privately
@csrf_exempt  # nobody can forge a post to an address that nobody else knows
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request, token):
    """A GET changes nothing: programs that check mail open every link."""
    is_done = request.method == "POST"
    if is_done:
        Digest.objects.of_token(token).stop()
    return render(request, "comments/digest_stop.html", {"token": token, "is_done": is_done})
