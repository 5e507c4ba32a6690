"""Feeds: what a news reader and a syndication partner get."""

import json
import re
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from articles.feeds.announcing import ENDINGS
from articles.feeds.channels import ITEMS
from articles.models import Byline
from tests import factories

pytestmark = pytest.mark.django_db

NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}
HERE = "http://127.0.0.1:8000"


def channel(client, address: str = "/feed/"):
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    return ElementTree.fromstring(response.content).find("channel")


def titles(client, address: str) -> list[str]:
    return [item.findtext("title") for item in channel(client, address).iter("item")]


def text(item, name: str) -> str:
    return item.findtext(name, namespaces=NAMES)


def test_a_feed_says_whose_it_is_and_when_it_last_changed(client):
    factories.article(at=datetime(2022, 4, 15, 9, 30, tzinfo=UTC))
    feed = channel(client)
    assert feed.findtext("title") == "Octet"
    assert feed.findtext("link") == f"{HERE}/"
    assert feed.findtext("description") == "Le numérique, sans traceur"
    assert feed.findtext("language") == "fr"
    assert feed.findtext("lastBuildDate") == "Fri, 15 Apr 2022 09:30:00 +0000"
    own = feed.find("atom:link", NAMES)
    assert (own.get("rel"), own.get("href")) == ("self", f"{HERE}/feed/")


def test_an_item_carries_the_whole_article_its_authors_and_its_picture(client):
    ada, luc = factories.author(name="Ada"), factories.author(name="Luc")
    article = factories.article(
        title='L\'amende & "la fuite"',
        section=factories.section(name="Sécurité", slug="securite"),
        tags=["RGPD", "Santé"],
        authors=[ada, luc],
        lead_image=factories.image(file=factories.picture_file(width=1700, height=900), drawn=True),
        body='<p>Voir <a href="/securite/">ici</a> et <a href="#bas">là</a>.</p>',
        slug="amende",
    )
    Byline.objects.create(article=article, author=ada, role="photo", position=9)
    item = channel(client).find("item")
    assert item.findtext("title") == "L’amende & «\u00a0la fuite\u00a0»"
    assert item.findtext("link") == f"{HERE}/securite/amende/"
    assert [each.text for each in item.findall("dc:creator", NAMES)] == ["Ada", "Luc"]
    assert {each.text for each in item.findall("category")} == {"Sécurité", "RGPD", "Santé"}
    picture = item.find("media:content", NAMES)
    assert int(picture.get("width")) >= 1200
    assert picture.get("url").startswith(f"{HERE}/media/renditions/")
    assert client.get(picture.get("url")).headers["Content-Type"] == picture.get("type")
    content = text(item, "content:encoded")
    assert f'href="{HERE}/securite/"' in content
    assert f'href="{HERE}/securite/amende/#bas"' in content
    assert f'src="{picture.get("url")}"' in content
    assert 'href="/' not in content and 'src="/' not in content


def test_a_products_link_keeps_its_label_for_search_engines(client):
    box = factories.product(url="https://shop.example/x")
    factories.article(body=f'<div data-block="product" data-id="{box.pk}"></div>')
    content = text(channel(client).find("item"), "content:encoded")
    assert "https://shop.example/x" in content
    assert "sponsored" in content


def test_commercial_content_says_so_first_in_its_text_and_in_its_title(client):
    factories.article(
        kind="advertorial", title="Des murs", advertiser="ACME", body="<p>Achetez.</p>"
    )
    item = channel(client).find("item")
    content = text(item, "content:encoded")
    assert content.index("ACME") < content.index("Achetez")
    assert item.findtext("title") == "Publicité – Des murs"


def test_the_guid_outlives_every_change_of_address(client):
    article = factories.article(slug="a")
    before = channel(client).find("item/guid")
    article.save_draft(article.snapshot() | {"slug": "b", "title": "Autre titre"}, by=None)
    article.publish(change="significant")
    after = channel(client).find("item/guid")
    assert after.text == before.text
    assert after.get("isPermaLink") == "false"


def test_sections_tags_authors_and_dossiers_have_feeds_of_their_own(client):
    security, health = factories.section(slug="securite"), factories.section(slug="sante")
    ada, leak = factories.author(slug="ada"), factories.dossier(slug="fuite")
    factories.article(title="Un", section=security, tags=["RGPD"], authors=[ada], dossier=leak)
    factories.article(title="Deux", section=health)
    assert titles(client, "/feed/") == ["Deux", "Un"]
    assert titles(client, "/securite/feed/") == ["Un"]
    assert titles(client, "/sante/feed/") == ["Deux"]
    assert titles(client, "/tag/rgpd/feed/") == ["Un"]
    assert titles(client, "/author/ada/feed/") == ["Un"]
    assert titles(client, "/dossier/fuite/feed/") == ["Un"]
    assert titles(client, "/securite/tag/rgpd/feed/") == ["Un"]
    assert titles(client, "/sante/tag/rgpd/feed/") == []
    for unknown in (
        *("/rien/feed/", "/tag/rien/feed/", "/author/rien/feed/", "/dossier/rien/feed/"),
        *("/rien/tag/rgpd/feed/", "/securite/tag/rien/feed/"),
    ):
        assert client.get(unknown).status_code == 404


