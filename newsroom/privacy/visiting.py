"""A reader who opens every page: inside this process, or over the network on a live site."""

import re
import secrets
import time
import urllib.request
from collections import Counter, deque
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from http import HTTPStatus
from urllib.error import HTTPError
from urllib.parse import quote, urlencode, urljoin, urlsplit

from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, Resolver404, get_resolver, resolve, reverse

SAFE = "/?&=%:+,;@~.-_#"  # what stays in an address as it is
TRIES, REST = 3, 31  # times, seconds; the shortest limit counts for a minute
MOST_PER_ROUTE = 25  # pages of one kind; a million articles are drawn by one template
LINK = re.compile(
    r"""(?:href|src|action|content)=["']([^"']+)["']|<(?:loc|link|guid|id)[^>]*>([^<]+)<"""
    r"""|"(https?://[^"\s]+)\""""
)
NOT_PAGES = (settings.STATIC_URL, "/media/")
DESK = "/admin/"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    def all_headers(self) -> bytes:
        return "\n".join(f"{name}: {value}" for name, value in self.headers).encode()


def a_network() -> str:
    """Where a reader could write from (RFC 3849): each of them from somewhere else."""
    return f"2001:db8:{secrets.token_hex(2)}:{secrets.token_hex(2)}::1"


class InThisProcess:
    """Requests go through the whole of the site's code, without a server."""

    def __init__(self):
        self.client = Client(raise_request_exception=False)
        site = urlsplit(settings.SITE_URL)
        self.defaults = {"SERVER_NAME": site.hostname, "secure": site.scheme == "https"}
        if site.port:
            self.defaults["SERVER_PORT"] = str(site.port)

    def get(self, path: str) -> Answer:
        return self.answer(self.client.get(path, **self.defaults))

    def post(self, path: str, fields: dict) -> Answer:
        return self.answer(self.client.post(path, fields, REMOTE_ADDR=a_network(), **self.defaults))

    def sign_in(self, user) -> None:
        """As one of the newsroom."""
        self.client.force_login(user)

    def answer(self, response) -> Answer:
        body = b"".join(response.streaming_content) if response.streaming else response.content
        cookies = [("Set-Cookie", morsel.OutputString()) for morsel in response.cookies.values()]
        return Answer(response.status_code, [*response.items(), *cookies], body)


class StayHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args, **kwargs):
        return None


class OverTheNetwork:
    """Requests go to a running site."""

    def __init__(self, base: str):
        self.base = base
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), StayHere)

    def get(self, path: str) -> Answer:
        return self.send(urljoin(self.base, quote(path, safe=SAFE)))

    def post(self, path: str, fields: dict) -> Answer:
        """A site that thinks that one reader writes too much is given the time it asks for."""
        url, data = urljoin(self.base, path), urlencode(fields).encode()
        answer = self.send(url, data)
        for _again in range(TRIES):
            if answer.status != HTTPStatus.TOO_MANY_REQUESTS:
                break
            time.sleep(REST)
            answer = self.send(url, data)
        return answer

    def send(self, url: str, data: bytes | None = None) -> Answer:
        # Believed where we speak to the site from its own machine (TRUSTED_PROXIES).
        headers = {"X-Forwarded-For": a_network()} if data else {}
        request = urllib.request.Request(url, data, headers)  # noqa: S310 - the operator's own site
        try:
            with self.opener.open(request, timeout=30) as response:
                return Answer(response.status, response.headers.items(), response.read())
        except HTTPError as error:
            with error:
                return Answer(error.code, list(error.headers.items()), error.read())


def route_of(path: str) -> str | None:
    """The name of the URL pattern that answers ``path``."""
    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return None


def public_routes() -> set[str]:
    """Every named URL pattern outside the desk."""
    return {
        name for name in names_of(get_resolver()) if not name.startswith(("admin:", "moderation:"))
    }


def names_of(resolver, prefix: str = ""):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names_of(pattern, inner)
        elif pattern.name:
            yield f"{prefix}{pattern.name}"


def addresses_without_arguments():
    for name in sorted(public_routes()):
        try:
            yield reverse(name)
        except NoReverseMatch:
            continue


def links_in(answer: Answer, path: str):
    """Paths of this site that an answer names."""
    if not re.search(r"html|xml|json|text/plain", answer.header("Content-Type")):
        return
    site = urlsplit(settings.SITE_URL).netloc
    for groups in LINK.findall(answer.body.decode("utf-8", "replace")):
        attribute, element, quoted = (unescape(group.strip()) for group in groups)
        link = attribute or element or quoted
        if not link.startswith(("/", "http", "?")):
            continue
        try:
            parts = urlsplit(urljoin(f"{settings.SITE_URL}{path}", link))
        except ValueError:
            continue
        if parts.netloc == site and parts.scheme in ("http", "https"):
            yield parts.path + (f"?{parts.query}" if parts.query else "")


class FormsOf(HTMLParser):
    """What a page offers to be typed into: (where it is sent, name of the field)."""

    def __init__(self, answer: Answer, path: str):
        super().__init__()
        self.path, self.action, self.elsewhere = path, None, []
        self.names: list[str] = []
        self.found: set[tuple[str, str]] = set()
        if "html" in answer.header("Content-Type"):
            self.feed(answer.body.decode("utf-8", "replace"))

    def handle_starttag(self, tag, attributes):
        said = dict(attributes)
        if tag == "form":
            self.action, self.names, self.elsewhere = said.get("action") or self.path, [], []
        elif self.action is not None and tag in ("input", "textarea", "select", "button"):
            if said.get("name"):
                self.names.append(said["name"])
            if said.get("formaction"):
                self.elsewhere.append(said["formaction"])

    def handle_endtag(self, tag):
        if tag == "form" and self.action is not None:
            routes = [route_of(address) for address in (self.action, *self.elsewhere)]
            self.found |= {(route, name) for route in routes if route for name in self.names}
            self.action = None


class Tour:
    """Every page that links lead to, a bounded number of each kind: the public ones, or the desk's."""

    def __init__(self, visitor, start, *, at_the_desk: bool = False, most: int = MOST_PER_ROUTE):
        self.visitor, self.at_the_desk, self.most = visitor, at_the_desk, most
        more = (
            [] if at_the_desk else [*addresses_without_arguments(), "/robots.txt", "/no-such-page/"]
        )
        self.todo = deque([*start, *more])
        self.seen: set[str] = set()
        self.visits: Counter = Counter()

    def __iter__(self):
        """(path, answer) for each page."""
        while self.todo:
            path = self.todo.popleft()
            route = route_of(path)
            if path in self.seen or self.is_elsewhere(path) or self.visits[route] >= self.most:
                continue
            self.seen.add(path)
            self.visits[route] += 1
            answer = self.visitor.get(path)
            self.todo.extend(links_in(answer, path))
            yield path, answer

    def is_elsewhere(self, path: str) -> bool:
        return path.startswith(NOT_PAGES) or path.startswith(DESK) != self.at_the_desk

    def unvisited(self) -> set[str]:
        return {route for route in public_routes() if not self.visits[route]}
