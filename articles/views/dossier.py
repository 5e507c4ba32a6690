"""``/dossier/<slug>/``: a story over time."""

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Article, Dossier, DossierEvent
from articles.models.publication import TEXTS
from articles.surrogates import list_of, shows
from articles.views.listing import list_page


def with_timeline(dossiers):
    """Dossiers with their picture and their events; an event knows its article (public or not)."""
    events = DossierEvent.objects.select_related("article__section")
    slim = events.defer(*(f"article__{name}" for name in TEXTS))
    return dossiers.select_related("image").prefetch_related(Prefetch("events", slim))


@require_safe
def dossier(request, slug):
    dossier = get_object_or_404(with_timeline(Dossier.objects.all()), slug=slug)
    shows(list_of(dossier))
    listing = list_page(request, Article.objects.public().filter(dossier=dossier))
    return render(request, "articles/dossier.html", {"dossier": dossier, "listing": listing})
