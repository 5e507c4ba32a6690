"""What of all comments the desk looks at: a queue, a section or an article, or what a search finds.

All of it stands in the address, so that it can be kept, shared and gone back to.
"""

import re
import uuid
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import connection
from django.db.models import Q
from django.http import Http404
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from articles.body.folding import fold
from articles.models import Article, Section
from articles.views.listing import Cursor
from comments.admin.queues import (
    SEARCH,
    Queue,
    QueuePage,
    Rows,
    queue_named,
    read_page,
)
from comments.models import Comment, State

# Without an index of its texts (SQLite) a search looks through so many comments at a time, newest first.
LOOKED_THROUGH = 100_000
MOST_ARTICLES = 200  # whose titles fit a search; with more, it says too little
MOST_WORDS = 8  # each is a condition; a sentence pasted whole still finds itself
NUMBER = re.compile(r"\d{1,18}", re.ASCII)
COMMENTER = re.compile(r"[0-9a-f]{4,32}")


class DayField(forms.DateField):
    """A day of this web; what lies beyond has no moment that a database could compare."""

    def __init__(self, **kwargs):
        limits = [MinValueValidator(date(1990, 1, 1)), MaxValueValidator(date(2200, 1, 1))]
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(required=False, widget=widget, validators=limits, **kwargs)


class SearchForm(forms.Form):
    """What does not read as what it should be is left out: half a search is still a search."""

    q = forms.CharField(label=_("Text"), max_length=200, required=False)
    name = forms.CharField(label=_("Name"), max_length=80, required=False)
    title = forms.CharField(label=_("Article"), max_length=200, required=False)
    state = forms.ChoiceField(
        label=_("State"), choices=[("", _("any")), *State.choices], required=False
    )
    since = DayField(label=_("From"))
    until = DayField(label=_("To"))
    commenter = forms.CharField(label=_("Commenter"), max_length=36, required=False)

    @property
    def narrow(self):
        """Everything but the text, which has its place in the bar."""
        return [field for field in self if field.name != "q"]

    @property
    def narrowed(self) -> int:
        """How many of them are filled in."""
        return sum(bool(field.value()) for field in self.narrow)


@dataclass(frozen=True)
class Scope:
    queue: Queue
    section: int | None = None
    article: int | None = None
    wanted: dict = field(default_factory=dict)  # of SearchForm, cleaned

    @property
    def is_search(self) -> bool:
        return self.queue is SEARCH

    def article_for(self, user) -> Article | None:
        """The article that the scope is narrowed down to, when ``user`` may read it."""
        if self.article is None:
            return None
        readable = Article.objects.visible_to(user).only("title", "language")
        return readable.filter(pk=self.article).first()

    def comments(self) -> Rows:
        """Everything in scope, in whatever queue."""
        comments = Comment.objects.all()
        if self.section is not None:
            comments = comments.filter(article__section=self.section)
        if self.article is not None:
            comments = comments.filter(article=self.article)
        return comments

    def page(self, after: Cursor | None) -> QueuePage:
        if not self.is_search:
            return read_page(self.queue, self.comments(), after)
        found = self.comments().filter(*conditions(self.wanted))
        has_words = bool(self.wanted.get("q") or self.wanted.get("name"))
        end = horizon(self.comments(), after) if has_words and not has_text_index() else None
        page = read_page(SEARCH, found.filter(created_at__gte=end) if end else found, after)
        if end is None or page.next:
            return page
        return QueuePage(page.rows, Cursor(end, 0), searched_to=end)

    @property
    def fields(self) -> list[tuple[str, str]]:
        """What a form sends along of a search."""
        return [(key, as_typed(value)) for key, value in self.wanted.items()]

    def elsewhere(self, queue: str) -> "Scope":
        """Another queue of the same section or article."""
        return Scope(queue_named(queue), self.section, self.article)

    def address(self, **changes) -> str:
        """The query string of this scope, with ``changes``; what is empty stays away."""
        plain = {"queue": self.queue.name, "section": self.section, "article": self.article}
        merged = plain | dict(self.fields) | changes
        return urlencode({key: value for key, value in merged.items() if value not in (None, "")})


def as_typed(value) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else value


def read_scope(data) -> Scope:
    """From an address or a form. What is no search, queue or number is left out."""
    form = SearchForm(data)
    form.is_valid()
    wanted = {key: value for key, value in form.cleaned_data.items() if value}
    queue = queue_named(data.get("queue"))
    if wanted and "queue" not in data:
        queue = SEARCH
    return Scope(
        queue, number(data.get("section")), number(data.get("article")),
        wanted if queue is SEARCH else {},
    )  # fmt: skip


def number(text: str | None) -> int | None:
    return int(text) if NUMBER.fullmatch(text or "") else None


def read_cursor(text: str | None) -> Cursor | None:
    try:
        return Cursor.read(text) if text else None
    except Http404:
        return None


def sections() -> list[Section]:
    return list(Section.objects.only("name"))


def conditions(wanted: dict) -> list[Q]:
    """What a comment has to fulfil; a search for nothing finds everything."""
    found = [Q(search_text__contains=word) for word in words_of(wanted.get("q", ""))]
    if name := wanted.get("name"):
        # The folded text begins with the name, and has the index.
        found += [Q(search_text__contains=word) for word in words_of(name)]
        found.append(Q(search_text__startswith=fold(name)) | Q(author_name__icontains=name))
    if title := wanted.get("title"):
        found.append(Q(article__in=articles_called(title)))
    if state := wanted.get("state"):
        found.append(Q(state=state))
    if since := wanted.get("since"):
        found.append(Q(created_at__gte=start_of(since)))
    if until := wanted.get("until"):
        found.append(Q(created_at__lte=timezone.make_aware(datetime.combine(until, time.max))))
    if commenter := wanted.get("commenter"):
        found.append(written_by(commenter))
    return found


def words_of(text: str) -> list[str]:
    """The parts that have to occur, folded: not whole words, for moderators look for pieces as well."""
    return list(dict.fromkeys(fold(text).split()))[:MOST_WORDS]


def start_of(day) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def articles_called(title: str) -> list[int]:
    articles = Article.objects.order_by("-published_at", "-pk")
    for word in title.split()[:MOST_WORDS]:
        articles = articles.filter(title__icontains=word)
    return list(articles.values_list("pk", flat=True)[:MOST_ARTICLES])


def written_by(commenter: str) -> Q:
    """By the first signs of the random number, as cards show them, or all of it."""
    digits = commenter.lower().replace("-", "").strip()
    if not COMMENTER.fullmatch(digits):
        return Q(pk=None)
    first, last = digits.ljust(32, "0"), digits.ljust(32, "f")
    return Q(commenter__gte=uuid.UUID(first), commenter__lte=uuid.UUID(last))


def has_text_index() -> bool:
    return connection.vendor == "postgresql"


def horizon(comments: Rows, after: Cursor | None) -> datetime | None:
    """Up to which moment a search without an index looks this time; None: to the very beginning."""
    rows = comments.filter(after.older("created_at")) if after else comments
    moments = rows.order_by("-created_at", "-pk").values_list("created_at", flat=True)
    return next(iter(moments[LOOKED_THROUGH : LOOKED_THROUGH + 1]), None)
