"""The WSGI layer before Django: a page that is kept is answered here, and Django never hears of it."""

import logging
from http import HTTPStatus
from time import monotonic, sleep, time

from django.conf import settings

from newsroom.pagestore.addresses import Address, read_address
from newsroom.pagestore.conditions import outcome
from newsroom.pagestore.encodings import negotiate
from newsroom.pagestore.making import NextChange, make
from newsroom.pagestore.memory import Memory
from newsroom.pagestore.page import NOWHERE, Page, Variant
from newsroom.pagestore.store import Store, Unavailable

logger = logging.getLogger(__name__)

WAIT = 3.0  # seconds for another's making of the same page; then each makes his own
LOOK_EVERY = 0.004  # seconds
UNSHARED_FOR = 30.0  # seconds that an address is remembered as one whose page is not for everyone
UNSHARED_LIMIT = 1_000
COMPLAIN_EVERY = 60.0  # seconds
NOTHING = NOWHERE, None


def never(keys, now: float) -> float:
    return float("inf")


class PageStoreLayer:
    def __init__(self, django, store: Store, memory: int, next_change: NextChange = never):
        """``memory``: bytes of pages that this process may hold."""
        self.django, self.store, self.next_change = django, store, next_change
        self.memory = Memory(store, memory)
        self.requests = self.memory.requests
        self.scheme = settings.SECURE_PROXY_SSL_HEADER[0]
        self.unshared: dict[str, float] = {}
        self.complained_at = float("-inf")

    def __call__(self, environ, start_response):
        """The quick way, for what most readers ask; everything that it does costs at every request."""
        get = environ.get
        request = (
            environ["REQUEST_METHOD"],
            environ["PATH_INFO"],
            get("QUERY_STRING"),
            get("HTTP_HOST"),
            get(self.scheme),
            get("HTTP_ACCEPT_ENCODING"),
        )
        page, variant = self.requests.get(request, NOTHING)
        if (
            page.word != self.store.words[0]
            or page.until <= time()
            or "HTTP_IF_NONE_MATCH" in environ
            or "HTTP_IF_MODIFIED_SINCE" in environ
            or "HTTP_IF_MATCH" in environ
            or "HTTP_IF_UNMODIFIED_SINCE" in environ
        ):
            return self.answer_with_care(request, environ, start_response)
        start_response(variant.status, variant.headers)
        return variant.body

    def answer_with_care(self, request, environ, start_response):
        address = read_address(environ)
        page = self.obtain(address) if address else None
        if page is None:
            return self.django(environ, start_response)
        variant = page.variants[negotiate(environ.get("HTTP_ACCEPT_ENCODING", ""))]
        if environ["REQUEST_METHOD"] == "GET":
            self.memory.answers(request, page, variant)
        return answer(page, variant, environ, start_response)

    def obtain(self, address: Address) -> Page | None:
        """The page, made if need be; None when Django has to answer."""
        try:
            return self.find_or_make(address)
        except Unavailable as error:
            self.complain(error)
            return None

    def complain(self, error: Unavailable) -> None:
        if monotonic() > self.complained_at + COMPLAIN_EVERY:
            self.complained_at = monotonic()
            logger.error("the page store is out of order, pages are made one by one: %s", error)

    def find_or_make(self, address: Address) -> Page | None:
        """One maker per page. Whoever comes meanwhile gets the page that has just expired, if that is
        why it is being made; else waits."""
        key, patience = str(address), monotonic() + WAIT
        while not self.is_unshared(key):
            if page := self.memory.find(key):
                return page
            with self.store.making(key) as is_maker:
                if is_maker:
                    return self.memory.find(key) or self.make(address)
            if (page := self.memory.former(key)) or monotonic() > patience:
                return page or self.make(address)
            sleep(LOOK_EVERY)
        return None

    def make(self, address: Address) -> Page | None:
        ticket, word = self.store.begin(), self.store.words[0]
        page = make(self.django, address, ticket, self.next_change)
        if page is None:
            self.mark_unshared(str(address))
            return None
        try:
            if self.store.keep(page, ticket):
                self.memory.put(page, word)
        except Unavailable as error:
            self.complain(error)
        return page

    def is_unshared(self, key: str) -> bool:
        return self.unshared.get(key, 0) > monotonic()

    def mark_unshared(self, key: str) -> None:
        if len(self.unshared) >= UNSHARED_LIMIT:
            self.unshared.clear()
        self.unshared[key] = monotonic() + UNSHARED_FOR


def answer(page: Page, variant: Variant, environ, start_response) -> list[bytes]:
    """Every kind of request for a page: conditional or not, GET or HEAD. A Range is ignored (RFC 9110,
    14.2 lets us), the whole page is sent."""
    status = outcome(page, variant, environ)
    if status == HTTPStatus.NOT_MODIFIED:
        start_response("304 Not Modified", variant.not_modified)
        return []
    if status == HTTPStatus.PRECONDITION_FAILED:
        start_response("412 Precondition Failed", [("Content-Length", "0")])
        return []
    start_response(variant.status, variant.headers)
    return variant.body if environ["REQUEST_METHOD"] == "GET" else []
