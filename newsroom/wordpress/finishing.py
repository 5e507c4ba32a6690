"""What can only be done when everything is there."""

from django.db import transaction
from django.utils import timezone

from articles.tasks import relate_unrelated
from newsroom.models import ImportedItem
from newsroom.wordpress.index import Index
from newsroom.wordpress.redirects import Redirects, old_paths

CHUNK = 500  # attachments


def finish(source: str, index: Index) -> None:
    lead_attachments_home(source, index)
    relate_unrelated.enqueue()


def lead_attachments_home(source: str, index: Index) -> None:
    """The page of an attachment leads to the article that it hangs on, by path and by number."""
    cursor = index.base.execute(
        "SELECT id, parent, link FROM attachment WHERE parent NOT IN ('', '0')"
    )
    while rows := cursor.fetchmany(CHUNK):
        with transaction.atomic():
            posts = ImportedItem.objects.filter(source=source, kind=ImportedItem.Kind.POST)
            known = {row.key: row for row in posts.filter(key__in={row[1] for row in rows})}
            redirects = Redirects()
            for _key, parent, link in rows:
                home = known.get(parent)
                for path in old_paths(link) if home else ():
                    redirects.add(path, **home_of(home))
            redirects.write()
            remember(source, [(key, known[parent]) for key, parent, _l in rows if parent in known])


def home_of(row: ImportedItem) -> dict[str, int]:
    return {"article": row.article_id} if row.article_id else {"page": row.page_id}


def remember(source: str, homes: list[tuple[str, ImportedItem]]) -> None:
    """In the ledger, for ``?attachment_id=``: the attachment belongs to its article or page."""
    rows = [
        ImportedItem(
            source=source, kind=ImportedItem.Kind.POST, key=key, article_id=home.article_id,
            page_id=home.page_id, imported_at=timezone.now(),
        )
        for key, home in homes
    ]  # fmt: skip
    ImportedItem.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["source", "kind", "key"],
        update_fields=["article", "page"],
    )
