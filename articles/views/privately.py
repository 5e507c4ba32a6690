"""The manners of a page that is for one reader alone."""

from functools import wraps


def privately(view):
    """No cache keeps the answer, no search engine lists it, and no link tells where it was clicked."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store, private"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        response.headers.setdefault("Referrer-Policy", "no-referrer")
        return response

    return answer
