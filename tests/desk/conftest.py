"""People at the desk, and a browser that reports what a person would not see."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from articles.models import Front
from tests import factories

WAIT = 20_000  # milliseconds; a machine may be slow, a test may not


@pytest.fixture
def journalist(db):
    return factories.user("Journalist", name="Inès Moreau")


@pytest.fixture
def editor(db):
    return factories.user("Editor", name="Paul Lefèvre")


@pytest.fixture
def front(db):
    """The site's own front page, of a paper with one section."""
    factories.section(name="Sécurité", slug="securite")
    return Front.objects.of(None)


@pytest.fixture
def at_desk():
    """A client signed in as somebody."""

    def sign_in(user) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def complaints(page):
    """What the page's console, policy and server complained about; a test ends with it empty."""
    found = []
    listen(page, found)
    return found


def listen(page, found: list) -> None:
    page.on("console", lambda said: said.type in ("error", "warning") and found.append(said.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on(
        "response",
        lambda answer: answer.status >= 500 and found.append(f"{answer.status} {answer.url}"),
    )


@pytest.fixture
def open_as(page, live_server, at_desk, complaints):
    """Open an address of the live site as ``user`` (None: as a reader)."""

    def open_page(user, path: str):
        page.context.clear_cookies()
        if user is not None:
            page.context.add_cookies([session_of(at_desk(user), live_server.url)])
        page.goto(live_server.url + path)
        return page

    return open_page


@pytest.fixture
def desk(browser, live_server, at_desk, browser_context_args, complaints):
    """Opens a page of the desk for somebody, each time in a browser of his own (None: a stranger)."""
    contexts = []
    expect.set_options(timeout=WAIT)

    def open_page(user, path: str, **options):
        context = browser.new_context(**browser_context_args | options)
        contexts.append(context)
        context.set_default_timeout(WAIT)
        if user is not None:
            context.add_cookies([session_of(at_desk(user), live_server.url)])
        return goto(context, path)

    def goto(context, path):
        page = context.new_page()
        listen(page, complaints)
        page.goto(live_server.url + path)
        if page.locator("textarea[data-writing]").count():
            page.locator(".ProseMirror").wait_for()
        return page

    open_page.again = goto
    yield open_page
    for context in contexts:
        context.close()


def session_of(client, url: str) -> dict:
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    return {"name": cookie.key, "value": cookie.value, "url": f"{url}/admin/"}
