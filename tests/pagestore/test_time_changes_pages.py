"""What time changes, changes to the second, and no reader has to come by."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.models import Article
from tests import factories
from tests.jobs import run_jobs
from tests.pagestore.reading import Site, reader_of

pytestmark = pytest.mark.django_db(transaction=True)
NOON = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)  # in Paris, two hours later


@pytest.fixture
def clock(time_machine):
    """Call it to let so many seconds pass."""
    time_machine.move_to(NOON, tick=False)
    return lambda seconds: time_machine.shift(timedelta(seconds=seconds))


def test_an_embargoed_article_enters_its_pages_to_the_second(
    clock, reader, django_assert_num_queries
):
    section = factories.section()
    other = factories.article(section=factories.section())
    article = factories.article(
        section=section, embargo_until=timezone.now() + timedelta(minutes=10)
    )
    pages = ["/", "/feed/", "/sitemap.xml", section.get_absolute_url(), article.get_absolute_url()]
    quiet = [other.get_absolute_url(), other.section.get_absolute_url()]
    before = {page: reader.get(page).body for page in pages + quiet}
    assert reader.get(article.get_absolute_url()).status == 404
    clock(599)
    with django_assert_num_queries(0):
        assert {page: reader.get(page).body for page in pages + quiet} == before
    clock(1)
    assert reader.get(article.get_absolute_url()).status == 200
    for page in ("/", "/feed/", section.get_absolute_url()):
        assert article.title in reader.get(page).text
    with django_assert_num_queries(0):
        assert {page: reader.get(page).body for page in quiet} == {
            page: before[page] for page in quiet
        }


def test_a_planned_article_enters_them_too(clock, reader):
    section = factories.section()
    article = factories.article(section=section, at=timezone.now() + timedelta(minutes=10))
    assert article.title not in reader.get(section.get_absolute_url()).text
    clock(600)
    assert article.title in reader.get(section.get_absolute_url()).text


def test_the_worker_makes_the_pages_of_an_embargoed_article_when_its_hour_comes(
    clock, store, reader
):
    article = factories.article(
        section=factories.section(), embargo_until=timezone.now() + timedelta(minutes=10)
    )
    run_jobs()
    clock(600)
    run_jobs()
    assert store.load(article.get_absolute_url()).status == 200


def test_an_embargo_that_is_moved_moves_the_pages_with_it(clock, reader):
    section = factories.section()
    article = factories.article(
        section=section, embargo_until=timezone.now() + timedelta(minutes=10)
    )
    reader.get(section.get_absolute_url())
    article = Article.objects.get(pk=article.pk)
    article.set_embargo(timezone.now() + timedelta(minutes=5), by=None)
    assert article.title not in reader.get(section.get_absolute_url()).text
    clock(300)
    assert article.title in reader.get(section.get_absolute_url()).text


def test_the_front_page_has_another_date_after_midnight(clock, reader):
    clock(43_200 - 60)  # a minute to midnight in Paris
    assert "lundi 4 mai 2026" in reader.get("/").text
    clock(60)
    assert "mardi 5 mai 2026" in reader.get("/").text


def test_the_hour_of_a_card_becomes_its_day_at_midnight(clock, reader):
    section = factories.section()
    factories.article(section=section)
    clock(43_200 - 60)
    assert ">12:00</time>" in reader.get(section.get_absolute_url()).text
    clock(60)
    assert ">12:00</time>" not in reader.get(section.get_absolute_url()).text


def test_an_article_leaves_the_news_sitemap_after_two_days(clock, reader):
    article = factories.article(
        section=factories.section(), at=timezone.now() - timedelta(hours=47, minutes=50)
    )
    assert article.get_absolute_url() in reader.get("/sitemap-news.xml").text
    clock(601)
    assert article.get_absolute_url() not in reader.get("/sitemap-news.xml").text


def test_at_47_h_59_an_article_is_in_a_kept_news_sitemap_and_at_48_h_01_it_is_out(
    clock, reader, store, django_assert_num_queries
):
    article = factories.article(section=factories.section(), at=timezone.now())
    address = article.get_absolute_url()
    hour = 3_600
    assert address in reader.get("/sitemap-news.xml").text
    clock(47 * hour + 30 * 60)
    assert address in reader.get("/sitemap-news.xml").text  # made again: no page lives that long
    clock(29 * 60)
    with django_assert_num_queries(0):  # from the store
        assert address in reader.get("/sitemap-news.xml").text
    clock(2 * 60)
    assert address not in reader.get("/sitemap-news.xml").text


def test_what_has_expired_is_swept_from_the_disk_without_any_reader(clock, store, reader):
    reader.get("/")
    file = store.folder / "www/index.html"
    store.sweep()
    assert file.exists()
    clock(3_600)
    assert store.sweep() == 1
    assert not file.exists()


def test_while_an_expired_page_is_made_others_get_the_former_one(clock, store):
    site = Site()
    reader, others = reader_of(store, site), reader_of(store, site)
    former = reader.get("/a/")
    clock(3_601)
    got = []
    noting = site.while_making
    site.while_making = lambda: (noting(), got.append(others.get("/a/")))
    site.body = b"new" * 100
    assert reader.get("/a/").body == site.body
    assert [answer.body for answer in got] == [former.body]
    assert others.get("/a/").body == site.body


def test_two_versions_within_a_second_are_not_told_apart_by_a_date(clock, store):
    site = Site()
    reader = reader_of(store, site)
    first = reader.get("/a/")
    store.purge({"row:1"})
    second = reader.get("/a/", if_modified_since=first["Last-Modified"])
    assert second.status == 200
    clock(2)
    store.purge({"row:1"})
    clock(2)
    third = reader.get("/a/")
    assert reader.get("/a/", if_modified_since=third["Last-Modified"]).status == 304
