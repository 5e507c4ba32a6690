"""Sitemaps: everything public, nothing else, in files that stay as they are."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
import time_machine
from django.utils import timezone

from articles import sitemaps
from tests import factories

pytestmark = pytest.mark.django_db

HERE = "http://127.0.0.1:8000"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"


def tree(client, address: str):
    response = client.get(address)
    assert response.status_code == 200, address
    assert response.headers["Content-Type"].startswith("application/xml")
    return ElementTree.fromstring(response.content)


def entries(client, address: str) -> dict[str, str | None]:
    """Path and lastmod of each entry."""
    return {
        each.findtext(f"{MAP}loc").removeprefix(HERE): each.findtext(f"{MAP}lastmod")
        for each in tree(client, address)
    }


def day(*numbers: int) -> datetime:
    return datetime(*numbers, 12, tzinfo=UTC)


@pytest.fixture
def archive():
    section = factories.section(slug="securite")
    for number, at in enumerate((day(2020, 7, 21), day(2021, 2, 24), day(2021, 2, 28))):
        factories.article(section=section, slug=f"a{number}", at=at)
    return section


def test_the_index_names_a_file_for_each_month_with_articles(client, archive):
    index = entries(client, "/sitemap.xml")
    assert index["/sitemap-2021-02.xml"] == "2021-02-28T12:00:00+00:00"
    assert index["/sitemap-2020-07.xml"] == "2020-07-21T12:00:00+00:00"
    assert "/sitemap-2020-08.xml" not in index
    for address in index:
        assert len(tree(client, address)) > 0


def test_a_month_names_its_articles_and_their_last_change(client, archive):
    found = entries(client, "/sitemap-2021-02.xml")
    assert found == {
        "/securite/a1/": "2021-02-24T12:00:00+00:00",
        "/securite/a2/": "2021-02-28T12:00:00+00:00",
    }


def test_only_a_significant_change_moves_a_date(client, archive):
    article = archive.articles.get(slug="a0")
    before = entries(client, "/sitemap-2020-07.xml")
    article.publish(change="minor")
    assert entries(client, "/sitemap-2020-07.xml") == before
    with time_machine.travel(day(2022, 4, 15), tick=False):
        article.publish(change="significant")
        assert entries(client, "/sitemap-2020-07.xml")["/securite/a0/"].startswith("2022-04-15")
        assert entries(client, "/sitemap.xml")["/sitemap-2020-07.xml"].startswith("2022-04-15")


def test_months_are_counted_in_utc(client):
    factories.article(at=datetime(2021, 2, 28, 23, 30, tzinfo=UTC), slug="minuit")  # March in Paris
    assert "/sitemap-2021-02.xml" in entries(client, "/sitemap.xml")
    assert len(entries(client, "/sitemap-2021-02.xml")) == 1


def test_a_month_too_large_for_a_file_is_given_out_by_days(client, archive, monkeypatch):
    monkeypatch.setattr(sitemaps, "MOST", 1)
    index = entries(client, "/sitemap.xml")
    assert "/sitemap-2021-02.xml" not in index
    assert list(entries(client, "/sitemap-2021-02-24.xml")) == ["/securite/a1/"]
    assert {"/sitemap-2021-02-24.xml", "/sitemap-2021-02-28.xml"} <= set(index)


@pytest.mark.parametrize(
    "period", ["2021-03", "2021-13", "0000-01", "9999-12", "2021-02-30", "9999-12-31", "2021-2"]
)
def test_a_month_without_articles_or_outside_the_calendar_is_no_file(client, archive, period):
    assert client.get(f"/sitemap-{period}.xml").status_code == 404


def test_pictures_are_named(client):
    image = factories.image(drawn=True)
    factories.article(lead_image=image, at=day(2021, 2, 24))
    (entry,) = tree(client, "/sitemap-2021-02.xml")
    assert entry.findtext(f"{IMAGE}image/{IMAGE}loc").startswith(f"{HERE}/media/renditions/")


def test_what_was_first_published_elsewhere_is_left_to_its_own_site(client):
    factories.article(canonical_url="https://ailleurs.example/a/", at=day(2021, 2, 24))
    assert len(tree(client, "/sitemap-2021-02.xml")) == 0


def test_lists_with_articles_and_lasting_pages_have_files_of_their_own(client):
    section, dossier = factories.section(slug="securite"), factories.dossier(slug="fuite")
    factories.dossier(slug="vide"), factories.page(slug="contact"), factories.author(slug="muet")
    factories.tag("Jamais")
    ada = factories.author(slug="ada")
    factories.article(section=section, dossier=dossier, tags=["RGPD"], authors=[ada])
    pages = entries(client, "/sitemap-pages.xml")
    assert set(pages) == {"/", "/corrections/", "/securite/", "/dossier/fuite/", "/contact/"}
    assert pages["/contact/"] and not pages["/securite/"]
    assert set(entries(client, "/sitemap-tags.xml")) == {"/tag/rgpd/"}
    assert set(entries(client, "/sitemap-authors.xml")) == {"/author/ada/"}
    assert client.get("/sitemap-rien.xml").status_code == 404


def test_more_tags_than_a_file_holds_are_given_out_by_ranges_of_keys(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "MOST", 2)
    names = [f"sujet-{number}" for number in range(5)]
    factories.article(tags=names)
    files = [each for each in entries(client, "/sitemap.xml") if "tags" in each]
    assert len(files) >= 3
    found = [address for file in files for address in entries(client, file)]
    assert sorted(found) == [f"/tag/{name}/" for name in names]
    for wrong in ("tags-0", "tags-01", "tags-x", "pages-1", "tags-9999999999", "tags--1"):
        assert client.get(f"/sitemap-{wrong}.xml").status_code == 404
    assert len(tree(client, "/sitemap-tags-999999999.xml")) == 0


def test_every_address_in_a_sitemap_answers_without_a_detour(client, archive):
    factories.article(tags=["RGPD"], authors=[factories.author()])
    factories.page()
    for sitemap in entries(client, "/sitemap.xml"):
        for address in entries(client, sitemap):
            assert client.get(address).status_code == 200, address


def test_the_news_sitemap_holds_two_days_by_the_clock_of_the_request(client):
    now = timezone.now()
    factories.article(title="Frais & neuf", slug="frais", at=now - timedelta(hours=47))
    factories.article(slug="rassis", at=now - timedelta(hours=49))
    factories.article(kind="advertorial", slug="publicite")
    (entry,) = tree(client, "/sitemap-news.xml")
    assert entry.findtext(f"{NEWS}news/{NEWS}title") == "Frais & neuf"
    publication = entry.find(f"{NEWS}news/{NEWS}publication")
    assert publication.findtext(f"{NEWS}name") == "Octet"
    assert publication.findtext(f"{NEWS}language") == "fr"
    stamp = datetime.fromisoformat(entry.findtext(f"{NEWS}news/{NEWS}publication_date"))
    assert stamp.tzinfo
    with time_machine.travel(now + timedelta(hours=2)):
        assert len(tree(client, "/sitemap-news.xml")) == 0


def test_the_news_sitemap_is_never_longer_than_google_takes(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "NEWS_MOST", 2)
    for _ in range(3):
        factories.article()
    assert len(tree(client, "/sitemap-news.xml")) == 2


def test_sitemaps_cost_the_same_few_queries_whatever_the_archive(
    client, django_assert_max_num_queries
):
    section = factories.section()
    for month in range(1, 13):
        factories.article(section=section, tags=[f"Sujet {month}"], at=day(2021, month, 3))
    picture = factories.image(drawn=True)
    for number in range(4, 12):
        factories.article(section=section, lead_image=picture, at=day(2021, 6, number))
    addresses = ["/sitemap.xml", *entries(client, "/sitemap.xml"), "/sitemap-news.xml"]
    for address in addresses:
        with django_assert_max_num_queries(6):
            client.get(address)
