"""``/search/?q=``: a form, what it finds (the best first, or the newest first), and ways to narrow it.

``/search/suggestions/?q=`` answers what a script offers while somebody types.
"""

from django.http import JsonResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.search.facets import Narrowing, facet_links
from articles.search.finding import by_date, find, mark
from articles.search.query import QUERY_LENGTH, parse
from articles.search.suggesting import suggestions
from articles.views.listing import page_by
from articles.xml import readable

SUGGESTIONS_KEPT = 300  # seconds, in a browser and on the way to it


@require_safe
def search(request):
    text = readable(request.GET.get("q", ""))[:QUERY_LENGTH].strip()
    chosen = Narrowing.read(request.GET)
    context = {"query": text, "chosen": facet_links(text, chosen), "asked": bool(parse(text))}
    if request.GET.get("sort") == "date":
        context |= newest(request, text, chosen)
    else:
        context |= best(request, text, chosen)
    answer = render(request, "articles/search.html", context)
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def best(request, text: str, chosen: Narrowing) -> dict:
    after = request.GET.get("after", "")
    after = int(after) if after.isascii() and after.isdigit() and len(after) < 19 else 0
    results = find(text, chosen, after=after, is_exact=request.GET.get("exact") == "1")
    spelt = {"q": text, "exact": "1"} if request.GET.get("exact") == "1" else {"q": text}
    address = "?" + urlencode(spelt | chosen.without(""))
    return {"results": results, "articles": results.articles, "address": address, "after": after}


def newest(request, text: str, chosen: Narrowing) -> dict:
    """The page of all that matches that ``before`` asks for; raises Http404 past the end."""
    listing = page_by(request, "shown_at", by_date(text, chosen))
    rows = Article.objects.public().for_results().in_bulk([row.pk for row in listing.rows])
    query = parse(text)
    articles = [mark(rows[row.pk], query) for row in listing.rows if row.pk in rows]
    address = "?" + urlencode({"q": text} | chosen.without(""))
    return {
        "listing": listing,
        "articles": articles,
        "by_relevance": address,
        "address": f"{address}&sort=date",
        "is_by_date": True,
    }


@require_safe
def suggest(request):
    text = readable(request.GET.get("q", ""))[:QUERY_LENGTH]
    answer = JsonResponse({"suggestions": suggestions(text)})
    answer.headers["X-Robots-Tag"] = "noindex"
    answer.headers["Cache-Control"] = f"public, max-age={SUGGESTIONS_KEPT}"
    return answer
