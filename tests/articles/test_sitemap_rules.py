"""Sitemaps against the rules of their schemas, written out.

sitemap.xsd and siteindex.xsd of sitemaps.org/schemas/sitemap/0.9; sitemap-news.xsd and
sitemap-image.xsd of google.com/schemas; limits from sitemaps.org/protocol.html and Google's “News sitemaps”.
"""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from articles import sitemaps
from articles.models import Article
from articles.models.publication import Status
from tests import factories

pytestmark = pytest.mark.django_db

HERE = "http://127.0.0.1:8000"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
# tUrl: all of its own elements once at the most (xsd:sequence with xsd:any of other namespaces).
URL_ELEMENTS = ["loc", "lastmod", "changefreq", "priority"]
# tLastmod: union of xsd:date and xsd:dateTime.
LASTMOD = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?")
# sitemap-news.xsd, tNews: publication (name, language), publication_date, title; language's pattern.
NEWS_LANGUAGE = re.compile(r"zh-cn|zh-tw|[a-z]{2,3}")
NASTY = 'Un\x0b ]]> 🧑‍💻 <b>&amp; "الخصوصية" '


def read(client, address: str):
    answer = client.get(address)
    assert answer.status_code == 200
    assert len(answer.content) <= 52_428_800  # 50 MB
    assert answer.content.startswith(b'<?xml version="1.0" encoding="utf-8"?>')  # “must be UTF-8”
    return ElementTree.fromstring(answer.content)


def check_entry(entry, known: list[str]) -> str:
    names = [each.tag.removeprefix(SITEMAP) for each in entry if each.tag.startswith(SITEMAP)]
    assert names == [name for name in known if name in names]  # in order, once
    assert "loc" in names
    address = entry.findtext(f"{SITEMAP}loc")
    assert 12 <= len(address) <= 2_048  # tLoc
    assert address.startswith(f"{HERE}/") and urlsplit(address).fragment == ""
    changed = entry.findtext(f"{SITEMAP}lastmod")
    assert changed is None or LASTMOD.fullmatch(changed)
    return address


def check_urlset(root, most: int = sitemaps.MOST) -> list[str]:
    assert root.tag == f"{SITEMAP}urlset"
    assert {each.tag for each in root} <= {f"{SITEMAP}url"}
    assert len(root) <= most
    found = [check_entry(entry, URL_ELEMENTS) for entry in root]
    assert len(set(found)) == len(found)
    for entry in root:
        pictures = entry.findall(f"{IMAGE}image")
        assert len(pictures) <= 1_000
        assert all(each.findtext(f"{IMAGE}loc").startswith(HERE) for each in pictures)
    return found


def check_news(root) -> list[str]:
    found = check_urlset(root, most=1_000)  # “up to 1,000 URLs in a news sitemap”
    for entry in root:
        (news,) = entry.findall(f"{NEWS}news")
        assert [each.tag for each in news] == [
            f"{NEWS}{name}" for name in ("publication", "publication_date", "title")
        ]
        publication = news.find(f"{NEWS}publication")
        assert [each.tag for each in publication] == [f"{NEWS}name", f"{NEWS}language"]
        assert NEWS_LANGUAGE.fullmatch(publication.findtext(f"{NEWS}language"))
        assert publication.findtext(f"{NEWS}name") == "Octet"
        assert datetime.fromisoformat(news.findtext(f"{NEWS}publication_date")).tzinfo
        assert news.findtext(f"{NEWS}title").strip()
    return found


@pytest.fixture
def paper():
    section = factories.section(name=NASTY[:40], slug="securite")
    ada = factories.author()
    moments = [datetime(2021, 2, day, 12, tzinfo=UTC) for day in (1, 28)] + [timezone.now()]
    for at in moments:
        factories.article(
            title=NASTY,
            section=section,
            tags=["RGPD"],
            authors=[ada],
            dossier=factories.dossier(),
            lead_image=factories.image(drawn=True) if at.year == 2021 else None,
            at=at,
        )
    factories.article(title="English", language="en-GB", section=section)
    factories.page()


def test_the_index_and_every_file_that_it_names_are_valid(client, paper):
    root = read(client, "/sitemap.xml")
    assert root.tag == f"{SITEMAP}sitemapindex"
    assert {each.tag for each in root} == {f"{SITEMAP}sitemap"}
    files = [check_entry(entry, ["loc", "lastmod"]) for entry in root]  # tSitemap
    assert len(set(files)) == len(files) >= 5
    found = [address for file in files for address in check_urlset(read(client, file))]
    assert len(set(found)) == len(found)  # no page is in two files


def test_the_news_sitemap_is_valid_whatever_titles_hold(client, paper):
    assert len(check_news(read(client, "/sitemap-news.xml"))) == 2


def test_a_news_sitemap_never_has_more_than_a_thousand_addresses_and_they_are_the_newest(client):
    section, now = factories.section(slug="s"), timezone.now()
    Article.objects.bulk_create(
        Article(
            title="Une dépêche",
            slug=f"b{number}",
            section=section,
            status=Status.PUBLISHED,
            published_at=now - timedelta(seconds=number),
        )
        for number in range(1_004)
    )
    found = check_news(read(client, "/sitemap-news.xml"))
    assert len(found) == 1_000
    assert found[0] == f"{HERE}/s/b0/" and found[-1] == f"{HERE}/s/b999/"


@pytest.mark.parametrize(("age", "is_in"), [((47, 59), True), ((48, 1), False)])
def test_the_window_of_the_news_sitemap_is_48_hours_of_the_request(client, age, is_in):
    hours, minutes = age
    factories.article(at=timezone.now() - timedelta(hours=hours, minutes=minutes))
    assert len(check_news(read(client, "/sitemap-news.xml"))) == is_in
