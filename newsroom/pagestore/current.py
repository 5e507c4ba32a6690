"""The page store of this site, as the settings say."""

import logging
from functools import lru_cache

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

from newsroom.pagestore.edition import edition
from newsroom.pagestore.files import FileStore
from newsroom.pagestore.layer import PageStoreLayer
from newsroom.pagestore.openings import NextOpening
from newsroom.pagestore.store import Store, Unavailable

logger = logging.getLogger(__name__)


def the_store() -> Store:
    return store_in(settings.PAGE_STORE_FOLDER, settings.PAGE_STORE_LIMIT)


@lru_cache(maxsize=4)
def store_in(folder, limit: int) -> Store:
    return FileStore(folder, limit=limit, edition=edition())


def forget_every_page() -> None:
    """For whoever has written past the articles' own verbs: a bulk import, a restored backup."""
    if settings.PAGE_STORE:
        the_store().clear()


def in_front_of(django):
    """The layer for a web server's process. Pages that other code has made go first."""
    try:
        store = the_store()
        store.adopt()
    except Unavailable:
        logger.exception("no page store: every page is made for every reader")
        return django
    return PageStoreLayer(django, store, settings.PAGE_STORE_MEMORY, NextOpening(store))


@lru_cache(maxsize=4)
def behind_the_scenes(store: Store) -> PageStoreLayer:
    """The same for a process that makes pages without serving them."""
    return PageStoreLayer(WSGIHandler(), store, 0, NextOpening(store))
