"""``/author/<slug>/``: who signs, and what."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Article, Author, Byline
from articles.surrogates import list_of, shows
from articles.views.listing import list_page


@require_safe
def author(request, slug):
    author = get_object_or_404(Author.objects.select_related("portrait"), slug=slug)
    shows(list_of(author))
    signed = Byline.objects.filter(author=author).values("article")  # once, whatever the roles
    listing = list_page(request, Article.objects.public().filter(pk__in=signed))
    return render(request, "articles/author.html", {"author": author, "listing": listing})
