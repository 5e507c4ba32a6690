"""What every template may count on."""

from django.apps import apps
from django.conf import settings


def site(request) -> dict:
    return {
        "SITE_URL": settings.SITE_URL,
        "comments_installed": apps.is_installed("comments"),
    }
