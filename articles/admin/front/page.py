"""Front pages in the admin: the list of them, and a table of what there is at each."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.text import capfirst

from articles.admin.breaking import standing_for
from articles.admin.desk import DeskAdmin
from articles.admin.front.arranging import arrange
from articles.admin.front.fields import number
from articles.admin.front.previewing import preview
from articles.admin.front.reconciling import reconcile
from articles.admin.front.versions import drop, restore, versions
from articles.admin.needs import needs
from articles.models import Front


@dataclass(frozen=True)
class Place:
    """A view ``(request, front, desk)`` at ``<number>/<name>/``, and what one must be allowed there.

    Who may see it need not be allowed to change anything: each view asks again before it acts.
    """

    name: str
    right: str
    view: Callable[..., HttpResponse]


PLACES = (
    Place("preview", "view", preview),
    Place("reconcile", "change", reconcile),
    Place("restore", "change", restore),
    Place("drop", "change", drop),
)


@admin.register(Front)
class FrontAdmin(DeskAdmin):
    def address(self, name: str, front: Front) -> str:
        return reverse(f"admin:articles_front_{name}", args=[front.pk])

    def has_add_permission(self, request):
        return False  # there is one for the site, and one for each section

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        wrap = self.admin_site.admin_view
        at_a_front = [
            path(
                f"<int:pk>/{place.name}/",
                wrap(needs(f"articles.{place.right}_front")(partial(self.at, place=place))),
                name=f"articles_front_{place.name}",
            )
            for place in PLACES
        ]
        return at_a_front + super().get_urls()

    def at(self, request, pk, place: Place):
        fronts = Front.objects.select_related("section", "launched")
        if not self.has_view_permission(request):
            raise PermissionDenied
        front = get_object_or_404(fronts, pk=pk)
        if not front.allows(request.user, place.right):
            raise PermissionDenied
        return place.view(request, front, self)

    def changelist_view(self, request, extra_context=None):
        """Every front page there is: those of new sections are made when somebody looks."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        Front.objects.make_missing()
        context = self.admin_site.each_context(request) | {
            "title": capfirst(self.opts.verbose_name_plural),
            "opts": self.opts,
            "fronts": Front.objects.in_order(),
            "news": standing_for(request.user),
        }
        return render(request, "admin/articles/front/fronts.html", context)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return self.at(request, number(object_id) or 0, Place("change", "view", arrange))

    def history_view(self, request, object_id, extra_context=None):
        return self.at(request, number(object_id) or 0, Place("history", "view", versions))
