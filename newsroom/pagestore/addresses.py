"""Which page a request asks for: unknown arguments fold away, the rest has one spelling.

Whatever has no plausible address of a public page is Django's own business.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http.request import split_domain_port, validate_host

# Words as slugs and file names are made of, none of them hidden; at most five levels.
PLAUSIBLE = re.compile(r"/(?:[A-Za-z0-9_-]{1,160}/){0,4}(?:[A-Za-z0-9_-][A-Za-z0-9_.-]{0,80})?")
LONGEST_QUERY = 2_000  # characters; trackers add a few hundred
LONGEST_VALUE = 100  # characters of a known argument


@dataclass(frozen=True)
class Address:
    path: str
    query: str = ""

    def __str__(self):
        return f"{self.path}?{self.query}" if self.query else self.path

    @classmethod
    def parse(cls, text: str) -> "Address":
        path, _, query = text.partition("?")
        return cls(path, query)


def read_address(environ: dict) -> Address | None:
    """The page that a GET or HEAD asks for; None when the store has no business with the request."""
    path = environ.get("PATH_INFO", "")
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ.get("SCRIPT_NAME"):
        return None
    if not is_plausible(path) or not is_for_this_site(environ):
        return None
    if path == "/" and names_a_former_page(environ.get("QUERY_STRING", "")):
        return None
    query = fold(environ.get("QUERY_STRING", ""))
    return None if query is None else Address(path, query)


def is_plausible(path: str) -> bool:
    if path.startswith(tuple(settings.PAGE_STORE_BYPASS)):
        return False
    return bool(PLAUSIBLE.fullmatch(path))


def is_for_this_site(environ: dict) -> bool:
    """Whether the request came for one of our names, and by the scheme that the site is served in.

    Otherwise Django refuses it, or sends it to https.
    """
    if not is_allowed_host(environ.get("HTTP_HOST", "")):
        return False
    return is_secure(environ) or not settings.SITE_IS_HTTPS


@lru_cache(maxsize=256)
def is_allowed_host(host: str) -> bool:
    domain, _port = split_domain_port(host)
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)


def is_secure(environ: dict) -> bool:
    header, value = settings.SECURE_PROXY_SSL_HEADER
    forwarded = environ.get(header)
    return environ.get("wsgi.url_scheme") == "https" if forwarded is None else forwarded == value


def names_a_former_page(query: str) -> bool:
    """Whether ``/?query`` is an address of the system that the site came from (``/?p=12``)."""
    return bool(query) and any(name in settings.PAGE_STORE_FORMER for name, _ in parse_qsl(query))


def fold(query: str) -> str | None:
    """The known arguments that are filled in, sorted, the last of each; None when it is no sane query."""
    if not query:
        return ""
    if len(query) > LONGEST_QUERY:
        return None
    known = {
        name: value for name, value in parse_qsl(query) if name in settings.PAGE_STORE_ARGUMENTS
    }
    if any(len(value) > LONGEST_VALUE for value in known.values()):
        return None
    return urlencode(sorted(known.items()))
