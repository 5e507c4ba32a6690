"""Headers that every answer carries, and the two content policies: readers' pages and the desk."""

from http import HTTPStatus

from csp.middleware import CSPMiddleware
from django.conf import settings

from newsroom.mining import reservation
from newsroom.staff_area import is_staff_area

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)
# A reader's page is kept, but asked about each time. A cache that many share may give out what it has
# for half a minute while it asks, so that a page everybody wants is asked for once.
PAGE_CACHE = "public, max-age=0, stale-while-revalidate=30"


class HeadersMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if (
            response.status_code != HTTPStatus.NOT_MODIFIED
        ):  # what is said here replaces what was kept
            response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.method in ("GET", "HEAD") and not is_staff_area(request):
            response.headers.setdefault("Cache-Control", PAGE_CACHE)
            for name, value in reservation().items():
                response.headers.setdefault(name, value)
        else:
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """django-csp's middleware with a second policy for ``/admin/`` (nonces live only there).

    A view whose page has a policy of its own notes it on the request: a 304 is another response, and browsers
    put its policy in the place of the one they have kept.

    A page that shows a body with embeds may frame the hosts of these, which ``{% body %}`` has noted on
    the request; every other page may frame nothing.
    """

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if is_staff_area(request) and not report_only and parts.config is None:
            parts.config = settings.ADMIN_CONTENT_SECURITY_POLICY
        if policy := getattr(request, "content_policy", None):
            parts.config = policy
        if origins := getattr(request, "frame_origins", None):
            parts.update = (parts.update or {}) | {"frame-src": origins}
        return parts
