"""What there is at an article besides its form: one table of addresses, ``<number>/<name>/``."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path

from articles.admin.article.answering import for_scripts
from articles.admin.article.autosaving import autosave, begin, session
from articles.admin.article.binning import take_out, trash
from articles.admin.article.inviting import guests
from articles.admin.article.noting import notes
from articles.admin.article.planning import planning
from articles.admin.article.presence import presence
from articles.admin.article.previewing import preview
from articles.admin.article.publishing import publishing
from articles.admin.article.reconciling import reconcile
from articles.admin.article.rights import (
    INVITE,
    NOTE,
    PUBLISH,
    READ,
    TRASH,
    WITHDRAW,
    WRITE,
)
from articles.admin.article.submitting import step
from articles.admin.article.versions import comparison, name_version, restore, version, versions
from articles.admin.article.withdrawing import withdrawing
from articles.admin.needs import needs
from articles.admin.rows import rows_view
from articles.models import Article


@dataclass(frozen=True)
class Place:
    """A view ``(request, article, desk)``, and the right without which nobody gets there.

    ``desk`` is the ArticleAdmin, for what else it is asked. Its address is reversed as
    ``admin:articles_article_<name>``, dashes in the name as underscores. Scripts are refused in JSON.
    """

    name: str
    right: str
    view: Callable[..., HttpResponse]
    is_for_scripts: bool = False


PLACES = (
    Place("preview", READ, preview),
    Place("notes", NOTE, notes),
    Place("guests", INVITE, guests),
    Place("step", READ, step),  # which of them is open to whom, the steps say
    Place("publish", PUBLISH, publishing),
    Place("withdraw", WITHDRAW, withdrawing),
    Place("schedule", PUBLISH, planning),
    Place("autosave", WRITE, autosave, is_for_scripts=True),
    Place("presence", WRITE, presence, is_for_scripts=True),
    Place("reconcile", WRITE, reconcile),
    Place("versions", READ, versions),
    Place("version", READ, version),
    Place("compare", READ, comparison),
    Place("restore", WRITE, restore),
    Place("name-version", WRITE, name_version),
    Place("trash", TRASH, trash),
    Place("take-out", TRASH, take_out),
)
# Of no article in particular: (address, view(request, desk), name, what it needs), for scripts.
BESIDE = (
    ("begin/", begin, "begin", ["articles.add_article"]),
    ("session/", session, "session", []),
)


def addresses(desk) -> list:
    """The URL patterns of both tables."""
    wrap = desk.admin_site.admin_view
    at_an_article = [
        path(
            f"<int:pk>/{place.name}/",
            for_scripts(desk, guarded(desk, place))
            if place.is_for_scripts
            else wrap(guarded(desk, place)),
            name=f"articles_article_{place.name.replace('-', '_')}",
        )
        for place in PLACES
    ]
    beside = [
        path(
            route,
            for_scripts(desk, needs(*permissions)(partial(view, desk=desk))),
            name=f"articles_article_{name}",
        )
        for route, view, name, permissions in BESIDE
    ]
    rows = path("rows/<slug:name>/", wrap(rows_view), name="articles_article_rows")
    return [rows, *beside, *at_an_article]


def guarded(desk, place: Place) -> Callable[..., HttpResponse]:
    def view(request, pk):
        desk.require(READ, request)  # who may read no article learns of none
        visible = Article.objects.visible_to(request.user).select_related("section")
        article = get_object_or_404(visible, pk=pk)
        desk.require(place.right, request, article)
        return place.view(request, article, desk)

    view.act = place.right
    return view
