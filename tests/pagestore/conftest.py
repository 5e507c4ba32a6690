import pytest

from newsroom.pagestore import openings
from newsroom.pagestore.current import the_store
from tests.pagestore.reading import Reader, reader_of


@pytest.fixture
def store(settings):
    """The site's own store, empty and in use."""
    settings.PAGE_STORE = True
    store = the_store()
    store.adopt()
    openings.calendars.clear()
    return store


@pytest.fixture
def reader(store) -> Reader:
    return reader_of(store)


@pytest.fixture
def nothing_opens(store, monkeypatch):
    """For tests without a database: nothing is scheduled."""
    openings.calendars[store] = openings.Calendar(store.words[0], float("inf"), [])
    monkeypatch.setattr(openings.Calendar, "is_current", lambda *args: True)
