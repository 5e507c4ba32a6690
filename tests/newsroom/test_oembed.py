"""oEmbed 1.0 (oembed.com, sections in brackets): other sites show our articles by their address."""

import re
from datetime import timedelta
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from tests import factories
from tests.promises.test_gate import values
from tests.site_map import addresses, public_patterns

pytestmark = pytest.mark.django_db

HERE = "http://127.0.0.1:8000"


def ask(client, url: str, **arguments):
    return client.get(f"/oembed?{urlencode({'url': url} | arguments)}")


@pytest.fixture
def article():
    return factories.article(
        title='L\'amende & "la fuite" <b>',
        slug="amende",
        section=factories.section(slug="securite"),
        authors=[factories.author(name="Ada", slug="ada"), factories.author(name="Luc")],
        lead_image=factories.image(file=factories.picture_file(width=1300, height=900), drawn=True),
    )


def test_an_article_is_described_with_all_that_the_specification_requires(client, article):
    answer = ask(client, f"{HERE}/securite/amende/")
    assert answer.headers["Content-Type"] == "application/json"  # §2.3.4.1
    said = answer.json()
    assert (said["type"], said["version"]) == ("rich", "1.0")  # required
    assert (said["width"], said["height"]) == (560, 440)  # required for rich
    assert said["title"] == "L’amende & «\u00a0la fuite\u00a0» <b>"
    assert (said["author_name"], said["author_url"]) == ("Ada, Luc", f"{HERE}/author/ada/")
    assert (said["provider_name"], said["provider_url"]) == ("Octet", f"{HERE}/")
    assert (said["thumbnail_width"], said["thumbnail_height"]) == (960, 640)  # all three or none
    assert client.get(said["thumbnail_url"]).status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_the_html_is_one_frame_of_a_page_of_ours_and_nothing_breaks_out_of_it(client, article):
    html = ask(client, f"{HERE}/securite/amende/").json()["html"]
    assert html.count("<") == 2 and html.startswith("<iframe ") and html.endswith("</iframe>")
    assert f'src="{HERE}/embed/article-{article.pk}/"' in html
    assert 'sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"' in html
    assert 'width="560" height="440"' in html


def test_xml_says_the_same(client, article):
    said = ask(client, f"{HERE}/securite/amende/", format="json").json()
    answer = ask(client, f"{HERE}/securite/amende/", format="xml")
    assert answer.headers["Content-Type"].startswith("text/xml")  # §2.3.4.2
    root = ElementTree.fromstring(answer.content)
    assert root.tag == "oembed"
    assert {each.tag: each.text for each in root} == {
        name: str(value) for name, value in said.items()
    }


@pytest.mark.parametrize(
    ("room", "size"),
    [
        ({"maxwidth": 320}, (320, 440)),
        ({"maxheight": 200}, (560, 190)),
        ({"maxwidth": 300, "maxheight": 120}, (300, 120)),
        ({"maxwidth": 5000, "maxheight": 5000}, (560, 440)),
        ({"maxwidth": "a", "maxheight": "-1"}, (560, 440)),
        ({"maxwidth": "0", "maxheight": "²"}, (560, 440)),
    ],
)
def test_nothing_is_larger_than_there_is_room_for(client, article, room, size):
    said = ask(client, f"{HERE}/securite/amende/", **room).json()
    assert (said["width"], said["height"]) == size
    for name, most in room.items():
        if str(most).isdecimal() and int(most) and "thumbnail_url" in said:
            assert said[f"thumbnail_{name.removeprefix('max')}"] <= most


def test_an_address_that_the_article_once_had_will_do(client, article):
    article.save_draft(article.snapshot() | {"slug": "dedalus"}, by=None)
    article.publish(change="minor")
    article.section.slug = "cyber"
    article.section.save()
    for path in ("/securite/amende/", "/securite/amende", "/securite/dedalus/?utm=x#top"):
        assert ask(client, f"{HERE}{path}").json()["title"].startswith("L’amende")


def test_what_readers_do_not_get_and_what_is_not_ours_is_not_there(client, article):
    draft = factories.draft(slug="brouillon", section=article.section)
    embargoed = factories.article(
        slug="demain", section=article.section, embargo_until=timezone.now() + timedelta(days=1)
    )
    withdrawn = factories.article(slug="retire", section=article.section)
    withdrawn.withdraw(reason="test")
    for hidden in (draft, embargoed, withdrawn):
        assert ask(client, f"{HERE}/securite/{hidden.slug}/").status_code == 404
        assert client.get(f"/embed/article-{hidden.pk}/").status_code == 404
    for foreign in (
        *("https://ailleurs.example/securite/amende/", "/securite/amende/", "", "javascript:x"),
        *(f"{HERE}/", f"{HERE}/securite/", f"{HERE}/nulle/part/", f"{HERE}/admin/", "http://[::1"),
        *(f"{HERE}@evil.example/securite/amende/", f"{HERE}/\0/", f"{HERE}/{'x' * 3000}/y/"),
    ):
        assert ask(client, foreign).status_code == 404, foreign
    assert client.get("/oembed").status_code == 404
    assert ask(client, f"{HERE}/securite/amende/", format="yaml").status_code == 501


def test_the_page_of_an_article_says_where_to_ask(client, article):
    page = client.get("/securite/amende/").content.decode()
    for kind, content in (("application/json", "application/json"), ("text/xml", "text/xml")):
        (address,) = re.findall(f'type="{re.escape(kind)}\\+oembed" title=".+?" href="(.+?)"', page)
        answer = client.get(address.replace("&amp;", "&"))
        assert answer.headers["Content-Type"].startswith(content)


def test_the_card_runs_nothing_and_anybody_may_frame_it(client, article):
    answer = client.get(f"/embed/article-{article.pk}/")
    html, policy = answer.content.decode(), answer.headers["Content-Security-Policy"]
    assert "frame-ancestors *" in policy and "default-src 'none'" in policy
    assert "script" not in policy and "unsafe" not in policy and "<script" not in html
    assert "X-Frame-Options" not in answer.headers
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert f'href="{HERE}/securite/amende/"' in html
    assert "<form" not in html and "style=" not in html
    assert not answer.cookies


def test_a_card_that_has_not_changed_may_still_be_framed(client, article):
    """A browser puts the headers of a 304 in the place of those that it has kept (RFC 9111, 4.3.4)."""
    address = f"/embed/article-{article.pk}/"
    known = {"If-None-Match": client.get(address).headers["ETag"]}
    answer = client.get(address, headers=known)
    assert answer.status_code == 304
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert "Cross-Origin-Resource-Policy" not in answer.headers
    assert "X-Frame-Options" not in answer.headers


def test_commercial_content_says_so_on_its_card(client):
    article = factories.article(kind="advertorial", advertiser="ACME")
    assert "Publicité · ACME" in client.get(f"/embed/article-{article.pk}/").content.decode()


def test_no_other_page_of_the_site_may_be_framed(client, article):
    factories.comment(article, state="approved")
    framed = set()
    for name, address in addresses(public_patterns(), values()):
        answer = client.get(address)
        if answer.status_code < 300 and answer.headers.get("X-Frame-Options") != "DENY":
            framed.add(name)
        elif answer.headers["Content-Type"].startswith("text/html"):
            assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"], address
    assert framed == {"embed"}


def test_an_answer_costs_a_few_queries(client, article, django_assert_max_num_queries):
    for address in (f"/oembed?url={HERE}/securite/amende/", f"/embed/article-{article.pk}/"):
        with django_assert_max_num_queries(4):
            assert client.get(address).status_code == 200
