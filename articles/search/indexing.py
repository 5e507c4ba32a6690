"""Keeping the index, for whoever publishes past ``Article.publish``; see also ``articles/tasks.py``."""

from articles.models.searching import SearchDocument, SearchWord


def index(articles: list) -> None:
    """Index articles that were published in bulk; they carry all their columns. Safe to repeat."""
    SearchDocument.objects.write(articles)
    SearchWord.objects.note(articles)
