"""Addresses that only WordPress has: ``/?p=12``, and what it hangs on the end of a permalink.

They need no rows of their own: the ledger of what was imported knows the numbers.
"""

import re
from urllib.parse import urlencode

from django.urls import reverse

from newsroom.models import ImportedItem

Kind = ImportedItem.Kind

# Arguments by which WordPress finds a thing, and in which column of the ledger it stands.
BY_ARGUMENT = {
    "p": (Kind.POST, "key"),
    "page_id": (Kind.POST, "key"),
    "attachment_id": (Kind.POST, "key"),
    "cat": (Kind.CATEGORY, "number"),
    "category_name": (Kind.CATEGORY, "key"),
    "tag": (Kind.TAG, "key"),
    "author": (Kind.AUTHOR, "number"),
    "author_name": (Kind.AUTHOR, "key"),
}
ARGUMENTS = (*BY_ARGUMENT, "s", "feed")  # what a stored page must not ignore
ROOTS = ("/", "/index.php", "/index.php/")
# /page/2/, /comment-page-3/, /feed/, /amp/ … and the bare number of a page of a long post.
ENDING = re.compile(
    r"(?<=/)(?:page/\d+|comment-page-\d+|feed(?:/\w+)?|amp|embed|trackback|print|\d{1,3})/?$"
)
LONGEST = 200  # characters of an argument


def thing_asked_for(path: str, query):
    """The row that a query-string permalink (``/?p=12``) named, None when there is none.

    ``query`` is request.GET. Rows of several sites with the same number: the one imported first.
    """
    if path not in ROOTS:
        return None
    for name, (kind, column) in BY_ARGUMENT.items():
        asked = query.get(name, "")[:LONGEST].rstrip("/").rpartition("/")[2]
        if not asked.isprintable() or not asked:
            continue
        rows = ImportedItem.objects.filter(kind=kind, **{column: asked}).order_by("pk")
        found = rows.select_related("article__section", "page", "section", "tag", "author").first()
        if thing := found and target(found):
            return thing
    return None


def target(row: ImportedItem):
    return row.article or row.page or row.section or row.tag or row.author


def own_page_asked_for(path: str, query) -> str | None:
    """``/?s=words`` is our search, ``/?feed=rss2`` our feed."""
    if path not in ROOTS:
        return None
    if words := query.get("s", "").replace("\0", "").strip():
        return f"{reverse('articles:search')}?{urlencode({'q': words[:LONGEST]})}"
    return reverse("articles:feed") if query.get("feed") else None


def without_ending(path: str) -> str | None:
    """``path`` without what WordPress hangs on a permalink; None when it has nothing of it."""
    bare = ENDING.sub("", path if path.endswith("/") else f"{path}/")
    return bare if bare not in (path, f"{path}/") else None
