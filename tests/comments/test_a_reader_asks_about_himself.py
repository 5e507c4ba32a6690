"""« Tout ce que j’ai écrit ici »: seen, taken along and erased behind a link that was mailed."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from comments.asking import MOST_A_DAY, forget_old_requests
from comments.mailing.outbox import empty_outbox
from comments.models import AccessRequest, Comment, Commenter, CommenterContact, ReaderContact
from tests import factories
from tests.comments.posting import MARIE, send
from tests.jobs import run_jobs

pytestmark = pytest.mark.django_db
ASK = "/comments/mine/"


def ask(client, email: str = MARIE["email"], **fields):
    headers = fields.pop("headers", {})
    return client.post(ASK, {"email": email, **fields}, headers=headers)


def inbox() -> list:
    run_jobs()
    empty_outbox()
    return mail.outbox


def mailed_link() -> str:
    return re.search(r"http://[^/]+(/comments/mine/\w+/)", inbox()[-1].body)[1]


@pytest.fixture
def marie(client):
    """She has written two comments, and somebody else one."""
    article = factories.article()
    for n in range(2):
        send(client, article, text=f"Ma remarque {n}.")
    send(client, article, email="paul@exemple.fr", author_name="Paul", text="Autre chose.")
    run_jobs()
    return client


def test_behind_the_link_are_her_comments_and_nobody_else_s(marie):
    assert ask(marie).status_code == 303
    page = marie.get(mailed_link()).content.decode()
    assert "Ma remarque 0." in page
    assert "Ma remarque 1." in page
    assert "Autre chose." not in page


def test_the_answer_is_the_same_for_an_address_that_nobody_has(marie):
    known, unknown = ask(marie), ask(marie, "personne@exemple.fr")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert known.content == unknown.content
    assert [message.to for message in inbox()] == [[MARIE["email"]]]
    assert AccessRequest.objects.count() == 1
    assert ReaderContact.objects.count() == 1


def test_however_she_spells_it(marie):
    ask(marie, MARIE["email"].upper())
    assert len(inbox()) == 1


def test_nobody_s_mailbox_can_be_filled(marie, settings):
    for n in range(MOST_A_DAY + 3):
        marie.post(ASK, {"email": MARIE["email"]}, REMOTE_ADDR=f"203.0.113.{n}")
    assert len(inbox()) == MOST_A_DAY


def test_one_connection_asks_so_often_an_hour_and_no_more(client):
    assert {ask(client, f"a{n}@exemple.fr").status_code for n in range(9)} == {303, 429}


def test_a_receipt_shows_one_comment_and_no_other(marie):
    article = factories.article()
    receipt = send(marie, article, text="La troisième.")["Location"]
    page = marie.get(receipt).content.decode()
    assert "Ma remarque" not in page


def test_the_copy_holds_everything_and_no_address(marie):
    Comment.objects.first().approve()
    ask(marie)
    answer = marie.get(f"{mailed_link()}export/")
    assert "attachment" in answer["Content-Disposition"]
    texts = [comment["text"] for comment in answer.json()["comments"]]
    assert sorted(texts) == ["Ma remarque 0.", "Ma remarque 1."]
    assert "exemple.fr" not in answer.content.decode()


def test_she_erases_everything_after_ticking_the_box(marie):
    ask(marie)
    link = mailed_link()
    unsure = marie.post(f"{link}erase/")
    assert "unsure" in unsure["Location"]
    assert Comment.objects.filter(text__startswith="Ma remarque").count() == 2
    assert marie.post(f"{link}erase/", {"sure": "1"}).status_code == 303
    run_jobs()
    assert not Comment.objects.filter(text__startswith="Ma remarque").exists()
    assert Comment.objects.filter(text="Autre chose.").exists()
    assert CommenterContact.objects.count() == 1
    assert Commenter.objects.count() == 1
    assert not ReaderContact.objects.exists()
    assert marie.get(link).status_code == 404


def test_the_link_opens_for_a_day(marie):
    ask(marie)
    link = mailed_link()
    with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
        for path in (link, f"{link}export/"):
            assert marie.get(path).status_code == 404
        assert marie.post(f"{link}erase/", {"sure": "1"}).status_code == 404
        assert forget_old_requests()
    assert not ReaderContact.objects.exists()


def test_a_guess_finds_nothing(client):
    assert client.get(f"{ASK}{'0' * 64}/").status_code == 404


@pytest.mark.parametrize("email", ["", "nulle part", "x@y"])
def test_what_is_no_address_is_said(client, email):
    assert ask(client, email).status_code == 422


def test_another_site_cannot_ask(client):
    assert ask(client, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert not AccessRequest.objects.exists()


def test_all_of_it_is_kept_by_nobody(marie):
    ask(marie)
    link = mailed_link()
    for path in (ASK, f"{ASK}asked/", f"{ASK}erasing/", link, f"{link}export/"):
        answer = marie.get(path)
        assert "no-store" in answer["Cache-Control"]
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer["X-Robots-Tag"]
