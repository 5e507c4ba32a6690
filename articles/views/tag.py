"""``/tag/<slug>/``: the articles that carry a tag."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Article, Tag
from articles.surrogates import list_of, shows
from articles.views.listing import list_page


@require_safe
def tag(request, slug):
    tag = get_object_or_404(Tag.objects.public(), slug=slug)
    shows(list_of(tag))
    listing = list_page(request, Article.objects.public().filter(tagged__tag=tag))
    relatives = tag.relatives() if listing.is_first else []
    context = {"tag": tag, "listing": listing, "relatives": relatives}
    return render(request, "articles/tag.html", context)
