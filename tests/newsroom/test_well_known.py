"""The addresses that programs try by themselves."""

from datetime import UTC, datetime, timedelta
from urllib.robotparser import RobotFileParser

import pytest
import time_machine

from newsroom.checks import check_ai_crawlers


@pytest.mark.django_db
def test_robots_find_the_sitemaps_and_stay_out_of_the_rest(client):
    response = client.get("/robots.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().splitlines()
    assert "Disallow: /admin/" in lines and "Disallow: /search/" in lines
    assert "Disallow: /" not in lines
    for address in ("/sitemap.xml", "/sitemap-news.xml"):
        assert f"Sitemap: http://127.0.0.1:8000{address}" in lines
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("now", [datetime(2026, month, 28, tzinfo=UTC) for month in range(1, 13)])
def test_whoever_finds_a_hole_is_told_whom_to_write_to(client, now):
    with time_machine.travel(now, tick=False):
        text = client.get("/.well-known/security.txt").content.decode()
    fields = dict(line.split(": ", 1) for line in text.splitlines())
    assert fields["Contact"] == "mailto:redaction@octet.example"
    expires = datetime.fromisoformat(fields["Expires"])
    assert now + timedelta(days=100) < expires < now + timedelta(days=365)
    assert fields["Preferred-Languages"] == "fr, en"
    assert fields["Canonical"] == "http://127.0.0.1:8000/.well-known/security.txt"


def test_the_contact_is_a_setting(client, settings):
    settings.SECURITY_CONTACT = "https://octet.example/contact/"
    assert (
        b"Contact: https://octet.example/contact/\n"
        in client.get("/.well-known/security.txt").content
    )


def test_the_probe_needs_no_database_and_is_never_cached(client):
    response = client.get("/healthz")  # without the database mark, a query would fail the test
    assert (response.status_code, response.content) == (200, b"ok")
    assert response.headers["Cache-Control"] == "no-store"


def test_a_probe_over_plain_http_is_not_sent_to_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/healthz").status_code == 200
    assert client.get("/robots.txt").status_code == 301


def groups(client) -> dict[str, list[str]]:
    """Who is told what, as RFC 9309 reads robots.txt: consecutive user agents share what follows."""
    told, names, rules_began = {}, [], False
    for line in client.get("/robots.txt").content.decode().splitlines():
        field, _, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        if field == "User-agent":
            names, rules_began = ([] if rules_began else names) + [value], False
        elif field == "Disallow":
            rules_began = True
            for name in names:
                told.setdefault(name, []).append(value)
    return told


@pytest.mark.django_db
def test_rights_of_mining_are_reserved_in_every_way_that_machines_read(client, settings):
    assert client.get("/.well-known/tdmrep.json").json() == [
        {"location": "/", "tdm-reservation": 1}
    ]
    page = client.get("/")
    assert page.headers["tdm-reservation"] == "1"
    assert '<meta name="tdm-reservation" content="1">' in page.content.decode()
    assert "L. 122-5-3" in client.get("/robots.txt").content.decode()
    settings.TDM_POLICY = "https://octet.example/licence.json"
    assert client.get("/.well-known/tdmrep.json").json()[0]["tdm-policy"] == settings.TDM_POLICY
    page = client.get("/feed/")
    assert page.headers["tdm-policy"] == settings.TDM_POLICY
    assert "tdm-reservation" not in client.get("/admin/login/").headers


@pytest.mark.django_db
def test_a_paper_may_reserve_nothing(client, settings):
    settings.TDM_RESERVED, settings.AI_CRAWLERS = False, "none"
    assert client.get("/.well-known/tdmrep.json").json() == [
        {"location": "/", "tdm-reservation": 0}
    ]
    page = client.get("/")
    assert "tdm-reservation" not in page.headers and b"tdm-" not in page.content
    assert set(groups(client)) == {"*"}
    assert b"L. 122-5-3" not in client.get("/robots.txt").content


def test_robots_turn_away_whom_the_setting_names_and_never_a_search_engine(client, settings):
    told = groups(client)
    assert told["GPTBot"] == told["CCBot"] == told["Google-Extended"] == ["/"]
    assert "OAI-SearchBot" not in told and "Googlebot" not in told and "Bingbot" not in told
    assert told["*"] == ["/admin/", "/search/"]
    settings.AI_CRAWLERS = "all"
    told = groups(client)
    assert told["OAI-SearchBot"] == told["GPTBot"] == ["/"]
    assert "Googlebot" not in told and told["*"] == ["/admin/", "/search/"]
    python = RobotFileParser()
    python.parse(client.get("/robots.txt").content.decode().splitlines())
    assert not python.can_fetch("GPTBot/1.2", "/securite/fuite/")
    assert python.can_fetch("Googlebot", "/securite/fuite/")


def test_a_wrong_word_for_crawlers_is_refused_at_start_up(settings):
    settings.AI_CRAWLERS = "some"
    (error,) = check_ai_crawlers(None)
    assert "training" in error.msg
