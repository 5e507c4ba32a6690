"""Everything by its day: the newsroom's calendar, from the years down to one day."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from articles.models.standing import standing_of
from tests import factories

pytestmark = pytest.mark.django_db
PARIS = ZoneInfo("Europe/Paris")


def at(*moment) -> datetime:
    return datetime(*moment, tzinfo=PARIS)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(at(2026, 11, 25, 12), tick=False):
        yield


@pytest.fixture
def old_and_new():
    return [
        factories.article(title="La vieille affaire", at=at(2022, 4, 15, 9)),
        factories.article(title="Juste avant minuit", at=at(2026, 10, 31, 23, 59)),
        factories.article(title="Juste après minuit", at=at(2026, 11, 1, 0, 1)),
    ]


def page(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_the_archive_names_the_years_that_have_something(client, old_and_new):
    said = page(client, "/archive/")
    assert said.index("/archive/2026/") < said.index("/archive/2022/")
    assert "/archive/2024/" not in said


def test_a_year_leads_to_the_months_that_have_something(client, old_and_new):
    said = page(client, "/archive/2026/")
    assert 'href="/archive/2026/10/"' in said and 'href="/archive/2026/09/"' not in said


def test_a_month_and_a_day_begin_at_the_newsrooms_own_midnight(client, old_and_new):
    for address in ("/archive/2026/11/", "/archive/2026/11/01/"):
        said = page(client, address)
        assert "Juste après minuit" in said and "Juste avant minuit" not in said
    assert "Juste avant minuit" in page(client, "/archive/2026/10/31/")


def test_a_day_is_spelt_out_in_french(client, old_and_new):
    assert "<h1>Dimanche 1er novembre 2026</h1>" in page(client, "/archive/2026/11/01/")
    assert "<h1>Vendredi 15 avril 2022</h1>" in page(client, "/archive/2022/04/15/")


@pytest.mark.parametrize(
    "nowhere",
    [
        "2023",
        "2026/09",
        "2026/11/02",
        "2026/13",
        "2026/02/30",
        "2027",
        "0001",
        "9999/12/31",
        "1604",
    ],
)
def test_where_there_is_nothing_there_is_no_page(client, old_and_new, nowhere):
    assert client.get(f"/archive/{nowhere}/").status_code == 404


def test_a_paper_without_articles_has_an_empty_archive(client):
    assert "Rien n’a encore été publié" in page(client, "/archive/")


def test_what_is_hidden_makes_no_day(client):
    factories.article(at=at(2026, 11, 3, 9), embargo_until=None).withdraw(by=None)
    factories.article(at=at(2026, 12, 3, 9))
    factories.draft()
    for address in ("/archive/2026/", "/archive/2026/11/03/"):
        assert client.get(address).status_code == 404


def test_a_long_day_has_pages(client):
    for number in range(23):
        factories.article(title=f"Dépêche {number:02}", at=at(2026, 11, 3, 9, number))
    first = page(client, "/archive/2026/11/03/")
    assert "Dépêche 22" in first and "Dépêche 02" not in first
    older = first.split('rel="next" href="')[1].split('"')[0]
    assert "Dépêche 02" in page(client, f"/archive/2026/11/03/{older}")


@pytest.mark.parametrize("address", ["", "2026/", "2026/11/", "2026/11/01/"])
def test_every_page_costs_few_queries_however_many_articles(client, old_and_new, address):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            page(client, f"/archive/{address}")
        return len(queries)

    few = cost()
    for number in range(25):
        factories.article(at=at(2026, 11, 1 + number % 20, 9))
    assert cost() <= few + 1 <= 8  # the second page's cursor costs none; the bylines one, once


def test_a_publication_concerns_its_month_and_its_year_alone():
    article = factories.article(at=at(2026, 11, 1, 0, 1))
    lists = standing_of(Article.objects.get(pk=article.pk)).lists
    assert {"month:2026-11", "year:2026"} < lists
    assert not [key for key in lists if key.startswith("month:") and key != "month:2026-11"]
