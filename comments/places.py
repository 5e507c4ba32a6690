"""Where in a conversation a reader is: which order, which thread, beginning with which comment.

The first page stands in the article's own; the others are the same address with arguments, each known to
the page store:

``comments=newest``     another order than oldest first (:data:`SORTS`)
``comments_thread=12``  one thread alone, with all its answers
``comments_from=34``    begin with that thread, or that answer

A page begins with a comment, not at a number: it costs the same wherever it is, and shows the same when
something is added before it. Arguments that make no sense count for nothing.
"""

import re
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

ID = re.compile(r"[0-9]{1,18}", re.ASCII)  # fits a 64-bit key


@dataclass(frozen=True)
class Sort:
    """An order of comments, by columns of which the last makes it total."""

    name: str
    label: str
    order: tuple[str, ...]

    def backwards(self) -> list[str]:
        return [each[1:] if each.startswith("-") else f"-{each}" for each in self.order]

    def since(self, row) -> Q:
        """``row``, and what comes after it."""
        return self.beyond(row, "gt") | Q(pk=row.pk)

    def before(self, row) -> Q:
        return self.beyond(row, "lt")

    def beyond(self, row, sign: str) -> Q:
        """What is on one side of ``row``. The first condition is implied, and lets an index be used."""
        other = {"gt": "lt", "lt": "gt"}[sign]
        found = Q(pk__in=[])
        for column in reversed(self.order):
            name, side = column.lstrip("-"), other if column.startswith("-") else sign
            value = getattr(row, name)
            found = Q(**{f"{name}__{side}": value}) | (Q(**{name: value}) & found)
        return Q(**{f"{name}__{side}e": value}) & found


OLDEST = Sort("oldest", _("Oldest first"), ("created_at", "pk"))
SORTS = (
    OLDEST,
    Sort("newest", _("Newest first"), ("-created_at", "-pk")),
    Sort("replied", _("Most answered"), ("-answer_count", "created_at", "pk")),
)


@dataclass(frozen=True)
class Place:
    """One page of an article's conversation."""

    article: object
    sort: Sort = OLDEST
    thread: int | None = None  # the id of the comment that opens it
    first: int | None = None  # the id of the comment that the page begins with

    @classmethod
    def read(cls, article, request) -> "Place":
        wanted = request.GET.get("comments", "")
        sort = next((each for each in SORTS if each.name == wanted), OLDEST)
        thread = number(request.GET.get("comments_thread", ""))
        first = number(request.GET.get("comments_from", ""))
        return cls(article, OLDEST if thread else sort, thread, first)

    def __str__(self):
        """Its address, without a fragment."""
        sort = "" if self.sort == OLDEST else self.sort.name
        said = {"comments": sort, "comments_thread": self.thread, "comments_from": self.first}
        query = urlencode({name: value for name, value in said.items() if value})
        path = self.article.get_absolute_url()
        return f"{path}?{query}" if query else path

    @property
    def is_front(self) -> bool:
        """Whether it is the page that the article itself shows."""
        return self.sort == OLDEST and not self.thread and not self.first

    def beginning_with(self, comment_id: int | None) -> "Place":
        return replace(self, first=comment_id)

    def sorted_by(self, sort: Sort) -> "Place":
        return Place(self.article, sort)

    def alone(self, comment_id: int, first: int | None = None) -> "Place":
        """The page of one thread."""
        return Place(self.article, thread=comment_id, first=first)


def number(text: str) -> int | None:
    return int(text) if ID.fullmatch(text) else None
