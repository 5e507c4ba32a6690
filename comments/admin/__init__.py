"""Comments in « La rédaction »: the page where they are decided."""

from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import path, reverse

from comments.admin import (
    canned,
    cases,
    deciding,
    desk,
    digest,
    error_reports,
    people,
    presence,
    revealing,
    rules,
    words,
)
from comments.models import Comment

# Importing these registers what they hold.
__all__ = ["canned", "cases", "error_reports", "rules", "urlpatterns", "words"]


@admin.register(Comment)
class CommentAdmin(admin.ModelAdmin):
    """The menu's entry. A comment is decided, never rewritten, so there is no form to edit one."""

    def changelist_view(self, request, extra_context=None):
        return HttpResponseRedirect(reverse("moderation:queue"))

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("comments.moderate_comment")

    def has_delete_permission(self, request, obj=None):
        return obj is not None and super().has_delete_permission(request, obj)


# Included under /admin/moderation/ (newsroom/urls.py).
PLACES = (
    ("", desk.desk, "queue"),
    ("rows/", desk.rows, "rows"),
    ("cards/<int:pk>/", desk.card, "card"),
    ("decisions/", deciding.decide, "decide"),
    ("undo/", deciding.undo, "undo"),
    ("presence/", presence.presence, "presence"),
    ("presence/leave/", presence.leave, "leave"),
    ("cards/<int:pk>/answer/", people.answer, "answer"),
    ("cards/<int:pk>/note/", people.note, "note"),
    ("cards/<int:pk>/address/", revealing.reveal, "reveal"),
    ("addresses/<uuid:pk>/", revealing.revealed, "revealed"),
    ("bans/", people.bans, "bans"),
    ("digest/", digest.digest, "digest"),
    ("bans/<int:pk>/lift/", people.lift, "lift"),
)
urlpatterns = [path(route, admin.site.admin_view(view), name=name) for route, view, name in PLACES]
