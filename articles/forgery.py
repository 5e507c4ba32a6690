"""Whether a post comes from our own pages. A page that everybody shares can carry no secret token, so
what counts is what the browser says about where the request was made.

``Sec-Fetch-Site`` (every browser since 2023) is set by the browser alone; ``Origin`` (older ones) as well.
A request with neither comes from a very old browser or from no browser at all: it carries nobody's
cookies, since reading and commenting sets none, so there is nothing to forge. It is let in.
"""

from urllib.parse import urlsplit

from django.conf import settings


def is_foreign(request) -> bool:
    """Whether another site's page made the browser send this."""
    site = request.headers.get("Sec-Fetch-Site", "")
    origin = request.headers.get("Origin", "")
    if site and site not in ("same-origin", "none"):
        return True
    if origin == "null":  # a page that hides where it is: ours, if the browser says so
        return not site
    return bool(origin) and not is_ours(origin, request)


def is_ours(origin: str, request) -> bool:
    ours = {f"{request.scheme}://{request.get_host()}", settings.SITE_URL}
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return f"{parts.scheme}://{parts.netloc}".lower() in {each.lower() for each in ours}
