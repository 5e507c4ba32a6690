"""What a page store can do: the interface that the layer, the makers and the changes speak to.

``files.FileStore`` is the one for a single machine. Another (Redis, Valkey) has to keep four promises:

1. *Exact.* When :meth:`purge` returns, no :meth:`load` in any process gives a page that carries one of
   the keys and was made before.
2. *No late comer.* :meth:`keep` refuses a page one of whose keys was purged after its ticket was taken.
3. *Seen at once.* ``words[0]`` differs after every purge from every value it has had before, in every
   process; reading it costs next to nothing, for it is read at every request.
4. *Nothing is vital.* Whatever fails raises :class:`Unavailable`, and readers get their page from
   Django.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from newsroom.pagestore.page import Page


class Unavailable(Exception):
    """The store cannot answer: disk full, no permission, server away."""


@dataclass(frozen=True)
class Ticket:
    """Taken before a page is made: what the store knew then, and the time (seconds since 1970)."""

    sequence: int
    at: float


class Store(Protocol):
    words: Sequence[int]

    def begin(self) -> Ticket:
        """To be taken before the first query of the making."""

    def load(self, address: str) -> Page | None:
        """The page kept for an address, even when it has expired."""

    def holds(self, page: Page) -> bool:
        """Whether this very making (``page.number``) is still the one kept."""

    def keep(self, page: Page, ticket: Ticket) -> bool:
        """Keep the page unless what it shows has changed since the ticket; whether it was kept."""

    def purge(self, keys, change: str = "") -> bool:
        """Kill the pages that carry any of the keys. A named change kills once; whether this did."""

    def clear(self) -> None:
        """Kill every page."""

    def sweep(self) -> int:
        """Remove what has expired and what crashes have left; return the number of pages."""

    def making(self, address: str) -> AbstractContextManager[bool]:
        """Hold the right to make the page; yields False at once when somebody else has it."""
