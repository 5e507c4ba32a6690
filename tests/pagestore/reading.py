"""A reader who speaks WSGI to the layer, with exactly the headers that he says."""

import gzip
import sys
from dataclasses import dataclass
from io import BytesIO

import brotli
from django.core.handlers.wsgi import WSGIHandler

from articles.surrogates import being_made
from newsroom.pagestore.layer import PageStoreLayer

DECODERS = {None: bytes, "gzip": gzip.decompress, "br": brotli.decompress}


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    sent: bytes

    def __getitem__(self, name):
        return self.headers.get(name.lower())

    @property
    def body(self) -> bytes:
        return DECODERS[self["Content-Encoding"]](self.sent)

    @property
    def text(self) -> str:
        return self.body.decode()


class Reader:
    def __init__(self, application):
        self.application = application

    def get(self, address="/", method="GET", **headers) -> Answer:
        """``headers`` as keywords: ``accept_encoding="gzip"``."""
        path, _, query = address.partition("?")
        said = []
        environ = {
            "REQUEST_METHOD": method,
            "SCRIPT_NAME": "",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "127.0.0.1",
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": True,
            **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
        }
        body = self.application(environ, lambda *args: said.append(args))
        sent = b"".join(body)
        getattr(body, "close", lambda: None)()
        status, pairs = said[0][:2]
        return Answer(int(status[:3]), {name.lower(): value for name, value in pairs}, sent)


def reader_of(store, django=None, memory=10_000_000) -> Reader:
    """A reader at the door of a fresh process of the web server."""
    return Reader(PageStoreLayer(django or WSGIHandler(), store, memory))


class Site:
    """Stands in for Django where a test is about the layer alone: answers what it is told to."""

    def __init__(
        self, *, body=b"<p>The page.</p>" * 50, status="200 OK", headers=(), shows=("row:1",)
    ):
        self.body, self.status, self.shows = body, status, shows
        self.headers = [("Content-Type", "text/html; charset=utf-8"), *headers]
        self.asked: list[str] = []

    def __call__(self, environ, start_response):
        self.asked.append(f"{environ['PATH_INFO']}?{environ['QUERY_STRING']}".rstrip("?"))
        self.environ = environ
        self.while_making()
        start_response(self.status, self.headers)
        return [self.body]

    def while_making(self):
        noted = being_made.get()
        if noted:
            noted.keys.update(self.shows)
