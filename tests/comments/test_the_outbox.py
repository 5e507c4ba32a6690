"""Letters leave once, and nothing that happens to one of them stops the others."""

import logging
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from comments.mailing.outbox import empty_outbox
from comments.models import Letter, LetterState, Subscription
from comments.models.letter import LEASE, RESTS
from tests.comments.posting import MARIE

pytestmark = pytest.mark.django_db
MARIE_S = MARIE["email"]


def after(span: timedelta):
    return time_machine.travel(timezone.now() + span, tick=False)


def state(letter) -> tuple[str, int]:
    letter.refresh_from_db()
    return letter.state, letter.tries


def test_a_letter_leaves_once_to_one_recipient_in_both_forms(server, letter):
    sent = letter()
    assert empty_outbox() == 1
    assert empty_outbox() == 0
    (message,) = server.messages()
    assert message["To"] == MARIE_S
    assert len(server.recipients) == 1
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"].endswith("@127.0.0.1>")
    assert {part.get_content_type() for part in message.walk()} >= {"text/plain", "text/html"}
    assert state(sent) == (LetterState.SENT, 1)


def test_a_refused_letter_is_given_up_at_once_and_the_next_ones_leave(server, letter, client):
    server.behave = {"RCPT": "550 no such mailbox here: marie.essai@exemple.fr"}
    refused = letter()
    empty_outbox()
    assert state(refused) == (LetterState.FAILED, 1)
    assert refused.trouble == "refused: 550"  # never the server's words: they name people
    assert Subscription.objects.get(pk=refused.about).ended_why == "refused"
    server.behave = {}
    other = letter("autre@exemple.fr")
    assert empty_outbox() == 1
    assert state(other) == (LetterState.SENT, 1)


@pytest.mark.parametrize("where", ["MAIL", "RCPT", "DATA", "."])
def test_a_letter_that_is_put_off_is_tried_again_and_the_others_do_not_wait(server, letter, where):
    first, second = letter(), letter("autre@exemple.fr")
    server.behave = {where: "451 later"}
    empty_outbox()
    assert state(first) == state(second) == (LetterState.WAITING, 1)
    assert server.taken == []
    server.behave = {}
    assert empty_outbox() == 0  # it rests first
    with after(RESTS[0]):
        assert empty_outbox() == 2
    assert len(server.taken) == 2


def test_after_the_last_try_a_letter_is_given_up(server, letter):
    put_off = letter()
    server.behave = {"RCPT": "451 later"}
    for number in range(len(RESTS) + 1):
        assert state(put_off) == (LetterState.WAITING, number)
        with time_machine.travel(put_off.due_at + timedelta(seconds=1), tick=False):
            empty_outbox()
    assert state(put_off) == (LetterState.FAILED, len(RESTS) + 1)


@pytest.mark.parametrize(
    "behaviour",
    [
        {"connect": "close"},
        {"connect": "421 busy"},
        {"connect": "silence"},
        {"EHLO": "close"},
        {"MAIL": "close"},
        {"RCPT": "silence"},
    ],
)
def test_a_line_that_breaks_before_the_message_is_given_costs_a_try_and_no_more(
    server, letter, behaviour
):
    waiting = letter()
    server.behave = behaviour
    empty_outbox()
    assert state(waiting) == (LetterState.WAITING, 1)
    server.behave = {}
    with after(RESTS[0]):
        assert empty_outbox() == 1
    assert len(server.read) == 1


@pytest.mark.parametrize("behaviour", [{".": "close"}, {".": "silence"}])
def test_a_line_that_breaks_when_the_message_was_given_sends_it_no_second_time(
    server, letter, behaviour
):
    given = letter()
    server.behave = behaviour
    empty_outbox()
    assert state(given) == (LetterState.UNSURE, 1)
    server.behave = {}
    with after(timedelta(days=2)):
        assert empty_outbox() == 0
    assert len(server.read) == 1


def test_a_slow_server_gets_its_mail(server, letter, settings):
    settings.EMAIL_TIMEOUT = 5
    server.pause = 0.15
    sent = letter()
    assert empty_outbox() == 1
    assert state(sent) == (LetterState.SENT, 1)


def test_when_no_server_answers_the_round_ends_and_all_is_sent_later(settings, server, letter):
    letters = [letter(f"lecteur{n}@exemple.fr") for n in range(3)]
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 9  # nobody listens there
    empty_outbox()
    assert sorted(state(each) for each in letters) == [
        (LetterState.WAITING, 0),
        (LetterState.WAITING, 0),
        (LetterState.WAITING, 1),
    ]
    settings.EMAIL_PORT = port
    with after(RESTS[0]):
        assert empty_outbox() == 3


class Killed(BaseException):
    """What no handler catches: the worker is no more."""


def test_a_worker_killed_before_the_message_left_leaves_it_to_the_next(server, letter, monkeypatch):
    held = letter()

    def die(self):
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(Letter, "begin_handing_over", die)
        with pytest.raises(Killed):
            empty_outbox()
    assert state(held) == (LetterState.CLAIMED, 1)
    assert empty_outbox() == 0  # perhaps it is being sent by somebody else
    with after(LEASE + timedelta(seconds=1)):
        assert empty_outbox() == 1
    assert len(server.taken) == 1


def test_a_worker_killed_between_sending_and_noting_sends_it_no_second_time(
    server, letter, monkeypatch, caplog
):
    held = letter()

    def die(self, state, trouble=""):
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(Letter, "finish", die)
        with pytest.raises(Killed):
            empty_outbox()
    assert len(server.taken) == 1
    with after(LEASE + timedelta(seconds=1)), caplog.at_level(logging.WARNING):
        assert empty_outbox() == 0
    assert state(held) == (LetterState.UNSURE, 1)
    assert len(server.taken) == 1
    assert "1 letters were perhaps sent" in caplog.text


def test_two_workers_send_it_once(server, letter):
    sent = letter()
    assert Letter.objects.claim(sent.pk) is not None
    assert Letter.objects.claim(sent.pk) is None


def test_without_the_private_key_a_letter_waits(server, letter, settings, tmp_path):
    waiting = letter()
    keys, settings.KEYS_DIR = settings.KEYS_DIR, tmp_path / "elsewhere"
    empty_outbox()
    assert state(waiting) == (LetterState.WAITING, 1)
    settings.KEYS_DIR = keys
    with after(RESTS[0]):
        assert empty_outbox() == 1


def test_no_line_of_the_log_names_whom_a_letter_was_for(server, letter, caplog):
    with caplog.at_level(logging.DEBUG):
        letter()
        server.behave = {"RCPT": "550 marie.essai@exemple.fr unknown"}
        empty_outbox()
        letter("autre@exemple.fr")
        server.behave = {".": "close"}
        empty_outbox()
    assert "exemple.fr" not in caplog.text


def test_an_international_domain_is_written_as_mail_servers_want_it(server, letter):
    sent = letter("lea@exämple.fr")
    assert empty_outbox() == 1
    assert state(sent)[0] == LetterState.SENT
    assert server.recipients == ["rcpt TO:<lea@xn--exmple-cua.fr>"]
