"""Keyset pagination: each page of a list begins after the last article of the page before it.

However long the archive, a page costs the same: the database walks an index from the cursor on,
where an offset would count through everything that it skips.
"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q
from django.http import Http404

PAGE_SIZE = 20  # articles
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
# Up to the year 4000 in microseconds, and a 64-bit key.
CURSOR = re.compile(r"(\d{1,17})\.(\d{1,18})", re.ASCII)


@dataclass(frozen=True)
class Cursor:
    """A place in a list that is sorted by ``published_at`` and key, newest first."""

    published_at: datetime
    pk: int

    def __str__(self):
        plain = f"{(self.published_at - EPOCH) // MICROSECOND}.{self.pk}"
        return urlsafe_b64encode(plain.encode()).decode().rstrip("=")

    @classmethod
    def read(cls, text: str) -> "Cursor":
        """Raises Http404 for what ``str(cursor)`` cannot have made."""
        try:
            plain = urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
            microseconds, pk = map(int, CURSOR.fullmatch(plain).groups())
            return cls(EPOCH + MICROSECOND * microseconds, pk)
        except (ValueError, AttributeError, OverflowError) as error:
            raise Http404("malformed cursor") from error

    def older(self) -> Q:
        """What comes after this place. The first condition is implied, and lets an index be used."""
        tie = Q(published_at=self.published_at, pk__lt=self.pk)
        return Q(published_at__lte=self.published_at) & (
            Q(published_at__lt=self.published_at) | tie
        )


@dataclass(frozen=True)
class ListPage:
    articles: list
    is_first: bool
    older: Cursor | None


def list_page(request, articles) -> ListPage:
    """The page of ``articles`` (a queryset) that ``?before=`` asks for; raises Http404 past the end."""
    before = request.GET.get("before", "")
    if before:
        articles = articles.filter(Cursor.read(before).older())
    found = list(articles.newest_first().for_cards()[: PAGE_SIZE + 1])
    if before and not found:
        raise Http404("nothing older")
    shown = found[:PAGE_SIZE]
    more = len(found) > PAGE_SIZE
    older = Cursor(shown[-1].published_at, shown[-1].pk) if more else None
    return ListPage(shown, is_first=not before, older=older)
