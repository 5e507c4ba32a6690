"""The pictures that bulk articles share: the demo's, or a few drawn for them."""

from articles.models import Image
from newsroom.demo import library, studio
from newsroom.demo.content import paper

ENOUGH = 12  # pictures for a newsroom of any size; an archive repeats its agency photographs too


def pictures(stdout) -> list[Image]:
    """The lead pictures of the library; without enough of them, some of the demo's are drawn first."""
    found = list(Image.objects.filter(portrait_of=None, productbox=None).order_by("pk")[:60])
    if len(found) >= ENOUGH:
        return found
    records = {record.key: record for record in paper.PICTURES[::4]}
    developed = studio.develop_all(records.values(), stdout)
    return found + [library.keep(records[each.key], each) for each in developed]
