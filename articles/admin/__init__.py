"""« La rédaction »: a file for each thing that is edited. Importing a file registers what it holds."""

from articles.admin import (
    author,
    boxes,
    breaking,
    checks,
    correction,
    dossier,
    folder,
    image,
    log,
    page,
    partner_feed,
    redirect,
    schedule,
    section,
    tag,
)
from articles.admin.article import page as writing_page
from articles.admin.front import page as front_pages

__all__ = [
    "author",
    "boxes",
    "breaking",
    "checks",
    "correction",
    "dossier",
    "folder",
    "front_pages",
    "image",
    "log",
    "page",
    "partner_feed",
    "redirect",
    "schedule",
    "section",
    "tag",
    "writing_page",
]
