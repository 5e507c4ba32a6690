"""Break-glass: a reader’s address, opened by the worker for one person, once, and never in silence."""

import re
from datetime import timedelta
from http.cookies import SimpleCookie
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from comments import keys, revealing, vault
from comments.mailing.outbox import empty_outbox
from comments.models import Comment, CommenterContact, LegalLog, Letter, Reveal
from comments.models.reveal import LIFE
from comments.transparency import count_months
from newsroom.privacy import keeping
from newsroom.privacy.canaries import Canary, Needles
from tests import factories
from tests.comments.moderating import at_the_desk
from tests.comments.posting import MARIE, send
from tests.jobs import run_jobs

pytestmark = pytest.mark.django_db

WHY = "Réquisition du tribunal judiciaire de Paris, parquet nº 26/118."


@pytest.fixture
def comment(client):
    send(client, factories.article())
    run_jobs()
    return Comment.objects.get()


@pytest.fixture
def ada():
    return factories.user("Administrator", name="Ada Klein")


@pytest.fixture
def desk(ada):
    return at_the_desk(ada)


def ask(desk, comment, reason: str = WHY):
    return desk.post(reverse("moderation:reveal", args=[comment.pk]), {"reason": reason})


def open_and_show(desk, comment):
    page = ask(desk, comment)["Location"]
    run_jobs()
    return desk.post(page)


def verbs() -> list[str]:
    return list(LegalLog.objects.order_by("pk").values_list("verb", flat=True))


def test_an_administrator_reads_it_once_after_the_worker_has_opened_it(desk, comment, ada):
    asked = ask(desk, comment)
    assert asked.status_code == 303
    page = asked["Location"]
    waiting = desk.get(page)
    assert "no-store" in waiting["Cache-Control"]
    assert MARIE["email"] not in waiting.content.decode()
    run_jobs()
    assert MARIE["email"] not in desk.get(page).content.decode()  # a GET shows nothing
    shown = desk.post(page)
    assert MARIE["email"] in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    assert verbs() == ["reveal-asked", "reveal-opened", "reveal-shown"]
    lines = LegalLog.objects.all()
    assert {(line.actor, line.comment) for line in lines} == {(ada, comment)}
    assert lines.get(verb="reveal-asked").reason == WHY


def test_a_second_look_finds_nothing(desk, comment):
    page = ask(desk, comment)["Location"]
    run_jobs()
    cookie = desk.cookies["reveal"].value
    assert desk.post(page).status_code == 200
    assert desk.cookies["reveal"].value == ""
    desk.cookies["reveal"] = cookie
    again = desk.post(page)
    assert again.status_code == 409
    assert MARIE["email"] not in again.content.decode()
    assert Reveal.objects.get().parcel is None


def test_the_private_half_of_the_key_is_in_the_browser_alone(desk, comment):
    asked = ask(desk, comment)
    morsel: SimpleCookie = asked.cookies["reveal"]
    assert morsel["httponly"] and morsel["samesite"] == "Strict"
    assert (morsel["path"], morsel["max-age"]) == (asked["Location"], int(LIFE.total_seconds()))
    assert morsel.value not in asked["Location"]
    run_jobs()
    private = keys.decode(morsel.value, "reveal")
    needles = [morsel.value.encode(), private, private.hex().encode(), MARIE["email"].encode()]
    for where, piece in keeping.dumped_tables():
        assert not any(needle in piece for needle in needles), where


def test_a_database_stolen_at_any_moment_holds_no_address(desk, comment):
    search = Needles([Canary("email", MARIE["email"])]).search
    page = ask(desk, comment)["Location"]
    for act in (lambda: None, run_jobs, lambda: desk.post(page), empty_outbox):
        act()
        for where, piece in keeping.dumped_tables():
            assert not search(piece, where)
    assert all(MARIE["email"] not in str(message.message()) for message in mail.outbox)


