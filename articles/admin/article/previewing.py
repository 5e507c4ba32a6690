"""The draft, drawn with the templates that readers get."""

from django.shortcuts import render

from articles.admin.article.rights import TRASH
from articles.models import Call
from articles.models.previewing import as_drafted
from articles.views.article import neighbours


def preview(request, article, desk):
    """A page for staff alone. Comments are left out: one does not answer readers from a preview."""
    Call.objects.see(request.user, article)
    context = {
        "may_change": desk.has_change_permission(request, article),
        "may_trash": desk.may(TRASH, request, article),
        "article": as_drafted(article),
        "current_section": article.section.slug,
        "comments_installed": False,
        **neighbours(article),
    }
    return render(request, "admin/articles/article/preview.html", context)
