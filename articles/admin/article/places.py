"""What there is at an article besides its form: one table of addresses, ``<number>/<name>/``."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path

from articles.admin.article.inviting import guests
from articles.admin.article.noting import notes
from articles.admin.article.planning import planning
from articles.admin.article.previewing import preview
from articles.admin.article.publishing import publishing
from articles.admin.article.rights import INVITE, NOTE, PUBLISH, READ
from articles.admin.article.submitting import step
from articles.admin.article.withdrawing import withdrawing
from articles.admin.rows import rows_view
from articles.models import Article


@dataclass(frozen=True)
class Place:
    """A view ``(request, article, desk)``, and the right without which nobody gets there.

    ``desk`` is the ArticleAdmin, for what else it is asked. Its address is reversed as
    ``admin:articles_article_<name>``, dashes in the name as underscores.
    """

    name: str
    right: str
    view: Callable[..., HttpResponse]


PLACES = (
    Place("preview", READ, preview),
    Place("notes", NOTE, notes),
    Place("guests", INVITE, guests),
    Place("step", READ, step),  # which of them is open to whom, the steps say
    Place("publish", PUBLISH, publishing),
    Place("withdraw", PUBLISH, withdrawing),
    Place("schedule", PUBLISH, planning),
)


def addresses(desk) -> list:
    """The URL patterns of the table, and of what belongs to no article in particular."""
    wrap = desk.admin_site.admin_view
    at_an_article = [
        path(
            f"<int:pk>/{place.name}/",
            wrap(guarded(desk, place)),
            name=f"articles_article_{place.name.replace('-', '_')}",
        )
        for place in PLACES
    ]
    return [
        path("rows/<slug:name>/", wrap(rows_view), name="articles_article_rows"),
        *at_an_article,
    ]


def guarded(desk, place: Place) -> Callable[..., HttpResponse]:
    def view(request, pk):
        desk.require(READ, request)  # who may read no article learns of none
        visible = Article.objects.visible_to(request.user).select_related("section")
        article = get_object_or_404(visible, pk=pk)
        desk.require(place.right, request, article)
        return place.view(request, article, desk)

    return view
