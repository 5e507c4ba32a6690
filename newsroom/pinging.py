"""Telling others at once that something has changed: a hub of WebSub (w3.org/TR/websub, §7), which tells
the readers of feeds, and search engines by IndexNow (indexnow.org/documentation). Off unless they are set.

A job of the same transaction does it, so that what is rolled back is never told; told twice does no harm. It
waits for the hour of what is embargoed. Nothing is sent to an address of a private network, unless the
settings name its host, and no redirect is followed.
"""

import http.client
import ipaddress
import json
import logging
import socket
import ssl
from datetime import timedelta
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.dispatch import receiver
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_tasks import task

from articles.addresses import absolute
from articles.feeds.announcing import feeds_of, site_feeds
from articles.models.publication import Change
from articles.models.standing import standing_of
from articles.signals import published, withdrawn

log = logging.getLogger("newsroom.worker")

TIMEOUT = 10  # seconds for each step of a connection
# Minutes to wait before each further try: a hub that is down for a day is told the day after.
PATIENCE = (1, 5, 30, 120, 720)


class Refused(Exception):
    """What is not sent, or will not be taken however often it is sent."""


@receiver(published)
@receiver(withdrawn)
def after_publication(sender, article, former, change=Change.WITHDRAWAL, **kwargs):
    """A minor fix is no news; everything else is, also that something is gone."""
    if change == Change.MINOR or not (settings.WEBSUB_HUB or settings.INDEXNOW_KEY):
        return
    now = standing_of(article)
    later = now.opens_at if now.opens_at and now.opens_at > timezone.now() else None
    pages = sorted({absolute(where.address) for where in (former, now) if where.address})
    if settings.WEBSUB_HUB:
        links = [*site_feeds(), *feeds_of(article.section)]
        enqueue(tell_hub, [link.address for link in links], later)
    if settings.INDEXNOW_KEY:
        enqueue(tell_search_engines, pages, later)


def enqueue(job, addresses: list[str], later=None, tries: int = 0) -> None:
    (job.using(run_after=later) if later else job).enqueue(addresses, tries)


@task()
def tell_hub(addresses: list[str], tries: int = 0) -> None:
    """WebSub leaves to hub and publisher how; every hub takes the form that PubSubHubbub 0.4 had."""
    if settings.WEBSUB_HUB:
        form = urlencode([("hub.mode", "publish"), *(("hub.url", each) for each in addresses)])
        kind = "application/x-www-form-urlencoded"
        send(tell_hub, addresses, tries, settings.WEBSUB_HUB, form, kind)


@task()
def tell_search_engines(addresses: list[str], tries: int = 0) -> None:
    if settings.INDEXNOW_KEY:
        said = {
            "host": urlsplit(settings.SITE_URL).netloc,
            "key": settings.INDEXNOW_KEY,
            "keyLocation": absolute(reverse("indexnow-key", args=[settings.INDEXNOW_KEY])),
            "urlList": addresses,
        }
        kind = "application/json; charset=utf-8"
        send(tell_search_engines, addresses, tries, settings.INDEXNOW_URL, json.dumps(said), kind)


def send(job, addresses, tries: int, url: str, body: str, kind: str) -> None:
    """Post it; what may work later is tried again after ever longer, what cannot is logged."""
    try:
        post(url, body.encode(), kind)
    except Refused as error:
        log.warning("%s was not told: %s", urlsplit(url).hostname, error)
    except (OSError, http.client.HTTPException) as error:
        if tries < len(PATIENCE):
            minutes = PATIENCE[tries]
            enqueue(job, addresses, timezone.now() + timedelta(minutes=minutes), tries + 1)
        else:
            log.warning("%s was not told, however often: %s", urlsplit(url).hostname, error)


def post(url: str, body: bytes, kind: str) -> None:
    """Raises Refused for what will never be taken, OSError or HTTPException for what may be later."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    connection = http.client.HTTPConnection(host, port, timeout=TIMEOUT)
    connection.sock = connect(parts.scheme, host, port)
    try:
        path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
        connection.request("POST", path, body, {"Content-Type": kind, "User-Agent": "Newsroom"})
        status = connection.getresponse().status
    finally:
        connection.close()
    if status == http.HTTPStatus.TOO_MANY_REQUESTS or status >= 500:
        raise OSError(f"it answers {status}")
    if not 200 <= status < 300:
        raise Refused(f"it answers {status}")


def connect(scheme: str, host: str, port: int):
    """A connection to the very address that was looked at: a name may mean another one a moment later."""
    if scheme not in ("http", "https"):
        raise Refused("not an address of the web")
    address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][4][0]
    if not ipaddress.ip_address(address).is_global and host not in settings.PING_PRIVATE_HOSTS:
        raise Refused(f"{address} is not public")
    plain = socket.create_connection((address, port), timeout=TIMEOUT)
    if scheme == "http":
        return plain
    return ssl.create_default_context().wrap_socket(plain, server_hostname=host)


@require_safe
def indexnow_key(request, key):
    """``/<key>.txt``: that whoever sends in our name may."""
    if not settings.INDEXNOW_KEY or key != settings.INDEXNOW_KEY:
        raise Http404("not our key")
    return HttpResponse(key, content_type="text/plain; charset=utf-8")
