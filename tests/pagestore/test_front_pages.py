"""A launch, and the line of breaking news, remake the pages that they concern, at their minute."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.fronts.kinds import KINDS
from articles.fronts.placing import standing
from articles.models import Front
from articles.models.arrangement import Arrangement, Rule
from tests import factories
from tests.jobs import run_jobs

pytestmark = pytest.mark.django_db(transaction=True)
NOON = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)


@pytest.fixture
def clock(time_machine):
    time_machine.move_to(NOON, tick=False)
    return lambda seconds: time_machine.shift(timedelta(seconds=seconds))


@pytest.fixture
def paper():
    """Two sections with an article each, and the addresses of everything."""
    security, science = factories.section(), factories.section()
    leak, moon = factories.article(section=security), factories.article(section=science)
    run_jobs()
    return {"security": security, "science": science, "leak": leak, "moon": moon}


def all_pages(paper) -> set[str]:
    return {"/", "/feed/", *(row.get_absolute_url() for row in paper.values())}


def kept(store, addresses) -> set[str]:
    return {address for address in addresses if store.load(address)}


def read(reader, addresses):
    return {address: reader.get(address).text for address in addresses}


def test_a_launch_kills_that_front_and_nothing_else(store, reader, paper):
    pages = all_pages(paper)
    read(reader, pages)
    factories.place({1: paper["leak"]})
    assert kept(store, pages) == pages - {"/"}
    read(reader, pages)
    front = Front.objects.of(paper["science"])
    front.launch(standing(front).placed(paper["leak"].pk, "c1", 1, 7), by=None)
    assert kept(store, pages) == pages - {paper["science"].get_absolute_url()}
    assert paper["leak"].title in reader.get(paper["science"].get_absolute_url()).text


def test_a_draft_kills_nothing(store, reader, paper):
    pages = all_pages(paper)
    read(reader, pages)
    front = Front.objects.of(None)
    front.save_draft(standing(front).placed(paper["leak"].pk, "c1", 1, 7), by=None)
    assert kept(store, pages) == pages


def test_the_worker_makes_a_launched_front_again(store, reader, paper):
    factories.place({1: paper["leak"]})
    run_jobs()
    assert store.load("/")


def test_an_article_of_elsewhere_changes_the_section_where_it_was_placed(store, reader, paper):
    science = paper["science"].get_absolute_url()
    front = Front.objects.of(paper["science"])
    front.launch(standing(front).placed(paper["leak"].pk, "c1", 1, 7), by=None)
    assert paper["leak"].title in reader.get(science).text
    paper["leak"].withdraw()
    assert paper["leak"].title not in reader.get(science).text


def test_what_was_placed_ahead_appears_at_its_minute_also_elsewhere(clock, reader, paper):
    later = timezone.now() + timedelta(minutes=10)
    embargoed = factories.article(section=paper["security"], embargo_until=later)
    planned = factories.article(section=paper["security"], at=later + timedelta(minutes=1))
    science = paper["science"].get_absolute_url()
    for front in (Front.objects.of(paper["science"]), Front.objects.of(None)):
        page = standing(front)
        page = page.placed(embargoed.pk, "c1", 1, 7).placed(planned.pk, "c1", 2, 7)
        front.launch(page, by=None)
    for seconds, seen in ((599, (0, 0)), (1, (1, 0)), (59, (1, 0)), (1, (1, 1))):
        read(reader, ("/", science))  # warm
        clock(seconds)
        for text in read(reader, ("/", science)).values():
            assert (embargoed.title in text, planned.title in text) == seen


def test_what_is_too_old_for_its_rule_goes_at_its_minute(clock, reader):
    old = factories.article(at=NOON - timedelta(days=7) + timedelta(minutes=20))
    new = factories.article(at=NOON - timedelta(days=1))
    row = KINDS["row"].new("c1", rule=Rule(days=7))
    Front.objects.of(None).launch(Arrangement((row,)), by=None)
    assert old.title in reader.get("/").text
    clock(19 * 60)
    assert old.title in reader.get("/").text
    clock(60)
    page = reader.get("/").text
    assert old.title not in page and new.title in page


def test_breaking_news_kills_the_fronts_alone_unless_it_is_for_every_page(store, reader, paper):
    pages = all_pages(paper)
    fronts = {"/", paper["security"].get_absolute_url(), paper["science"].get_absolute_url()}
    read(reader, pages)
    factories.breaking(text="Panne nationale")
    assert kept(store, pages) == pages - fronts
    assert all("Panne nationale" in text for text in read(reader, fronts).values())
    read(reader, pages)
    everywhere = factories.breaking(text="Panne mondiale", everywhere=True)
    assert kept(store, pages) == {"/feed/"}
    assert all("Panne mondiale" in text for text in read(reader, pages - {"/feed/"}).values())
    everywhere.end(by=None)
    assert all("mondiale" not in text for text in read(reader, pages).values())


def test_breaking_news_begins_and_ends_at_its_minute_on_warm_pages(
    clock, store, reader, paper, django_assert_num_queries
):
    now = timezone.now()
    factories.breaking(
        text="À l’heure",
        starts_at=now + timedelta(minutes=5),
        ends_at=now + timedelta(minutes=9),
    )
    leak = paper["leak"].get_absolute_url()
    for seconds, shown in ((299, False), (1, True), (239, True), (1, False)):
        before = read(reader, ("/", leak))
        clock(seconds)
        page = reader.get("/").text
        assert ("À l’heure" in page) == shown
        with django_assert_num_queries(0):
            assert reader.get(leak).text == before[leak]  # it is none of that page's business


def test_the_worker_takes_it_off_the_disk_when_it_ends(clock, store, reader, paper):
    now = timezone.now()
    factories.breaking(text="Une heure", ends_at=now + timedelta(hours=1))
    run_jobs()
    assert "Une heure" in reader.get("/").text
    clock(3600)
    run_jobs()
    assert "Une heure" not in store.load("/").body.decode()


def test_breaking_news_waits_for_the_article_that_it_leads_to(clock, reader, paper):
    later = timezone.now() + timedelta(minutes=10)
    article = factories.article(section=paper["science"], embargo_until=later)
    factories.breaking(text="Direct", article=article, everywhere=True)
    leak = paper["leak"].get_absolute_url()
    assert all(">Direct<" not in text for text in read(reader, ("/", leak)).values())
    clock(600)
    assert all(">Direct<" in text for text in read(reader, ("/", leak)).values())
    article.withdraw()
    assert all(">Direct<" not in text for text in read(reader, ("/", leak)).values())
