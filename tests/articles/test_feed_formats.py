"""RSS 2.0, Atom and JSON Feed, each against the rules of its own specification.

RSS: rssboard.org/rss-specification and its Best Practices Profile. Atom: RFC 4287. JSON Feed:
jsonfeed.org/version/1.1. WebSub: w3.org/TR/websub. XML: w3.org/TR/xml.
"""

import json
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from tests import factories

pytestmark = pytest.mark.django_db

HERE = "http://127.0.0.1:8000"
NAMES = {
    "a": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}
FORMATS = ("/feed/", "/feed/atom/", "/feed/json/")
# What readers type and paste: control characters, the end of a CDATA section, an emoji outside the
# basic plane, Arabic, an isolated direction mark, markup.
NASTY = 'Un\x0b\x00\x1f\ufffe ]]> 🧑‍💻 الخصوصية \u2067x\u2069 <b>&amp;"'.replace("\x00", "")


def rss(client, address: str = "/feed/"):
    return ElementTree.fromstring(client.get(address).content).find("channel")


def atom(client, address: str = "/feed/atom/"):
    return ElementTree.fromstring(client.get(address).content)


def feed_json(client, address: str = "/feed/json/") -> dict:
    return json.loads(client.get(address).content)


def contents(client) -> dict[str, str]:
    """The HTML of the newest article in each format."""
    return {
        "rss": rss(client).find("item").findtext("content:encoded", namespaces=NAMES),
        "atom": atom(client).find("a:entry", NAMES).findtext("a:content", namespaces=NAMES),
        "json": feed_json(client)["items"][0]["content_html"],
    }


@pytest.fixture
def article():
    return factories.article(
        title="L'amende",
        standfirst="La CNIL tranche : 1,5 million.",
        section=factories.section(name="Sécurité", slug="securite"),
        tags=["RGPD"],
        authors=[factories.author(name="Ada", slug="ada"), factories.author(name="Luc")],
        lead_image=factories.image(
            file=factories.picture_file(width=1700, height=900), drawn=True, alt="Une baie"
        ),
        body='<p>Voir <a href="/securite/">ici</a>.</p>',
        slug="amende",
        at=datetime(2022, 4, 15, 9, 30, tzinfo=UTC),
    )


def test_rss_has_what_the_specification_requires(client, article):
    channel = rss(client)
    for required in ("title", "link", "description"):  # “Required channel elements”
        assert channel.findtext(required)
    item = channel.find("item")
    assert parsedate_to_datetime(item.findtext("pubDate")) == article.published_at  # RFC 822
    assert item.findtext("title") or item.findtext("description")  # “at least one of”
    assert item.findtext("description") == "La CNIL tranche\u00a0: 1,5\u00a0million."


def test_atom_has_what_the_rfc_requires(client, article):
    feed = atom(client)
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    for required in ("id", "title", "updated"):  # §4.1.1
        assert len(feed.findall(f"a:{required}", NAMES)) == 1
    links = {each.get("rel"): each.get("href") for each in feed.findall("a:link", NAMES)}
    assert links == {"alternate": f"{HERE}/", "self": f"{HERE}/feed/atom/"}  # §4.2.7
    assert feed.findtext("a:author/a:name", namespaces=NAMES) == "Octet"
    (entry,) = feed.findall("a:entry", NAMES)
    for required in ("id", "title", "updated"):  # §4.1.2
        assert len(entry.findall(f"a:{required}", NAMES)) == 1
    assert entry.find("a:content", NAMES).get("type") == "html"  # §4.1.3.1
    for moment in (feed, entry):  # §3.3: RFC 3339, with a zone
        assert datetime.fromisoformat(moment.findtext("a:updated", namespaces=NAMES)).tzinfo
    people = entry.findall("a:author", NAMES)
    assert [each.findtext("a:name", namespaces=NAMES) for each in people] == ["Ada", "Luc"]
    assert people[0].findtext("a:uri", namespaces=NAMES) == f"{HERE}/author/ada/"  # §3.2.2
    assert {each.get("term") for each in entry.findall("a:category", NAMES)} == {"Sécurité", "RGPD"}
    assert int(entry.find("media:content", NAMES).get("width")) >= 1200


def test_json_feed_has_what_the_specification_requires(client, article):
    feed = feed_json(client)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"  # “required, string”
    assert feed["title"] == "Octet"  # “required, string”
    assert (feed["home_page_url"], feed["feed_url"]) == (f"{HERE}/", f"{HERE}/feed/json/")
    assert feed["language"] == "fr"  # new in 1.1, RFC 5646
    (item,) = feed["items"]
    assert isinstance(item["id"], str)  # “required, string”
    assert item["content_html"]  # “one or both”
    assert item["url"] == f"{HERE}/securite/amende/"
    assert item["date_published"] == "2022-04-15T11:30:00+02:00"  # RFC 3339
    assert item["authors"][0] == {"name": "Ada", "url": f"{HERE}/author/ada/"}  # authors, in 1.1
    assert set(item["tags"]) == {"Sécurité", "RGPD"}
    assert item["image"].startswith(f"{HERE}/media/renditions/")


