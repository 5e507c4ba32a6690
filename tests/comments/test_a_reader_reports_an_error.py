"""« Signaler une erreur », from the article's page to the thanks."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from articles.models import Correction
from comments import stamps
from comments.mailing.outbox import empty_outbox
from comments.models import Comment, ErrorReport, ModerationError, ReaderContact
from comments.reporting import thank_readers
from tests import factories

pytestmark = pytest.mark.django_db
SAID = {"text": "La loi date de 1881, et non de 1981.", "passage": "la loi de 1981"}
LEA = {"author_name": "Léa", "email": "lea.essai@exemple.fr"}


def send(client, article, **fields):
    fields = SAID | {"stamp": stamps.shared_stamp(article.pk), "website": ""} | fields
    headers = fields.pop("headers", {})
    return client.post(f"/comments/{article.pk}/error/", fields, headers=headers)


@pytest.fixture
def article(db):
    return factories.article()


@pytest.fixture
def report(client, article):
    assert send(client, article, **LEA, wants_credit="on").status_code == 303
    return ErrorReport.objects.get()


@pytest.fixture
def desk(client):
    client.force_login(factories.user(role="Journalist"))
    return client


def thanks() -> list:
    thank_readers()
    empty_outbox()
    return mail.outbox


def test_every_article_leads_to_the_form_and_the_form_to_the_journalists(client, article):
    address = f"/comments/{article.pk}/error/"
    assert address in client.get(article.get_absolute_url()).content.decode()
    assert client.get(address).status_code == 200
    answer = send(client, article)
    assert (answer.status_code, answer["Location"]) == (303, f"{address}thanks/")
    assert client.get(answer["Location"]).status_code == 200
    told = ErrorReport.objects.get()
    assert (told.article, told.text, told.passage) == (article, SAID["text"], SAID["passage"])
    assert (told.state, told.contact_id) == ("open", None)
    assert Comment.objects.count() == 0
    assert SAID["text"] not in client.get(article.get_absolute_url()).content.decode()


def test_an_address_that_is_left_is_sealed(report):
    contact = ReaderContact.objects.get(pk=report.contact_id)
    assert b"lea" not in bytes(contact.sealed)


@pytest.mark.parametrize(
    "fields",
    [
        {"text": " "},
        {"text": "x" * 3_001},
        {"passage": "x" * 601},
        {"email": "nulle part"},
        {"author_name": "lea@exemple.fr"},
        {"wants_credit": "on"},
        {"text": "\0"},
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_comes_back(client, article, fields):
    answer = send(client, article, **fields)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "form-errors" in page
    if "text" not in fields:
        assert SAID["text"] in page
    assert not ErrorReport.objects.exists()


def test_a_form_that_was_open_for_too_long_comes_back_fresh(client, article):
    with time_machine.travel(timezone.now() - timedelta(days=9), tick=False):
        stamp = stamps.shared_stamp(article.pk)
    answer = send(client, article, stamp=stamp)
    assert answer.status_code == 422
    assert SAID["text"] in answer.content.decode()


def test_what_a_machine_fills_in_is_acknowledged_and_not_kept(client, article):
    assert send(client, article, website="https://spam.example").status_code == 303
    assert not ErrorReport.objects.exists()


def test_another_site_cannot_make_anybody_report(client, article):
    assert send(client, article, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_nobody_reports_about_a_draft(client):
    hidden = factories.draft()
    assert client.get(f"/comments/{hidden.pk}/error/").status_code == 404
    assert send(client, hidden).status_code == 404


def test_so_many_reports_from_one_connection_are_too_many(client, article):
    statuses = {send(client, article, text=f"Erreur numéro {n}.").status_code for n in range(12)}
    assert 429 in statuses


def test_a_report_that_became_a_correction_is_thanked_once_when_readers_can_see_it(report):
    editor = factories.user()
    correction = factories.correction(
        report.article, text="1881, et non 1981.", date=timezone.now() + timedelta(hours=1)
    )
    report.become(correction, by=editor)
    assert thanks() == []
    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=False):
        (message,) = thanks()
        assert len(thanks()) == 1
    assert message.to == [LEA["email"]]
    assert "1881, et non 1981." in message.body
    assert report.article.get_absolute_url() in message.body
    lines = list(report.log.order_by("pk").values_list("verb", "actor"))
    assert lines == [("corrected", editor.pk), ("thanked", None)]


def test_the_reader_is_named_if_he_wished(client, report):
    correction = factories.correction(report.article)
    report.become(correction, by=None)
    for address in (report.article.get_absolute_url(), "/corrections/"):
        assert "Léa" in client.get(address).content.decode()


def test_nobody_is_named_who_did_not_wish_it(client, article):
    send(client, article, **LEA)
    report = ErrorReport.objects.get()
    report.become(factories.correction(article), by=None)
    assert Correction.objects.get().credit == ""
    assert "Léa" not in client.get(article.get_absolute_url()).content.decode()


def test_two_readers_who_told_the_same_are_both_named(client, article):
    correction = factories.correction(article)
    for name in ("Léa", "Zoé", "Léa"):
        send(client, article, author_name=name, wants_credit="on", text=f"Dit par {name}.")
    for report in ErrorReport.objects.order_by("created_at"):
        report.become(correction, by=None)
    correction.refresh_from_db()
    assert correction.credit == "Léa, Zoé"


def test_a_correction_of_another_article_is_none_of_its_business(report):
    with pytest.raises(ModerationError):
        report.become(factories.correction(factories.article()), by=None)


def test_a_journalist_reads_it_at_the_desk_and_says_what_came_of_it(desk, report):
    listing = desk.get("/admin/comments/errorreport/").content.decode()
    assert "1881" in listing
    address = f"/admin/comments/errorreport/{report.pk}/change/"
    page = desk.get(address).content.decode()
    assert SAID["passage"] in page
    assert f"/admin/articles/article/{report.article_id}/change/" in page
    assert LEA["email"] not in page
    desk.post(address, {"outcome": "settled", "reason": "C’était bien 1981."})
    report.refresh_from_db()
    assert report.state == "settled"
    assert report.log.get().reason == "C’était bien 1981."
    desk.post(address, {"outcome": "reopened"})
    report.refresh_from_db()
    assert report.state == "open"
    correction = factories.correction(report.article)
    assert desk.post(address, {"outcome": "corrected"}).status_code in (200, 422)
    desk.post(address, {"outcome": "corrected", "led_to": correction.pk})
    report.refresh_from_db()
    assert (report.state, report.correction) == ("settled", correction)


def test_a_moderator_has_nothing_to_do_with_it(client, report):
    client.force_login(factories.user(role="Moderator"))
    assert client.get(f"/admin/comments/errorreport/{report.pk}/change/").status_code == 403
