"""« La rédaction »: a file for each thing that is edited. Importing a file registers what it holds."""

from articles.admin import (
    article,
    author,
    boxes,
    correction,
    dossier,
    front,
    image,
    log,
    page,
    redirect,
    section,
    tag,
)

__all__ = [
    "article",
    "author",
    "boxes",
    "correction",
    "dossier",
    "front",
    "image",
    "log",
    "page",
    "redirect",
    "section",
    "tag",
]
