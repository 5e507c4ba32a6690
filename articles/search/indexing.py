"""Keeping the indexes, for whoever writes past ``Article.publish``, and when a name changes."""

from articles.models.article import Article
from articles.models.desk_document import NAMING, DeskDocument
from articles.models.publication import Status
from articles.models.searching import SearchDocument, SearchWord


def index(articles: list) -> None:
    """Index articles that were written in bulk: for the desk, and those that are published for readers.

    They carry all their columns, and their bylines and tags are there. Safe to repeat.
    """
    published = [article for article in articles if article.status == Status.PUBLISHED]
    SearchDocument.objects.write(published)
    SearchWord.objects.note(published)
    DeskDocument.objects.write(articles)


def rename(pks: list[int]) -> None:
    """Write anew what the indexes say of the authors and tags of these articles."""
    SearchDocument.objects.rename(pks)
    DeskDocument.objects.write(Article.objects.filter(pk__in=pks).only(*NAMING, "language"))
