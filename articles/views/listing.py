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

PAGE_SIZE = 20  # rows
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
# Up to the year 4000 in microseconds, and a 64-bit key.
CURSOR = re.compile(r"(\d{1,17})\.(\d{1,18})", re.ASCII)


@dataclass(frozen=True)
class Cursor:
    """A place in a list that is sorted by a moment and key."""

    moment: datetime
    pk: int

    def __str__(self):
        plain = f"{(self.moment - EPOCH) // MICROSECOND}.{self.pk}"
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

    def older(self, column: str) -> Q:
        """What comes after this place, in a list sorted by ``column``.

        The first condition is implied, and lets an index be used.
        """
        earlier, tie = Q(**{f"{column}__lt": self.moment}), Q(**{column: self.moment})
        return Q(**{f"{column}__lte": self.moment}) & (earlier | (tie & Q(pk__lt=self.pk)))

    def newer(self, column: str) -> Q:
        """The same for a list that is sorted oldest first."""
        later, tie = Q(**{f"{column}__gt": self.moment}), Q(**{column: self.moment})
        return Q(**{f"{column}__gte": self.moment}) & (later | (tie & Q(pk__gt=self.pk)))


@dataclass(frozen=True)
class ListPage:
    rows: list
    is_first: bool
    older: Cursor | None

    @property
    def articles(self) -> list:
        """What the rows of nearly every list are."""
        return self.rows


def list_page(request, articles) -> ListPage:
    """The page of ``articles`` (a queryset) that ``?before=`` asks for; raises Http404 past the end."""
    return page_by(request, "published_at", articles.newest_first().for_cards())


def page_by(request, column: str, rows) -> ListPage:
    """The same for any ``rows`` that are sorted by ``column`` and key, newest first."""
    before = request.GET.get("before", "")
    if before:
        rows = rows.filter(Cursor.read(before).older(column))
    found = list(rows[: PAGE_SIZE + 1])
    if before and not found:
        raise Http404("nothing older")
    shown = found[:PAGE_SIZE]
    more = len(found) > PAGE_SIZE
    older = Cursor(getattr(shown[-1], column), shown[-1].pk) if more else None
    return ListPage(shown, is_first=not before, older=older)
