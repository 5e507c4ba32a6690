"""``/corrections/``: what the paper got wrong, and said so."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.models import Correction
from articles.models.publication import TEXTS
from articles.surrogates import CORRECTIONS, shows
from articles.views.listing import page_by


@require_safe
def corrections(request):
    shows(CORRECTIONS)
    public = Correction.objects.public().select_related("article__section")
    slim = public.defer(*(f"article__{name}" for name in TEXTS))
    listing = page_by(request, "date", slim.order_by("-date", "-pk"))
    return render(request, "articles/corrections.html", {"listing": listing})
