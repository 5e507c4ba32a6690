"""A hub and search engines are told by the worker of what is new, changed in substance, or gone."""

import json
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from newsroom import pinging
from tests import factories
from tests.jobs import run_jobs

pytestmark = pytest.mark.django_db

HERE = "http://127.0.0.1:8000"
KEY = "0123456789abcdef"


class Listener(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.heard.append((self.path, self.headers["Content-Type"], body))
        self.send_response(self.server.status)
        self.send_header("Location", "http://127.0.0.1:1/")
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def hub(settings):
    """A server that hears everything, and answers what the test says."""
    server = HTTPServer(("127.0.0.1", 0), Listener)
    server.heard, server.status = [], 204
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    settings.PING_PRIVATE_HOSTS = ["127.0.0.1"]
    server.url = f"http://127.0.0.1:{server.server_port}/hub"
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def both(hub, settings):
    settings.WEBSUB_HUB = settings.INDEXNOW_URL = hub.url
    settings.INDEXNOW_KEY = KEY
    return hub


def heard(hub) -> dict:
    """What was said last, by the kind of message."""
    found = {}
    for _path, kind, body in hub.heard:
        is_json = kind.startswith("application/json")
        found["indexnow" if is_json else "websub"] = json.loads(body) if is_json else parse_qs(body)
    hub.heard.clear()
    return found


def test_a_publication_is_told_to_both(both):
    article = factories.article(slug="a", section=factories.section(slug="s"))
    run_jobs()
    said = heard(both)
    assert said["websub"]["hub.mode"] == ["publish"]
    assert {f"{HERE}/feed/", f"{HERE}/s/feed/atom/"} <= set(said["websub"]["hub.url"])
    assert said["indexnow"] == {
        "host": "127.0.0.1:8000",
        "key": KEY,
        "keyLocation": f"{HERE}/{KEY}.txt",
        "urlList": [f"{HERE}{article.get_absolute_url()}"],
    }


def test_a_minor_fix_is_no_news_and_everything_else_is(both):
    article = factories.article(slug="a", section=factories.section(slug="s"))
    run_jobs()
    both.heard.clear()
    article.publish(change="minor")
    run_jobs()
    assert both.heard == []
    article.save_draft(article.snapshot() | {"slug": "b"}, by=None)
    article.publish(change="significant")
    run_jobs()
    assert heard(both)["indexnow"]["urlList"] == [f"{HERE}/s/a/", f"{HERE}/s/b/"]
    article.withdraw(reason="test")
    run_jobs()
    assert heard(both)["indexnow"]["urlList"] == [f"{HERE}/s/b/"]


def test_an_embargoed_article_is_told_at_its_hour(both, time_machine):
    factories.article(embargo_until=timezone.now() + timedelta(hours=1))
    run_jobs()
    assert both.heard == []
    time_machine.move_to(timezone.now() + timedelta(hours=2))
    run_jobs()
    assert set(heard(both)) == {"websub", "indexnow"}


def test_nothing_is_told_unless_it_is_set(hub):
    factories.article()
    run_jobs()
    assert hub.heard == []
    assert not DBTaskResult.objects.filter(task_path__contains="pinging").exists()


def waiting() -> list:
    """The further tries: how many minutes from now."""
    jobs = DBTaskResult.objects.filter(status="READY", task_path__contains="tell_hub")
    return [round((job.run_after - timezone.now()).total_seconds() / 60) for job in jobs]


def test_who_does_not_answer_is_told_later_after_ever_longer_and_not_for_ever(both, time_machine):
    both.status = 503
    pinging.tell_hub.enqueue([f"{HERE}/feed/"])
    time_machine.move_to(timezone.now(), tick=False)
    for minutes in pinging.PATIENCE:
        run_jobs()
        assert waiting() == [minutes]
        time_machine.shift(timedelta(minutes=minutes, seconds=1))
    run_jobs()
    assert waiting() == []
    assert len(both.heard) == len(pinging.PATIENCE) + 1


@pytest.mark.parametrize("status", [301, 400, 403, 422])
def test_who_refuses_is_left_in_peace_and_no_redirect_is_followed(both, status, caplog):
    both.status = status
    pinging.tell_hub.enqueue([f"{HERE}/feed/"])
    run_jobs()
    assert waiting() == [] and len(both.heard) == 1
    assert f"it answers {status}" in caplog.text


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "10.0.0.1", "169.254.169.254", "[::ffff:127.0.0.1]"]
)
def test_nothing_goes_to_a_private_network(both, settings, host, caplog):
    settings.PING_PRIVATE_HOSTS = []
    settings.WEBSUB_HUB = f"http://{host}:{both.server_port}/hub"
    pinging.tell_hub.enqueue([f"{HERE}/feed/"])
    run_jobs()
    assert both.heard == [] and waiting() == []
    assert "is not public" in caplog.text


def test_the_key_is_served_at_its_own_address_alone(client, settings):
    assert client.get(f"/{KEY}.txt").status_code == 404
    settings.INDEXNOW_KEY = KEY
    answer = client.get(f"/{KEY}.txt")
    assert (answer.status_code, answer.content.decode()) == (200, KEY)
    assert client.get("/0123456789abcdee.txt").status_code == 404
    assert client.get("/robots.txt").content.decode() != KEY
