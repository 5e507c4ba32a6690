"""``/<section>/<slug>/``: an article."""

from django.db.models import Exists, OuterRef, Prefetch, Subquery
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.models import Article, Byline, Correction, RelatedItem
from articles.models.publication import TEXTS
from articles.surrogates import list_of, shows

SIBLINGS = 5  # other articles of the dossier named in the margin


@require_safe
def article(request, section, slug):
    at_address = Article.objects.at(section, slug)
    article = with_surroundings(at_address.public()).first()
    if article is None:
        return gone(request, at_address)
    context = {"article": article, "current_section": section, **neighbours(article)}
    return render(request, "articles/article.html", context)


def with_surroundings(articles):
    """All that stands around the text, in four queries."""
    bylines = Byline.objects.select_related("author__portrait")
    return articles.select_related(
        "section", "lead_image", "social_image", "dossier"
    ).prefetch_related(
        Prefetch("bylines", bylines),
        "tags",
        Prefetch("corrections", Correction.objects.said()),
    )


def neighbours(article) -> dict:
    """« Lire aussi » and the rest of the dossier, in one query.

    The gate is asked about each key inside; asked outside, SQLite would walk the index of all that
    is public. Both halves are one IN: joined by OR, PostgreSQL would read the whole table.
    """
    items = RelatedItem.objects.filter(article=article).order_by()
    wanted = items.filter(Exists(Article.objects.public().filter(pk=OuterRef("related"))))
    wanted = wanted.values("related")
    if article.dossier_id:
        shows(list_of(article.dossier))
        dossier = Article.objects.public().filter(dossier=article.dossier_id).newest_first()
        newest = dossier.exclude(pk=article.pk).values("pk")[:SIBLINGS]
        wanted = wanted.union(Article.objects.filter(pk__in=newest).order_by().values("pk"))
    place = items.filter(related=OuterRef("pk")).values("position")[:1]
    cards = Article.objects.filter(pk__in=wanted).select_related("section", "lead_image")
    found = sorted(
        cards.defer(*TEXTS).annotate(place=Subquery(place)).order_by(),
        key=lambda one: (one.published_at, one.pk),
        reverse=True,
    )
    related = sorted((one for one in found if one.place is not None), key=lambda one: one.place)
    siblings = [one for one in found if one.dossier_id and one.dossier_id == article.dossier_id]
    return {"related": related, "siblings": siblings[:SIBLINGS]}


def gone(request, at_address):
    """410 where readers once found an article that has been withdrawn; else raises Http404."""
    if not at_address.withdrawn().exists():
        raise Http404("no public article here")
    return render(request, "410.html", status=410)
