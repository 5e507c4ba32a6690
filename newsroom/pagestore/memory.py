"""Pages in a process's own memory: found by the bare request, valid while the purge clock stands still."""

import threading
import time

from newsroom.pagestore.page import Page, Variant
from newsroom.pagestore.store import Store

# A page is compared with the store at least this often, in seconds, even when the clock says nothing:
# should a process die between a purge and showing it, or somebody remove the folder, this is how long
# the others go on.
COMPARED_EVERY = 1.0
ALIASES = (
    24  # spellings of a request (host, encodings, a campaign's arguments) remembered for a page
)
STALE_WHILE_MADE = 10.0  # seconds after its expiry that a page is given while another is being made


class Memory:
    def __init__(self, store: Store, limit: int):
        """``limit``: bytes of pages."""
        self.store, self.limit = store, limit
        self.pages: dict[str, Page] = {}  # by address, oldest first
        self.requests: dict[
            tuple, tuple[Page, Variant]
        ] = {}  # by what the environ says, word for word
        self.aliases: dict[str, list[tuple]] = {}
        self.size = 0
        self.lock = threading.Lock()

    def find(self, address: str) -> Page | None:
        """The page that is valid now, from here or from the store. May raise Unavailable."""
        word, now = self.store.words[0], time.time()
        page = self.pages.get(address)
        if page and page.word == word and now < page.until:
            return page
        if not (page and now < page.expires and self.store.holds(page)):
            page = self.store.load(address)
            if page is None or page.expires <= now:
                return None
        self.put(page, word)
        return page

    def former(self, address: str) -> Page | None:
        """A page that has just expired; never one that was killed."""
        page = self.store.load(address)
        return page if page and time.time() < page.expires + STALE_WHILE_MADE else None

    def put(self, page: Page, word: int) -> None:
        """Remember a page that the store held after the clock showed ``word``."""
        page.word, page.until = word, min(page.expires, time.time() + COMPARED_EVERY)
        with self.lock:
            if self.pages.get(page.address) is not page:
                self.drop(page.address)
                self.pages[page.address] = page
                self.size += page.size
            while self.size > self.limit and len(self.pages) > 1:
                self.drop(next(iter(self.pages)))

    def drop(self, address: str) -> None:
        if page := self.pages.pop(address, None):
            self.size -= page.size
            for request in self.aliases.pop(address, ()):
                self.requests.pop(request, None)

    def answers(self, request: tuple, page: Page, variant: Variant) -> None:
        """Let ``request`` find the page, in the form that it got, at once next time."""
        with self.lock:
            if self.pages.get(page.address) is not page:
                return
            known = self.aliases.setdefault(page.address, [])
            if request not in self.requests:
                known.append(request)
            self.requests[request] = page, variant
            if len(known) > ALIASES:
                self.requests.pop(known.pop(0), None)
