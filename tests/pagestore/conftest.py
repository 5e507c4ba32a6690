import pytest
from django.core.handlers.wsgi import WSGIHandler

from newsroom.pagestore.current import in_front_of, the_store
from tests.pagestore.reading import Reader


@pytest.fixture
def store(settings):
    """The site's own store, empty and in use."""
    settings.PAGE_STORE = True
    store = the_store()
    store.adopt()
    return store


@pytest.fixture
def reader(store) -> Reader:
    """At the door of the site."""
    return Reader(in_front_of(WSGIHandler()))
