"""A search from the typed text to what is shown of it."""

from dataclasses import dataclass, field

from django.utils import timezone

from articles.models import Article
from articles.models.searching import SearchDocument
from articles.search.extracts import extract, marked
from articles.search.facets import Facet, Narrowing, facets
from articles.search.matching import NEWEST, Match, matches, matching
from articles.search.query import Query, parse
from articles.search.ranking import rank
from articles.search.spelling import Correction, corrected

PAGE_SIZE = 20  # results
FEW = 3  # results; with fewer, a doubtful word is taken for what it was probably meant to be


@dataclass
class Results:
    """``query`` is what was looked for in the end; ``correction`` differs from what was typed."""

    query: Query
    articles: list[Article] = field(default_factory=list)
    correction: Correction | None = None
    is_corrected: bool = False
    is_loose: bool = False  # none has all the words: these have some
    is_cut: bool = False  # there are more than have been weighed
    after: int | None = None  # the last one shown, when there are more
    facets: list[Facet] = field(default_factory=list)


def readable_documents(chosen: Narrowing):
    """The index's rows of what readers may see now. The gate is asked again for whatever is shown."""
    return chosen.apply(SearchDocument.objects.filter(shown_at__lte=timezone.now()))


def find(text: str, chosen: Narrowing, *, after: int = 0, is_exact: bool = False) -> Results:
    """The best results for ``text``, best first, from the one behind ``after`` (an article's id) on.

    ``is_exact`` when the reader insists on his spelling.
    """
    query = parse(text)
    results = Results(query)
    if not query:
        return results
    documents = readable_documents(chosen)
    found = matches(documents, query)
    if len(found) < FEW and not is_exact:
        found = widen(results, documents, found)
    show(results, found, chosen, after)
    return results


def widen(results: Results, documents, found: list[Match]) -> list[Match]:
    """Look for what may have been meant, and if that is nothing for some of the words."""
    results.correction = corrected(results.query)
    if results.correction:
        meant = matches(documents, results.correction.query)
        if meant:
            results.query, results.is_corrected = results.correction.query, True
            return list({match.pk: match for match in [*found, *meant]}.values())
    if not found and len(results.query.terms) > 1:
        results.is_loose = True
        return matches(documents, results.query.loosely())
    return found


def show(results: Results, found: list[Match], chosen: Narrowing, after: int) -> None:
    """Put the page that follows ``after`` into ``results``: three queries, one more for facets."""
    results.is_cut = len(found) >= NEWEST
    ranked = [one.pk for one in rank(found, results.query, timezone.now())]
    start = ranked.index(after) + 1 if after in ranked else 0
    wanted = ranked[start : start + PAGE_SIZE]
    rows = {one.pk: one for one in Article.objects.public().filter(pk__in=wanted).for_results()}
    results.articles = [mark(rows[pk], results.query) for pk in wanted if pk in rows]
    results.after = wanted[-1] if len(ranked) > start + PAGE_SIZE else None
    if found:
        ids = [match.pk for match in found]
        results.facets = facets(ids, results.query.text, chosen, is_cut=results.is_cut)


def mark(article: Article, query: Query) -> Article:
    """Give an article the pieces of its title and text that the query's words are marked in."""
    article.marked_title = marked(article.title, query, article.language)
    article.extract = extract(article.body_text, query, article.language)
    return article


def by_date(text: str, chosen: Narrowing):
    """Every row of the index that matches, newest first: a list without an end, to be paged by key."""
    query = parse(text)
    if not query:
        return SearchDocument.objects.none()
    return matching(readable_documents(chosen), query).order_by("-shown_at", "-pk")
