"""System checks of our own: what would be dangerous in production is refused at start-up."""

import os

from django.conf import settings
from django.core.checks import Error, register

from newsroom import media_storage
from newsroom.mining import TURNED_AWAY

WEAK_SECRET_LENGTH = 32  # characters; Django's own warning starts at 50, we refuse below this
WEAK_SECRET_VARIETY = 8  # different characters
WEAK_WORDS = ("change", "secret", "insecure", "default", "password", "example")


@register("newsroom")
def check_secret_key(app_configs, **kwargs):
    """The secret signs sessions and forms: production needs one of its own, and a strong one."""
    key = os.environ.get("SECRET_KEY", "")
    if settings.IS_PRODUCTION and not key:
        return [
            Error(
                "SECRET_KEY is missing: set it to a random value, for example from"
                " `python -c 'import secrets; print(secrets.token_urlsafe(48))'`.",
                id="newsroom.E001",
            )
        ]
    if key and not settings.DEBUG and is_weak(key):
        return [
            Error(
                f"SECRET_KEY is weak: use at least {WEAK_SECRET_LENGTH} random characters.",
                id="newsroom.E002",
            )
        ]
    return []


def is_weak(key: str) -> bool:
    return (
        len(key) < WEAK_SECRET_LENGTH
        or len(set(key)) < WEAK_SECRET_VARIETY
        or any(word in key.lower() for word in WEAK_WORDS)
    )


@register("newsroom")
def check_site_url(app_configs, **kwargs):
    """Every absolute address (feeds, canonical links, mails) is built from SITE_URL."""
    if not settings.SITE_URL.startswith(("http://", "https://")):
        return [
            Error(
                f"SITE_URL is {settings.SITE_URL!r}: it must start with http:// or https://.",
                id="newsroom.E003",
            )
        ]
    if settings.IS_PUBLIC and settings.DEBUG:
        return [Error("DEBUG is on for a public site: unset DEBUG.", id="newsroom.E004")]
    return []


@register("newsroom")
def check_allowed_hosts(app_configs, **kwargs):
    if settings.IS_PRODUCTION and "*" in settings.ALLOWED_HOSTS:
        return [
            Error(
                "ALLOWED_HOSTS accepts any host: name the site's own host names.",
                id="newsroom.E005",
            )
        ]
    return []


@register("newsroom")
def check_media_storage(app_configs, **kwargs):
    message = media_storage.fault(settings.MEDIA_STORAGE_URL)
    return [Error(message, id="newsroom.E006")] if message else []


@register("newsroom")
def check_ai_crawlers(app_configs, **kwargs):
    if settings.AI_CRAWLERS in TURNED_AWAY:
        return []
    known = ", ".join(TURNED_AWAY)
    return [
        Error(f"AI_CRAWLERS is {settings.AI_CRAWLERS!r}: use one of {known}.", id="newsroom.E010")
    ]
