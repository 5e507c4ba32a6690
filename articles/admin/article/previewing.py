"""The draft, drawn with the templates that readers get."""

from django.shortcuts import render

from articles.models.previewing import as_drafted
from articles.views.article import neighbours


def preview(request, article, desk):
    """A page for staff alone. Comments are left out: one does not answer readers from a preview."""
    may_change = desk.has_change_permission(request, article)
    article = as_drafted(article)
    context = {
        "article": article,
        "may_change": may_change,
        "current_section": article.section.slug,
        "comments_installed": False,
        **neighbours(article),
    }
    return render(request, "admin/articles/article/preview.html", context)
