"""A vault of its own for every test that touches comments; a moderator's page in Chromium."""

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.comments.moderating import DESK, at_the_desk, carry_session


@pytest.fixture(autouse=True)
def own_vault(settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "keys"


@pytest.fixture
def jeanne():
    return factories.user("Moderator", name="Jeanne Morel")


@pytest.fixture
def open_desk(page, live_server):
    """Open the desk as somebody; what the browser complained about fails the test."""
    complaints = []
    page.on(
        "console", lambda said: said.type in ("error", "warning") and complaints.append(said.text)
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))

    def open_page(user, query: str = ""):
        carry_session(at_the_desk(user), page.context, live_server.url)
        page.goto(f"{live_server.url}{DESK}{query}")
        expect(page.locator(".moderation-desk.is-live")).to_be_visible()
        return page

    yield open_page
    # A broken line is what one test is about.
    assert [text for text in complaints if "ERR_FAILED" not in text] == []
