"""« La rédaction »: a file for each thing that is edited. Importing a file registers what it holds."""

from articles.admin import (
    author,
    boxes,
    checks,
    correction,
    dossier,
    folder,
    front,
    image,
    log,
    page,
    redirect,
    schedule,
    section,
    tag,
)
from articles.admin.article import page as writing_page

__all__ = [
    "author",
    "boxes",
    "checks",
    "correction",
    "dossier",
    "folder",
    "front",
    "image",
    "log",
    "page",
    "redirect",
    "schedule",
    "section",
    "tag",
    "writing_page",
]