def test_the_three_say_the_same_under_one_identity(client, article):
    first, entry, item = rss(client).find("item"), atom(client).find("a:entry", NAMES), {}
    item = feed_json(client)["items"][0]
    assert first.findtext("guid") == entry.findtext("a:id", namespaces=NAMES) == item["id"]
    assert first.findtext("title") == entry.findtext("a:title", namespaces=NAMES) == item["title"]
    assert len(set(contents(client).values())) == 1


@pytest.mark.parametrize("address", FORMATS)
def test_nothing_that_anybody_types_makes_a_feed_unreadable(client, address):
    factories.article(
        title=NASTY,
        standfirst=NASTY,
        body=f"<p>{NASTY.replace('<', '&lt;')}</p>",
        tags=[NASTY[:30]],
        authors=[factories.author(name=NASTY)],
        section=factories.section(name=NASTY[:30], slug="s"),
        lead_image=factories.image(
            file=factories.picture_file(), drawn=True, alt=NASTY, credit=NASTY
        ),
    )
    data = client.get(address).content
    if address == "/feed/json/":
        title = json.loads(data)["items"][0]["title"]
    else:
        title = next(
            each.text for each in ElementTree.fromstring(data).iter() if "🧑" in (each.text or "")
        )
    for kept in ("]]>", "🧑‍💻", "الخصوصية", "<b>"):
        assert kept in title
    assert "\x0b" not in data.decode() and "\\u000b" not in data.decode()


def test_no_format_carries_what_runs_and_each_has_links_for_embeds(client):
    video = '<figure data-block="embed" data-url="https://www.youtube.com/watch?v=dQw4w9WgXcQ"></figure>'
    factories.article(
        body=f'<p onclick="x()">A</p><script>alert(1)</script>{video}<p><a href="/b/">b</a></p>'
    )
    for content in contents(client).values():
        assert 'href="https://www.youtube.com/watch?v=dQw4w9WgXcQ"' in content
        assert f'href="{HERE}/b/"' in content
        for forbidden in ("<script", "onclick", "<iframe", 'href="/', 'src="/', "style="):
            assert forbidden not in content


def test_a_picture_whose_rights_are_over_leaves_every_format_with_its_caption(client, time_machine):
    time_machine.move_to(datetime(2026, 5, 4, 10, tzinfo=UTC), tick=False)
    today = timezone.localdate()
    lead, inside, kept = (
        factories.image(
            file=factories.picture_file(width=1300 + 10 * number, height=900),
            drawn=True,
            caption=f"Légende {number}",
            rights_expire_on=today if number < 2 else None,
        )
        for number in range(3)
    )
    blocks = "".join(
        f'<figure data-block="image" data-id="{each.pk}"></figure>' for each in (inside, kept)
    )
    factories.article(lead_image=lead, body=f"<p>A</p>{blocks}")
    for content in contents(client).values():
        assert [f"Légende {number}" in content for number in range(3)] == [True] * 3
    time_machine.shift(timedelta(days=1))
    for content in contents(client).values():
        assert [f"Légende {number}" in content for number in range(3)] == [False, False, True]
        assert inside.renditions["folder"] not in content
    whole = "".join(client.get(address).content.decode() for address in FORMATS)
    assert lead.renditions["folder"] not in whole
    assert kept.renditions["folder"] in whole


def test_a_hub_is_named_in_every_format_and_in_the_headers(client, settings, article):
    assert "Link" not in client.get("/feed/").headers
    settings.WEBSUB_HUB = "https://hub.example/"
    hubs = {
        "/feed/": rss(client).find("a:link[@rel='hub']", NAMES).get("href"),
        "/feed/atom/": atom(client).find("a:link[@rel='hub']", NAMES).get("href"),
        "/feed/json/": feed_json(client)["hubs"][0]["url"],
    }
    assert set(hubs.values()) == {"https://hub.example/"}
    for address in hubs:
        assert client.get(address).headers["Link"] == (
            f'<https://hub.example/>; rel="hub", <{HERE}{address}>; rel="self"'
        )


@pytest.mark.parametrize("address", FORMATS)
def test_each_format_costs_nothing_when_nothing_has_changed(client, article, address):
    first = client.get(address)
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert (
        client.get(address, headers={"If-Modified-Since": first["Last-Modified"]}).status_code
        == 304
    )
    assert client.post(address).status_code == 405


def test_a_feed_of_a_renamed_list_keeps_its_identity(client, article):
    before = atom(client, "/securite/feed/atom/").findtext("a:id", namespaces=NAMES)
    article.section.slug = "cyber"
    article.section.save()
    assert atom(client, "/cyber/feed/atom/").findtext("a:id", namespaces=NAMES) == before