def test_a_feed_that_has_not_changed_costs_its_reader_nothing(client, time_machine):
    time_machine.move_to(datetime(2026, 5, 4, 10, tzinfo=UTC), tick=False)
    article = factories.article()
    first = client.get("/feed/")
    known = {"If-None-Match": first.headers["ETag"]}
    assert client.get("/feed/", headers=known).status_code == 304
    since = {"If-Modified-Since": first.headers["Last-Modified"]}
    assert client.get("/feed/", headers=since).status_code == 304
    time_machine.shift(2)
    article.save_draft(article.snapshot() | {"body": "<p>Neuf.</p>"}, by=None)
    article.publish(change="minor")
    assert client.get("/feed/", headers=known).status_code == 200
    assert client.get("/feed/", headers=since).status_code == 200
    since = {"If-Modified-Since": client.get("/feed/").headers["Last-Modified"]}
    factories.article().withdraw(reason="test")
    article.withdraw(reason="test")
    assert client.get("/feed/", headers=since).status_code == 200


def test_an_empty_feed_stays_the_same_bytes(client):
    factories.section(slug="vide")
    first = client.get("/vide/feed/")
    assert first.status_code == 200
    assert client.get("/vide/feed/").content == first.content


def test_a_control_character_pasted_into_a_title_breaks_no_feed(client):
    factories.article(
        title="Un\x0b titre \x1f\ufffe",
        standfirst="\x01",
        tags=["a\x02b"],
        authors=[factories.author(name="Z\x03oé")],
        section=factories.section(name="S\x04", slug="s"),
        body="<p>Te\x0bxte</p>",
    )
    for address in ("/feed/", "/s/feed/", "/sitemap-news.xml", "/s/"):
        assert client.get(address).status_code == 200, address
    assert titles(client, "/feed/") == ["Un titre "]


def test_a_page_names_its_feeds(client):
    section = factories.section(name="Sécurité", slug="securite")
    article = factories.article(section=section)
    for address in ("/securite/", article.get_absolute_url()):
        page = client.get(address).content.decode()
        for title, feed in (("Octet", "/feed/"), ("Sécurité – Octet", "/securite/feed/")):
            link = f'type="application/rss+xml" title="{title}" href="{HERE}{feed}"'
            assert link in page


def test_a_list_names_its_feed_in_every_format_and_each_is_what_it_says(client):
    section, dossier = factories.section(slug="securite"), factories.dossier(slug="fuite")
    ada = factories.author(slug="ada")
    factories.article(section=section, dossier=dossier, tags=["RGPD"], authors=[ada])
    for page in ("/", "/securite/", "/tag/rgpd/", "/author/ada/", "/dossier/fuite/"):
        html = client.get(page).content.decode()
        for kind, ending in ENDINGS.items():
            (title,) = re.findall(
                f'type="{re.escape(kind)}" title="(.+)" href="{HERE}{page}{ending}"', html
            )
            answer = client.get(f"{page}{ending}")
            assert answer.headers["Content-Type"] == f"{kind}; charset=utf-8"
            assert title


def test_a_lasting_page_and_the_search_announce_the_sites_feed_alone(client):
    factories.page(slug="contact")
    html = client.get("/contact/").content.decode()
    assert re.findall(r'rel="alternate" type="(.+?)"', html) == ["application/rss+xml"]


def test_a_feed_costs_the_same_few_queries_whatever_the_archive(
    client, django_assert_max_num_queries
):
    ada, tags = factories.author(slug="ada"), ["RGPD", "Santé"]
    newest = timezone.now()
    for number in range(ITEMS + 5):
        factories.article(authors=[ada], tags=tags, at=newest - timedelta(hours=number))
    for address in ("/feed/", "/author/ada/feed/", "/tag/rgpd/feed/"):
        for ending in ("", "atom/", "json/"):
            with django_assert_max_num_queries(7):
                client.get(f"{address}{ending}")
        assert len(titles(client, address)) == ITEMS


def test_json_ld_is_no_place_to_break_out_of(client):
    nasty = "</script><script>alert(1)</script>"
    article = factories.article(title=nasty, standfirst=nasty, tags=[nasty[:90]])
    page = client.get(article.get_absolute_url()).content.decode()
    start = page.index('<script type="application/ld+json">')
    data = page[page.index(">", start) + 1 : page.index("</script>", start)]
    assert "<" not in data
    assert json.loads(data)["@graph"]
