"""Breaking news: one line at the head of pages, until its minute is over."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Breaking, FrontLog
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages():
    """The addresses of the front page, of a section's, and of two other pages."""
    article = factories.article(tags=[factories.tag("Lune")])
    return {
        "front": "/",
        "section": article.section.get_absolute_url(),
        "article": article.get_absolute_url(),
        "tag": "/tag/lune/",
    }


def shown_on(client, pages, text: str) -> set[str]:
    return {name for name, page in pages.items() if text in client.get(page).content.decode()}


def test_it_stands_on_the_front_page_and_the_sections_or_on_every_page(client, pages):
    factories.breaking(text="Panne nationale")
    assert shown_on(client, pages, "Panne nationale") == {"front", "section"}
    factories.breaking(text="Panne mondiale", everywhere=True)
    assert shown_on(client, pages, "Panne mondiale") == set(pages)


def test_it_leads_to_its_article(client, pages):
    live = factories.article(kind="live")
    factories.breaking(text="Suivez notre direct", article=live)
    page = client.get("/").content.decode()
    line = page[page.index('class="breaking"') : page.index("<header")]
    assert f'href="{live.get_absolute_url()}"' in line and "Alerte" in line
    assert "<aside" in page and "role=" not in line and "aria-live" not in line


def test_of_several_the_one_that_began_last_stands_there(client, pages):
    now = timezone.now()
    factories.breaking(text="La première", starts_at=now - timedelta(hours=1))
    factories.breaking(text="La dernière", starts_at=now - timedelta(minutes=5))
    page = client.get("/").content.decode()
    assert "La dernière" in page and "La première" not in page


def test_it_begins_and_ends_at_its_minutes(client, pages, time_machine):
    now = timezone.now()
    time_machine.move_to(now, tick=False)
    factories.breaking(
        text="À l’heure", starts_at=now + timedelta(minutes=5), ends_at=now + timedelta(minutes=9)
    )
    seen = []
    for _ in range(11):
        seen.append("À l’heure" in client.get("/").content.decode())
        time_machine.shift(timedelta(minutes=1))
    assert seen == [False] * 5 + [True] * 4 + [False] * 2


@pytest.mark.parametrize("hide", ["draft", "embargoed", "withdrawn"])
def test_with_an_article_that_readers_may_not_see_it_is_not_there(client, pages, hide):
    later = timezone.now() + timedelta(hours=1)
    article = {
        "draft": factories.draft,
        "embargoed": lambda: factories.article(embargo_until=later),
        "withdrawn": factories.article,
    }[hide]()
    factories.breaking(text="Rien à voir", article=article, everywhere=True)
    if hide == "withdrawn":
        assert "Rien à voir" in client.get("/").content.decode()
        article.withdraw()
    assert shown_on(client, pages, "Rien à voir") == set()


def test_it_costs_no_query_of_its_own(client, pages):
    with CaptureQueriesContext(connection) as before:
        client.get(pages["article"])
    factories.breaking(article=factories.article(), everywhere=True)
    with CaptureQueriesContext(connection) as after:
        client.get(pages["article"])
    assert len(after) == len(before)


def test_it_ends_after_it_begins_and_within_two_days():
    now = timezone.now()
    for hours in (-1, 0, 49):
        with pytest.raises(ValidationError):
            Breaking(text="x", starts_at=now, ends_at=now + timedelta(hours=hours)).full_clean()
    Breaking(text="x", starts_at=now, ends_at=now + timedelta(hours=48)).full_clean()


# At the desk


def typed(moment) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


def test_an_editor_puts_it_up_changes_it_and_takes_it_down(client, pages, at_desk, editor):
    staff, now = at_desk(editor), timezone.now()
    add = "/admin/articles/breaking/add/"
    assert "datetime-local" in staff.get(add).content.decode()
    data = {
        "text": "Panne nationale",
        "starts_at": typed(now),
        "ends_at": typed(now + timedelta(hours=1)),
    }
    refused = staff.post(add, data | {"ends_at": typed(now - timedelta(hours=1))})
    assert refused.status_code == 422 and "Panne nationale" in refused.content.decode()
    assert staff.post(add, data).status_code == 302
    line = Breaking.objects.get()
    assert line.made_by == editor and "Panne nationale" in client.get("/").content.decode()
    change = f"/admin/articles/breaking/{line.pk}/change/"
    staff.post(change, data | {"text": "Panne réparée"})
    assert "Panne réparée" in client.get("/").content.decode()
    end = f"/admin/articles/breaking/{line.pk}/end/"
    assert staff.get(end).status_code == 405
    assert staff.post(end).status_code == staff.post(end).status_code == 302
    assert "Panne réparée" not in client.get("/").content.decode()
    lines = FrontLog.objects.order_by("pk").values_list("verb", "actor", "text")
    assert list(lines) == [
        ("put-up", editor.pk, "Panne nationale"),
        ("changed", editor.pk, "Panne réparée"),
        ("ended", editor.pk, "Panne réparée"),
    ]
    assert "retirée" in staff.get("/admin/articles/frontlog/").content.decode()


def test_a_journalist_announces_nothing(at_desk, journalist):
    staff, line = at_desk(journalist), factories.breaking()
    assert staff.get("/admin/articles/breaking/add/").status_code == 403
    assert staff.post(f"/admin/articles/breaking/{line.pk}/end/").status_code == 403
    assert Breaking.objects.get().is_on


def test_a_kept_article_is_neither_announced_by_nor_shown_to_those_it_is_kept_from(at_desk):
    section = factories.section(keeps_embargoes=True)
    section.staff.add(factories.user("Editor"))
    outsider = factories.user("Editor")
    factories.section().staff.add(outsider)
    later = timezone.now() + timedelta(hours=3)
    secret = factories.article(title="Zqsecret", section=section, embargo_until=later)
    line = factories.breaking(text="Zqannonce", article=secret)
    staff = at_desk(outsider)
    for place in ("breaking/", f"breaking/{line.pk}/change/", "frontlog/", "front/"):
        assert "Zq" not in staff.get(f"/admin/articles/{place}", follow=True).content.decode()
    now = timezone.now()
    data = {"text": "x", "article": secret.pk, "starts_at": typed(now), "ends_at": typed(later)}
    answer = staff.post("/admin/articles/breaking/add/", data)
    assert answer.status_code == 422 and "Zqsecret" not in answer.content.decode()
