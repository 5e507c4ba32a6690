"""Readers get a page at every address, and every page keeps the promises made about pages."""

import re
from itertools import pairwise

import pytest
from django.test import RequestFactory, override_settings
from django.views.defaults import server_error

from articles.models import Author, Dossier, Page, Section, Tag
from tests import factories

pytestmark = pytest.mark.django_db
MISSING = "/nowhere/at-all/"


@pytest.fixture
def every_page(paper):
    """An address of each kind of page, those for what is missing included."""
    articles = paper(26, drawn=True)
    things = (Section, Tag, Author, Dossier, Page)
    first = [model.objects.order_by("pk").first().get_absolute_url() for model in things]
    withdrawn = articles.pop()
    withdrawn.withdraw()
    empty = factories.section().get_absolute_url()
    return [
        "/",
        articles[0].get_absolute_url(),
        *first,
        empty,
        withdrawn.get_absolute_url(),
        MISSING,
    ]


def test_every_page_answers_with_its_own_status(every_page, read):
    statuses = [read(address).status for address in every_page]

    assert statuses == [200] * 8 + [410, 404]


def test_the_skip_link_comes_before_anything_else_that_takes_the_focus(every_page, read):
    for address in every_page:
        page = read(address)
        first = page.all("a")[0]
        before = page.html[: page.html.index("<a ")]

        assert first.get("href") == "#content" and page.text("a")[0] == "Passer au contenu"
        assert page.html.count('id="content"') == 1
        assert not re.search(r"<(button|input|select|textarea|summary)\b|tabindex", before)


def test_every_page_has_one_h1_and_no_heading_skips_a_level(every_page, read):
    for address in every_page:
        levels = [int(level) for level in re.findall(r"<h([1-6])\b", read(address).html)]

        assert levels.count(1) == 1, address
        after_first = levels[levels.index(1) :]
        assert all(b - a <= 1 for a, b in pairwise(after_first)), address


def test_no_page_has_inline_script_or_style_or_sets_a_cookie(every_page, read):
    for address in every_page:
        page = read(address)
        scripts = [each for each in page.all("script") if not each.get("src")]

        assert all(each.get("type") == "application/ld+json" for each in scripts), address
        assert not page.all("style") and not re.search(r"<[^>]+\s(style|on\w+)=", page.html), (
            address
        )
        assert not page.response.cookies, address


def test_every_picture_reserves_its_box_and_has_an_alt(every_page, read):
    for address in every_page:
        for picture in read(address).all("img"):
            assert picture.get("width") and picture.get("height"), address
            assert picture.get("alt") is not None, address


def test_no_identifier_stands_twice_on_a_page(every_page, read):
    for address in every_page:
        found = re.findall(r'\sid="([^"]+)"', read(address).html)
        assert len(found) == len(set(found)), address


def test_a_writing_method_is_refused(every_page, client):
    assert {client.post(address).status_code for address in every_page[:-2]} == {405}


def test_a_reader_who_is_lost_gets_a_search_form_and_the_latest_articles(every_page, read):
    page = read(MISSING)

    assert page.html.count('action="/search/"') == 2
    assert page.links().count(every_page[1]) == 1


def test_a_reader_of_a_withdrawn_article_is_told_so(every_page, read):
    assert "Cet article a été retiré." in read(every_page[-2]).text("h1")


def test_a_page_shows_its_text_cleaned(read):
    page = factories.page(body='<h2>Éditeur</h2><p onclick="x()">Octet<script>1</script></p>')

    html = read(page.get_absolute_url()).html
    assert "<h2>Éditeur</h2>" in html and "onclick" not in html and "<script>1" not in html


def test_the_paper_bears_the_name_it_is_given(read, settings):
    with override_settings(SITE_NAME="Gazette", SITE_TAGLINE="Tout, partout"):
        page = read("/")

    assert "Gazette" in page.text("h1") and "Tout, partout" in page.html


def test_the_page_for_a_broken_site_needs_no_database(django_db_blocker):
    with django_db_blocker.block():
        answer = server_error(RequestFactory().get("/"))

    assert answer.status_code == 500
    assert "Une panne, de notre côté." in answer.content.decode()