def test_another_browser_of_the_same_person_cannot_show_it(desk, comment, ada):
    page = ask(desk, comment)["Location"]
    run_jobs()
    other = at_the_desk(ada)
    for cookie in ("", "eA==", keys.encode(vault.draw_pair()[0]), "é"):
        other.cookies["reveal"] = cookie
        assert other.post(page).status_code == 409
    assert MARIE["email"] in desk.post(page).content.decode()


def test_another_person_finds_nothing_at_its_address(desk, comment):
    page = ask(desk, comment)["Location"]
    run_jobs()
    other = at_the_desk(factories.user("Administrator"))
    other.cookies["reveal"] = desk.cookies["reveal"].value
    assert other.get(page).status_code == other.post(page).status_code == 410
    nobody_s = reverse("moderation:revealed", args=[uuid4()])
    assert other.get(nobody_s).status_code == 410


@pytest.mark.parametrize("role", ["Journalist", "Editor", "Moderator"])
def test_nobody_else_may_ask(role, comment):
    desk = at_the_desk(factories.user(role))
    assert desk.get(reverse("moderation:reveal", args=[comment.pk])).status_code == 403
    assert ask(desk, comment).status_code == 403
    assert not Reveal.objects.exists()
    assert not LegalLog.objects.exists()


def test_the_card_leads_there_for_those_alone_who_may(desk, comment):
    address = reverse("moderation:reveal", args=[comment.pk])
    card = reverse("moderation:card", args=[comment.pk])
    assert address in desk.get(card).content.decode()
    moderator = at_the_desk(factories.user("Moderator"))
    assert address not in moderator.get(card).content.decode()


@pytest.mark.parametrize(
    "reason", ["", "   ", "parce que", "xxxxxxxxxxxxxxxxxxxxxxxxx", "a a a a a a a a a a a a a",
               "1 2 3 4 5 6 7 8 9 10 11 12", "Le juge demande qui est marie@exemple.fr."]
)  # fmt: skip
def test_without_a_sentence_nothing_is_asked_and_nothing_typed_is_lost(desk, comment, reason):
    answer = ask(desk, comment, reason)
    assert answer.status_code == 422
    assert reason.strip() in answer.content.decode()
    assert not Reveal.objects.exists()


def test_what_the_newsroom_wrote_has_no_address_to_open(desk, comment, ada):
    answer = factories.comment(comment.article, staff=ada)
    assert ask(desk, answer).status_code == 404


def test_while_the_worker_is_away_it_says_so_and_afterwards_it_is_too_late(desk, comment):
    page = ask(desk, comment)["Location"]
    assert "stopped" in desk.get(page, headers={"Accept-Language": "en"}).content.decode() or (
        "arrêté" in desk.get(page).content.decode()
    )
    assert desk.post(page).status_code == 409
    with time_machine.travel(timezone.now() + LIFE + timedelta(seconds=1), tick=False):
        run_jobs()
        assert desk.get(page).status_code == desk.post(page).status_code == 410
        assert revealing.forget_reveals() == 1
    assert verbs() == ["reveal-asked"]


def test_what_nobody_came_for_is_gone_in_minutes(desk, comment):
    page = ask(desk, comment)["Location"]
    run_jobs()
    with time_machine.travel(timezone.now() + LIFE + timedelta(seconds=1), tick=False):
        assert desk.post(page).status_code == 410
        revealing.forget_reveals()
    assert not Reveal.objects.exists()
    assert verbs() == ["reveal-asked", "reveal-opened"]


def test_a_job_that_runs_twice_opens_it_once(desk, comment):
    ask(desk, comment)
    run_jobs()
    revealing.open_for(Reveal.objects.get().pk)
    assert verbs().count("reveal-opened") == 1


