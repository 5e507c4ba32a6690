"""A vault for every test that touches comments; a moderator's page in Chromium; mail that leaves."""

import pytest
from playwright.sync_api import expect

from comments.models import Comment, Letter, Subscription
from comments.subscribing import subscribe
from tests import factories
from tests.comments.moderating import DESK, at_the_desk, carry_session
from tests.comments.posting import MARIE, send
from tests.jobs import run_jobs
from tests.mail_server import sink, through


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


@pytest.fixture
def server(settings):
    with sink() as running:
        through(settings, running)
        settings.EMAIL_TIMEOUT = 1
        yield running


@pytest.fixture
def letter(client):
    """Make a letter ready to leave: the question to the writer of a comment that is online.

    ``article``: fields of what is commented on.
    """

    def letter(email: str = MARIE["email"], **article) -> Letter:
        n = Comment.objects.count()
        answer = send(client, factories.article(**article), email=email, text=f"Remarque {n}.")
        assert answer.status_code == 303
        comment = Comment.objects.latest("pk")
        subscribe(comment)
        comment.approve()
        run_jobs()
        return Letter.objects.get(about=Subscription.objects.get(comment=comment).pk)

    return letter
