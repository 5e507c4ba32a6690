"""What a publication declares to be decides the dates and notices, the same in every output."""

import json
import re
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from articles.models import Article
from articles.models.publication import Change
from articles.timekeeping import carry_out_what_is_due
from tests import factories

pytestmark = pytest.mark.django_db
FIRST = datetime(2026, 5, 1, 8, 0, tzinfo=UTC)
NOW = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
NOTICE = "Nous avions écrit douze mille."
LASTMOD = "{http://www.sitemaps.org/schemas/sitemap/0.9}lastmod"
LATER = [Change.MINOR, Change.SIGNIFICANT, Change.CORRECTION, Change.RIGHT_OF_REPLY]
MOVES = {Change.SIGNIFICANT, Change.CORRECTION, Change.RIGHT_OF_REPLY}
TELLS = {Change.CORRECTION, Change.RIGHT_OF_REPLY}


@pytest.fixture(params=[False, True], ids=["now", "planned"])
def changed(request, time_machine):
    """Publish a change of a kind, by hand or by the clock, and return the article."""

    def publish(change: str) -> Article:
        time_machine.move_to(FIRST, tick=False)
        article = factories.article(title="Avant", slug="fuite")
        article.save_draft(article.draft() | {"title": "Après"}, by=None)
        if request.param:
            article.plan(at=NOW, by=None, change=change, notice=NOTICE)
            time_machine.move_to(NOW + timedelta(minutes=7), tick=False)  # nobody was there
            assert carry_out_what_is_due() == 1
        else:
            time_machine.move_to(NOW, tick=False)
            article.publish(change=change, notice=NOTICE)
        return Article.objects.get(pk=article.pk)

    return publish


def news_of(page: str) -> dict:
    graph = json.loads(re.search(r'ld\+json">(.*?)</script>', page, re.DOTALL)[1])["@graph"]
    return next(node for node in graph if "NewsArticle" in node["@type"])


@pytest.mark.parametrize("change", LATER)
def test_every_output_tells_the_same_of_a_change(client, changed, change):
    article = changed(change)
    shown = NOW if change in MOVES else FIRST
    page = client.get(article.get_absolute_url()).content.decode()
    news = news_of(page)
    assert news["headline"] == "Après"
    assert datetime.fromisoformat(news["datePublished"]) == FIRST
    assert datetime.fromisoformat(news["dateModified"]) == shown
    assert ("Mis à jour le" in page) == (change in MOVES)
    assert ("article:modified_time" in page) == (change in MOVES)

    told = [each["text"] for each in news.get("correction", [])]
    assert told == ([NOTICE] if change in TELLS else [])
    assert ('id="corrections"' in page) == (change in TELLS)
    assert (NOTICE in client.get("/corrections/").content.decode()) == (change in TELLS)
    assert all(record.date == NOW for record in article.corrections.all())

    month = ElementTree.fromstring(client.get("/sitemap-2026-05.xml").content)
    assert [datetime.fromisoformat(each.text) for each in month.iter(LASTMOD)] == [shown]
    index = ElementTree.fromstring(client.get("/sitemap.xml").content)
    assert shown in [datetime.fromisoformat(each.text) for each in index.iter(LASTMOD)]

    feed = ElementTree.fromstring(client.get("/feed/").content)
    built = datetime.strptime(feed.findtext("channel/lastBuildDate"), "%a, %d %b %Y %H:%M:%S %z")
    assert built == shown
    assert feed.findtext("channel/item/title") == "Après"


@pytest.mark.parametrize("change", sorted(TELLS))
def test_what_readers_were_told_follows_the_article(client, changed, change):
    article = changed(change)
    address = article.get_absolute_url()
    article.withdraw(reason="Essai")
    assert NOTICE not in client.get("/corrections/").content.decode()
    gone = client.get(address)
    assert gone.status_code == 410 and NOTICE not in gone.content.decode()
    article.publish(change=Change.MINOR)
    assert NOTICE in client.get("/corrections/").content.decode()
    Article.objects.update(embargo_until=timezone.now() + timedelta(hours=1))
    assert NOTICE not in client.get("/corrections/").content.decode()
    assert client.get(address).status_code == 404


def test_a_first_publication_is_dated_once_everywhere(client, time_machine):
    time_machine.move_to(FIRST, tick=False)
    article = factories.article(slug="fuite")
    page = client.get(article.get_absolute_url()).content.decode()
    news = news_of(page)
    assert news["datePublished"] == news["dateModified"]
    assert datetime.fromisoformat(news["datePublished"]) == FIRST
    assert "Mis à jour le" not in page


def test_a_withdrawal_takes_it_out_of_every_output(client, time_machine):
    time_machine.move_to(FIRST, tick=False)
    article = factories.article(slug="fuite", title="Retiré bientôt")
    article.withdraw(reason="Essai")
    for address in ("/", "/feed/", "/sitemap.xml", "/sitemap-news.xml", "/corrections/"):
        page = client.get(address).content.decode()
        assert "Retiré bientôt" not in page and "fuite" not in page, address
    assert client.get(article.get_absolute_url()).status_code == 410
