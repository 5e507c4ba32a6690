"""What every template may count on."""

from django.apps import apps
from django.conf import settings
from django.utils.functional import SimpleLazyObject

from articles.navigation import load_navigation
from newsroom.mining import reservation


def site(request) -> dict:
    return {
        "SITE_URL": settings.SITE_URL,
        "SITE_NAME": settings.SITE_NAME,
        "SITE_TAGLINE": settings.SITE_TAGLINE,
        "reservation": reservation(),
        "comments_installed": apps.is_installed("comments"),
        "navigation": SimpleLazyObject(load_navigation),  # queried by the pages that show it
    }
