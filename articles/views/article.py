"""``/<section>/<slug>/``: an article."""

from django.db.models import Exists, OuterRef, Prefetch, Subquery
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.models import Article, Byline, Correction, RelatedItem
from articles.models.publication import TEXTS
from articles.surrogates import list_of, shows
from articles.views.listing import Cursor

SIBLINGS = 5  # other articles of the dossier named in the margin
SEQUELS = 3  # named, the newest


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
    """« Lire aussi », the rest of the dossier, what this follows and what follows it, in one query.

    The gate is asked about each key inside; asked outside, SQLite would walk the index of all that
    is public. Each part is one IN: joined by OR, PostgreSQL would read the whole table.
    """
    public = Article.objects.public()
    items = RelatedItem.objects.filter(article=article).order_by()
    related = items.filter(Exists(public.filter(pk=OuterRef("related")))).values("related")
    before = public.filter(pk__in=[pk for pk in (article.follows_id, article.replaces_id) if pk])
    after = [
        public.filter(**{field: article}).newest_first()[:SEQUELS]
        for field in ("follows", "replaces")
    ]
    wanted = related.union(
        *(keys_of(rows) for rows in (before, *after, *around_in_dossier(article, public)))
    )
    place = items.filter(related=OuterRef("pk")).values("position")[:1]
    cards = Article.objects.filter(pk__in=wanted).select_related("section", "lead_image")
    found = sorted(
        cards.defer(*TEXTS).annotate(place=Subquery(place)).order_by(),
        key=lambda one: (one.published_at, one.pk),
        reverse=True,
    )
    links = story_links(article, found)
    beside = [one for one in found if one.place is not None and not is_linked(one, links)]
    by_place = sorted(beside, key=lambda one: one.place)
    return {"related": by_place, **links, **in_dossier(article, found)}


def keys_of(articles):
    """An arm of the union: SQLite takes an order and a limit only one level down."""
    if articles.query.is_sliced:
        articles = Article.objects.filter(pk__in=articles.values("pk"))
    return articles.order_by().values("pk")


def around_in_dossier(article, public) -> list:
    """The newest of the dossier, and those just before and just after this one."""
    if not article.dossier_id:
        return []
    shows(list_of(article.dossier))
    others = public.filter(dossier=article.dossier_id).exclude(pk=article.pk).newest_first()
    here = Cursor(article.published_at, article.pk)
    after = others.filter(here.newer("published_at")).order_by("published_at", "pk")
    return [others[:SIBLINGS], others.filter(here.older("published_at"))[:1], after[:1]]


def story_links(article, found: list) -> dict:
    """What this is the sequel of or takes the place of, and what came after it; newest first."""
    return {
        "follows": next((one for one in found if one.pk == article.follows_id), None),
        "replaces": next((one for one in found if one.pk == article.replaces_id), None),
        "sequels": [one for one in found if one.follows_id == article.pk][:SEQUELS],
        "replaced_by": next((one for one in found if one.replaces_id == article.pk), None),
    }


def is_linked(one, links: dict) -> bool:
    """Whether the page leads there already, above the text."""
    return one in links["sequels"] or one in (
        links["follows"],
        links["replaces"],
        links["replaced_by"],
    )


def in_dossier(article, found: list) -> dict:
    """``siblings`` newest first, and the two neighbours in time."""
    if not article.dossier_id:
        return {"siblings": []}
    others = [one for one in found if one.dossier_id == article.dossier_id]
    here = (article.published_at, article.pk)
    return {
        "siblings": others[:SIBLINGS],
        "previous": next((one for one in others if (one.published_at, one.pk) < here), None),
        "following": next(
            (one for one in reversed(others) if (one.published_at, one.pk) > here), None
        ),
    }


def gone(request, at_address):
    """410 where readers once found an article that has been withdrawn; else raises Http404."""
    if not at_address.withdrawn().exists():
        raise Http404("no public article here")
    return render(request, "410.html", status=410)
