"""A reader who opens every page: inside this process, or over the network on a live site."""

import re
import urllib.request
from collections import Counter, deque
from dataclasses import dataclass
from html import unescape
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin, urlsplit

from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, Resolver404, get_resolver, resolve, reverse

MOST_PER_ROUTE = 25  # pages of one kind; a million articles are drawn by one template
LINK = re.compile(
    r"""(?:href|src|action|content)=["']([^"']+)["']|<(?:loc|link|guid|id)[^>]*>([^<]+)<"""
    r"""|"(https?://[^"\s]+)\""""
)
NOT_PAGES = ("/admin/", settings.STATIC_URL, "/media/")


@dataclass(frozen=True)
class Answer:
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    def all_headers(self) -> bytes:
        return "\n".join(f"{name}: {value}" for name, value in self.headers).encode()


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
        return self.answer(self.client.post(path, fields, **self.defaults))

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
        return self.send(urljoin(self.base, path))

    def post(self, path: str, fields: dict) -> Answer:
        return self.send(urljoin(self.base, path), urlencode(fields).encode())

    def send(self, url: str, data: bytes | None = None) -> Answer:
        request = urllib.request.Request(url, data)  # noqa: S310 - the operator's own site
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


class Tour:
    """Every public page that links lead to, a bounded number of each kind."""

    def __init__(self, visitor, start):
        self.visitor = visitor
        self.todo = deque([*start, *addresses_without_arguments(), "/robots.txt", "/no-such-page/"])
        self.seen: set[str] = set()
        self.visits: Counter = Counter()

    def __iter__(self):
        """(path, answer) for each page."""
        while self.todo:
            path = self.todo.popleft()
            route = route_of(path)
            if (
                path in self.seen
                or path.startswith(NOT_PAGES)
                or self.visits[route] >= MOST_PER_ROUTE
            ):
                continue
            self.seen.add(path)
            self.visits[route] += 1
            answer = self.visitor.get(path)
            self.todo.extend(links_in(answer, path))
            yield path, answer

    def unvisited(self) -> set[str]:
        return {route for route in public_routes() if not self.visits[route]}
