"""The worker's part: a change is purged for certain, and its first pages are made before a reader asks."""

from django_tasks import task

from newsroom.pagestore.addresses import Address, is_plausible
from newsroom.pagestore.current import behind_the_scenes, the_store


@task()
def purge_and_remake(change: str, keys: list[str], paths: list[str]) -> None:
    """``change`` names the change, whose purge may have been done by whoever made it."""
    the_store().purge(keys, change)
    remake(paths)


def remake(paths: list[str]) -> None:
    """Make the pages that are not there. Each is one whole request to Django, in this process."""
    layer = behind_the_scenes(the_store())
    for path in paths:
        if is_plausible(path):
            layer.obtain(Address(path))
