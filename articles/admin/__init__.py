"""« La rédaction »: a file for each thing that is edited. Importing a file registers what it holds."""

from articles.admin import (
    author,
    boxes,
    correction,
    dossier,
    folder,
    front,
    image,
    log,
    page,
    redirect,
    section,
    tag,
)
from articles.admin.article import page as writing_page

__all__ = [
    "author",
    "boxes",
    "correction",
    "dossier",
    "folder",
    "front",
    "image",
    "log",
    "page",
    "redirect",
    "section",
    "tag",
    "writing_page",
]
