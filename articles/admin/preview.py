"""The draft, drawn with the templates that readers get."""

from django.shortcuts import get_object_or_404, render

from articles.models import Article
from articles.models.previewing import as_drafted
from articles.views.article import neighbours


def preview(request, pk: int, *, may_change: bool):
    """A page for staff alone. Comments are left out: one does not answer readers from a preview."""
    article = as_drafted(get_object_or_404(Article, pk=pk))
    context = {
        "article": article,
        "may_change": may_change,
        "current_section": article.section.slug,
        "comments_installed": False,
        **neighbours(article),
    }
    return render(request, "admin/articles/article/preview.html", context)
