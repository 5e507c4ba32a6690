"""Making a page: a request to Django that has nothing of any reader in it, so that all may share it."""

import io
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from urllib.parse import urlsplit

from django.conf import settings

from articles.surrogates import EVERYTHING, NAVIGATION, at, noting
from newsroom.pagestore.addresses import Address, is_allowed_host
from newsroom.pagestore.page import OWN_HEADERS, Page
from newsroom.pagestore.store import Ticket

LONGEST_LIFE = 3_600.0  # seconds; what a crash between a commit and its purge may cost at the worst
# (keys, now) → when time alone will change what a page with these keys shows; infinity when never.
NextChange = Callable[[frozenset[str], float], float]
MOVED = {HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT}
KEPT = {HTTPStatus.OK, HTTPStatus.NOT_FOUND, HTTPStatus.GONE} | MOVED
NOT_SHARED = ("no-store", "private", "no-cache")


@dataclass
class Answer:
    """What Django said."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str:
        return ", ".join(value for header, value in self.headers if header.lower() == name)

    def may_be_shared(self) -> bool:
        """Whether anybody may get it: nothing in it depends on who asked."""
        said = self.header("cache-control")
        varies = {name.strip() for name in self.header("vary").lower().split(",")}
        return (
            self.status in KEPT
            and not self.header("set-cookie")
            and not any(word in said for word in NOT_SHARED)
            and varies <= {"", "accept-encoding"}
        )


def make(django, address: Address, ticket: Ticket, next_change: NextChange) -> Page | None:
    """Ask Django for the page; None when what it answers is not for everyone."""
    with noting() as declaration, ExitStack() as at_the_end:
        response, status, headers = ask(django, address)
        at_the_end.callback(getattr(response, "close", lambda: None))
        answer = Answer(status, headers, b"".join(response))
        has_said = declaration.keys or answer.status in MOVED
        if not (answer.may_be_shared() and has_said):
            return None
        keys = declared(declaration.keys) | implied(answer, address)
        page = Page(
            address=str(address),
            status=answer.status,
            headers=[pair for pair in headers if pair[0].lower() not in OWN_HEADERS],
            body=answer.body,
            keys=keys,
            made_at=ticket.at,
            expires=expiry(declaration, keys, next_change),
        )
    page.compress()
    return page


def declared(keys: set[str]) -> frozenset[str]:
    """A page that shows everything need not say what."""
    return frozenset({EVERYTHING} if EVERYTHING in keys else keys)


def implied(answer: Answer, address: Address) -> frozenset[str]:
    """The keys that no view needs to say: whatever comes to answer there; where a redirect leads."""
    keys = {at(address.path)}
    if answer.status in MOVED:
        keys |= {NAVIGATION, at(urlsplit(answer.header("location")).path)}
    return frozenset(keys)


def expiry(declaration, keys, next_change: NextChange) -> float:
    now = time.time()
    moments = [now + LONGEST_LIFE, next_change(keys, now)]
    if declaration.until:
        moments.append(declaration.until.timestamp())
    return min(moments)


def ask(django, address: Address):
    """Django's response, its status and its headers."""
    said = []
    response = django(canonical_environ(address), lambda *args: said.append(args))
    ((status, headers, *_),) = said
    return response, int(status.split(" ", 1)[0]), headers


def canonical_environ(address: Address) -> dict:
    """PEP 3333's variables, and of HTTP's only the host: the site's own."""
    scheme = "https" if settings.SITE_IS_HTTPS else "http"
    host = site_host()
    forwarded, value = settings.SECURE_PROXY_SSL_HEADER
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": address.path,
        "QUERY_STRING": address.query,
        "SERVER_NAME": host.partition(":")[0],
        "SERVER_PORT": "443" if settings.SITE_IS_HTTPS else "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": host,
        forwarded: value if settings.SITE_IS_HTTPS else scheme,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scheme,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


@lru_cache(maxsize=8)
def host_of(url: str, allowed: tuple[str, ...]) -> str:
    """The site's host; where SITE_URL names one that ALLOWED_HOSTS does not, the first that it does."""
    host = urlsplit(url).netloc
    return host if is_allowed_host(host) else allowed[0].lstrip("*.") or host


def site_host() -> str:
    return host_of(settings.SITE_URL, tuple(settings.ALLOWED_HOSTS))
