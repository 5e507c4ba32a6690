"""The page for an address where nothing is: it says so, and helps."""

from django.shortcuts import render

from articles.models import Article
from articles.models.publication import TEXTS
from articles.surrogates import ARTICLES, shows

OFFERED = 6  # of the latest articles


def not_found(request, exception):
    shows(ARTICLES)
    latest = Article.objects.public().newest_first().select_related("section")[:OFFERED]
    slim = latest.defer(*TEXTS)
    return render(request, "404.html", {"latest": slim}, status=404)
