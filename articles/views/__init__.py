"""The public site: pages that readers get. Every list starts from ``Article.objects.public()``."""

from articles.views.archive import archive, archive_day, archive_month, archive_year
from articles.views.article import article
from articles.views.author import author
from articles.views.corrections import corrections
from articles.views.dossier import dossier
from articles.views.front import front
from articles.views.guest import approve, guest, remark
from articles.views.search import search, suggest
from articles.views.section import section
from articles.views.tag import tag

__all__ = [
    "approve",
    "archive",
    "archive_day",
    "archive_month",
    "archive_year",
    "article",
    "author",
    "corrections",
    "dossier",
    "front",
    "guest",
    "remark",
    "search",
    "section",
    "suggest",
    "tag",
]