@pytest.mark.parametrize("lose", ["key destroyed", "key missing", "erased", "not ours"])
def test_what_cannot_be_opened_is_said_in_a_sentence(desk, comment, lose, settings):
    contact = CommenterContact.objects.get()
    if lose == "key destroyed":
        keys.destroy(contact.key_id)
    elif lose == "key missing":
        (settings.KEYS_DIR / f"vault-{contact.key_id}.private").unlink()
    elif lose == "erased":
        contact.delete()
    else:
        CommenterContact.objects.update(sealed=b"x" * 300)
    page = ask(desk, comment)["Location"]
    run_jobs()
    outcome = {"key destroyed": "destroyed", "erased": "none"}.get(lose, "shut")
    row = Reveal.objects.get()
    assert (row.outcome, row.parcel) == (outcome, None)
    assert str(row.get_outcome_display()) in desk.get(page).content.decode()
    assert verbs() == ["reveal-asked"]


def test_all_who_may_do_it_are_told_and_the_mail_holds_neither_address_nor_reason(
    desk, comment, ada
):
    grace = factories.user("Administrator", name="Grace Petit")
    factories.user("Moderator")
    factories.user("Administrator", is_active=False)
    open_and_show(desk, comment)
    empty_outbox()
    told = {message.to[0]: message for message in mail.outbox}
    assert set(told) == {ada.email, grace.email}
    text = told[grace.email].message().as_string()
    assert "Ada Klein" in told[grace.email].body
    assert "tribunal" not in text and MARIE["email"] not in text and comment.text not in text
    assert Letter.objects.filter(kind="revealed", state="sent").count() == 2


def test_it_is_counted_for_everybody_to_see(desk, comment, client):
    open_and_show(desk, comment)
    count_months()
    page = client.get("/transparence/").content.decode()
    line = page[page.index("révélées" if "révélées" in page else "revealed") :]
    assert re.search(r">\s*1\s*<", line)


def test_the_worker_stops_when_too_many_are_asked_for(desk, comment, monkeypatch):
    monkeypatch.setattr(revealing, "MOST_A_DAY", 1)
    assert open_and_show(desk, comment).status_code == 200
    page = ask(desk, comment)["Location"]
    run_jobs()
    assert desk.post(page).status_code == 409
    assert Reveal.objects.order_by("asked_at").last().outcome == "too-many"
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        assert open_and_show(desk, comment).status_code == 200


def test_a_row_that_somebody_wrote_into_the_database_is_not_obeyed(comment, ada):
    """A stolen password of the database is not enough: the site's secret is needed as well."""
    _private, public = vault.draw_pair()
    forged = Reveal.objects.create(comment=comment, asked_by=ada, public_key=public, proof="0" * 64)
    revealing.open_for(forged.pk)
    forged.refresh_from_db()
    assert (forged.outcome, forged.parcel) == ("forged", None)


def test_a_key_put_in_the_place_of_another_is_not_obeyed(desk, comment):
    ask(desk, comment)
    Reveal.objects.update(public_key=vault.draw_pair()[1])
    run_jobs()
    assert Reveal.objects.get().outcome == "forged"


def test_who_has_lost_the_right_meanwhile_gets_nothing(desk, comment, ada):
    ask(desk, comment)
    ada.groups.clear()
    run_jobs()
    assert Reveal.objects.get().outcome == "forged"


def test_in_a_browser_it_is_asked_for_waited_for_and_read_by_keyboard(page, live_server, client):
    """A browser sends what Django's forgery check wants to see, keeps the key, and shows it once."""
    send(client, factories.article())
    run_jobs()
    comment = Comment.objects.get()
    desk = at_the_desk(factories.user("Administrator"))
    session = desk.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.goto(live_server.url + reverse("moderation:reveal", args=[comment.pk]))
    page.get_by_role("textbox").focus()
    page.keyboard.type("oui")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("alert").wait_for()
    assert page.get_by_role("textbox").input_value() == "oui"
    page.get_by_role("textbox").fill(WHY)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/addresses/**")
    run_jobs()
    for press in range(2):  # look again, then show it
        page.locator(".part-form button").focus()
        page.keyboard.press("Enter")
        page.wait_for_load_state()
        if press == 0:
            page.locator("form[method=post].part-form").wait_for()
    page.get_by_text(MARIE["email"]).wait_for()
    page.reload()  # the browser asks whether to send it again; a second answer holds nothing
    assert page.get_by_text(MARIE["email"]).count() == 0
