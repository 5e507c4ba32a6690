"""``/search/?q=``: a form, and what it finds, newest first."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.search import QUERY_LENGTH, matching, words_of
from articles.views.listing import list_page
from articles.xml import readable


@require_safe
def search(request):
    query = readable(request.GET.get("q", ""))[:QUERY_LENGTH].strip()
    words = words_of(query)
    context = {"query": query, "words": words, "listing": list_page(request, matching(words))}
    answer = render(request, "articles/search.html", context)
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
