"""Fixtures that every area uses; what only one area needs stands in that area's conftest."""

import os
import threading
import time

import hypothesis
import pytest
from django.conf import settings as site
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import connections
from playwright.sync_api import expect

from tests.browser import CHROMIUM, FLAGS

# Playwright's synchronous interface keeps an event loop running, in which Django refuses to query.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# For the same reason Django would open a second connection in this thread once a browser has been
# started, one that knows nothing of the test database's first contents: keep to one a thread.
connections._connections = threading.local()

ON_POSTGRESQL = site.DATABASES["default"]["ENGINE"].endswith("postgresql")

PATIENCE = 60_000  # milliseconds that a browser waits for a page or for something on it

# A slow machine is no fault, and a failure found by chance must be found again.
hypothesis.settings.register_profile("house", deadline=None, print_blob=True)
hypothesis.settings.load_profile("house")


def pytest_addoption(parser):
    parser.addoption("--long", action="store_true", help="also run what is marked slow")


def pytest_configure(config):
    if not config.getoption("--long") and not config.option.markexpr:
        config.option.markexpr = "not slow"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark what drives Chromium; give back what migrations made after a test that truncates tables."""
    for item in items:
        if "page" in item.fixturenames or "context" in item.fixturenames:
            item.add_marker("browser")
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))
        if item.get_closest_marker("postgresql") and not ON_POSTGRESQL:
            item.add_marker(pytest.mark.skip(reason="a rule of PostgreSQL, and this is SQLite"))
        marker = item.get_closest_marker("django_db")
        truncates = {"live_server", "transactional_db"} & set(item.fixturenames)
        if truncates or (marker and marker.kwargs.get("transaction")):
            whole = pytest.mark.django_db(transaction=True, serialized_rollback=True)
            item.add_marker(whole, append=False)


@pytest.fixture(autouse=True)
def own_state(settings, tmp_path):
    """No test sees another's pictures or counters."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PAGE_STORE_FOLDER = tmp_path / "pages"
    cache.clear()


@pytest.fixture(autouse=True)
def patience(request):
    """A slow machine is no fault here either: what never comes is missed after a minute."""
    if "context" in request.fixturenames:
        context = request.getfixturevalue("context")
        context.set_default_timeout(PATIENCE)
        context.set_default_navigation_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE / 3)


@pytest.fixture(autouse=True)
def last_answers(request):
    """Tables are emptied when the server has nothing left to answer: the two could lock each other."""
    if not {"page", "live_server"} <= set(request.fixturenames):
        yield
        return
    page = request.getfixturevalue("page")
    request.getfixturevalue("live_server")
    asked, answered = [], []

    def note_question(**kwargs):
        asked.append(kwargs)

    def note_answer(**kwargs):
        answered.append(kwargs)

    request_started.connect(note_question)
    request_finished.connect(note_answer)
    yield
    says_goodbye = "/admin/" in page.url  # by a beacon, which comes when the page has gone
    page.close()
    now = time.monotonic()
    until, quiet = now + 20, now + (0.3 if says_goodbye else 0)  # seconds
    while time.monotonic() < until and (len(answered) < len(asked) or time.monotonic() < quiet):
        time.sleep(0.02)
    request_started.disconnect(note_question)
    request_finished.disconnect(note_answer)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return browser_type_launch_args | {"executable_path": CHROMIUM, "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return browser_context_args | {"locale": "fr-FR", "timezone_id": "Europe/Paris"}
