"""The addresses that programs try by themselves."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine


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
