"""The addresses that programs try by themselves: robots.txt, security.txt, the liveness probe."""

from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.addresses import absolute
from newsroom.mining import robots_lines

TEXT = "text/plain; charset=utf-8"
UNCRAWLED = ("/admin/", "/search/")
EXPIRES_MONTHS = 6  # RFC 9116 §2.5.5 recommends less than a year


@require_safe
def robots(request):
    lines = [*robots_lines(), "User-agent: *", *(f"Disallow: {path}" for path in UNCRAWLED), ""]
    lines += [f"Sitemap: {absolute(reverse(f'articles:{name}'))}" for name in SITEMAPS]
    return HttpResponse("\n".join([*lines, ""]), content_type=TEXT)


SITEMAPS = ("sitemap", "sitemap-news")


@require_safe
def security(request):
    """RFC 9116. The date moves once a month, so that the file is the same bytes in between."""
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {first_of_month_in(EXPIRES_MONTHS).isoformat().replace('+00:00', 'Z')}",
        f"Preferred-Languages: {', '.join(code for code, _name in settings.LANGUAGES)}",
        f"Canonical: {absolute(request.path)}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type=TEXT)


def first_of_month_in(months: int) -> datetime:
    """Midnight UTC of the first day of the month that many months from now."""
    now = timezone.now().astimezone(UTC)
    years, month = divmod(now.month - 1 + months, 12)
    return datetime(now.year + years, month + 1, 1, tzinfo=UTC)


@require_safe
def alive(request):
    """The process answers; whether the database does is another question."""
    return HttpResponse("ok", content_type=TEXT, headers={"Cache-Control": "no-store"})
