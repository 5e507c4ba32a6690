"""Mail servers that misbehave, names that deceive, ten thousand letters: what is wrong does not leave."""

from datetime import timedelta
from email.utils import parseaddr

import pytest
import time_machine
from django.conf import settings as site
from django.core.mail import EmailMessage
from django.utils import timezone

from comments.mailing import outbox
from comments.mailing.handing import Rejected, hand_over
from comments.mailing.kinds import KINDS
from comments.mailing.message import Draft, message_of
from comments.mailing.outbox import BATCH, empty_outbox
from comments.models import Comment, Letter, LetterState, Subscription
from comments.models.letter import RESTS
from tests import factories
from tests.comments.posting import MARIE, send
from tests.jobs import run_jobs

pytestmark = pytest.mark.django_db


def state(letter) -> tuple[str, str]:
    letter.refresh_from_db()
    return letter.state, letter.trouble


@pytest.mark.parametrize("where", ["EHLO", "MAIL", "RCPT", "DATA", "."])
def test_whatever_the_server_refuses_for_good_is_not_tried_again(server, letter, where):
    server.behave = {where: "554 no", "HELO": "554 no"} if where == "EHLO" else {where: "554 no"}
    refused = letter()
    empty_outbox()
    server.behave = {}
    with time_machine.travel(timezone.now() + timedelta(days=3), tick=False):
        empty_outbox()
    if where == "EHLO":  # a server that will not talk to us is no word about this letter
        assert state(refused)[0] == LetterState.SENT
        assert len(server.taken) == 1
    else:
        assert state(refused) == (LetterState.FAILED, "refused: 554")
        assert server.taken == []


def test_one_bad_recipient_among_good_ones_costs_the_others_nothing(server, letter):
    letters = [letter(f"lecteur{n}@exemple.fr") for n in range(5)]
    server.refused = {"lecteur2@exemple.fr"}
    empty_outbox()
    assert [state(each)[0] for each in letters] == [
        LetterState.FAILED if n == 2 else LetterState.SENT for n in range(5)
    ]
    assert len(server.taken) == 4


def test_a_letter_that_is_tried_again_says_the_same_name(server, letter):
    """A server that took the first one after all can tell that it is the same."""
    letter()
    server.behave = {".": "451 later"}
    empty_outbox()
    server.behave = {}
    with time_machine.travel(timezone.now() + RESTS[0], tick=False):
        empty_outbox()
    names = [
        line
        for data in server.read
        for line in data.splitlines()
        if line.lower().startswith(b"message-id")
    ]
    assert len(names) == 2
    assert len(set(names)) == 1


def test_an_address_outside_ascii_needs_a_server_that_says_it_can(server):
    """The form takes none, as browsers don't; an archive from elsewhere may hold one."""

    def abroad():
        hand_over(EmailMessage("Bonjour", "Voilà.", to=["hélène@exemple.fr"]), lambda: None)

    with pytest.raises(Rejected, match="SMTPUTF8"):
        abroad()
    server.behave = {"EHLO": "250-sink\r\n250 SMTPUTF8"}
    abroad()
    assert server.recipients == ["rcpt TO:<hélène@exemple.fr>"]


EVIL = "Titre\r\nBcc: autre@exemple.fr\r\n\r\nUn autre corps"


def test_no_title_adds_a_header(server, letter):
    letter(title=EVIL.replace("\r\n", " "))
    kept = Letter.objects.get()
    draft = Draft(
        to=MARIE["email"], subject="%(title)s", fill={"title": EVIL}, template="confirm",
        context={"article": factories.article(), "link": "https://octet.example/"},
    )  # fmt: skip
    data = message_of(draft, kept).message().as_bytes()
    head = data.partition(b"\n\n")[0]
    assert b"\nBcc:" not in head
    assert head.lower().count(b"\nsubject:") + head.lower().startswith(b"subject:") == 1
    empty_outbox()
    (message,) = server.messages()
    assert message["Bcc"] is None
    assert server.recipients == [f"rcpt TO:<{MARIE['email']}>"]


@pytest.mark.parametrize(
    "wrong", ["a@exemple.fr\nBcc: b@exemple.fr", "a@exemple.fr, b@exemple.fr", "a@exemple.fr>", "@"]
)
def test_no_address_is_two_and_none_adds_a_header(client, wrong):
    answer = send(client, factories.article(), email=wrong)
    assert answer.status_code == 422
    assert not Comment.objects.exists()


def test_a_very_long_title_makes_a_subject_that_servers_take(server, letter):
    answered = letter(title="Où l’on apprend " + "très longuement " * 14)
    subscription = Subscription.objects.get(pk=answered.about)
    subscription.confirm()
    reply = factories.comment(parent=subscription.comment, state="approved")
    run_jobs()
    Letter.objects.all().delete()
    notices = Letter.objects.write("replies", subscription.pk)
    subscription.notices.filter(comment=reply).update(letter=notices)
    assert empty_outbox() == 1
    (data,) = server.taken
    assert max(map(len, data.splitlines())) <= 998  # RFC 5322 §2.1.1
    (message,) = server.messages()
    assert "très longuement" in message["Subject"]
    assert "\n" not in message["Subject"]


def test_thousands_of_letters_leave_in_rounds_and_duties_come_between(server, letter, monkeypatch):
    first = letter()
    Letter.objects.bulk_create(
        Letter(kind="confirm", about=first.about, once=f"copy {n}") for n in range(10_000)
    )
    calls = []
    monkeypatch.setitem(
        KINDS, "confirm", type(KINDS["confirm"])(lambda letter: calls.append(letter.pk))
    )
    assert empty_outbox() == 0  # each is composed and found not to be needed
    assert len(calls) == BATCH
    assert Letter.objects.filter(state=LetterState.WAITING).count() == 10_001 - BATCH
    empty_outbox()
    assert len(set(calls)) == len(calls) == 2 * BATCH


def test_a_server_that_takes_its_time_gets_no_more_than_a_minute_of_a_round(
    server, letter, monkeypatch
):
    for n in range(4):
        letter(f"lecteur{n}@exemple.fr")
    clock = iter(range(0, 1_000, 25))  # seconds that each look at the clock finds gone by
    monkeypatch.setattr(outbox.time, "monotonic", lambda: next(clock))
    empty_outbox()
    assert Letter.objects.filter(state=LetterState.WAITING).exists()
    assert Letter.objects.filter(state=LetterState.SENT).exists()


def test_letters_that_a_server_puts_off_make_room_for_newer_ones(server, letter):
    """What rests is not looked at, so that a thousand deferred letters keep nobody waiting."""
    put_off = letter()
    server.behave = {"RCPT": "451 greylisted"}
    empty_outbox()
    server.behave = {}
    newer = letter("autre@exemple.fr")
    assert empty_outbox() == 1
    assert (state(put_off)[0], state(newer)[0]) == (LetterState.WAITING, LetterState.SENT)


def test_every_kind_of_letter_has_both_forms_one_recipient_and_says_it_is_a_machine(server, letter):
    """Derived from the drafts' templates: whoever adds a kind has them looked at here."""
    letter()
    empty_outbox()
    (message,) = server.messages()
    assert parseaddr(message["From"])[1] == parseaddr(site.DEFAULT_FROM_EMAIL)[1]
    assert message["Auto-Submitted"] == "auto-generated"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    whole = message.get_body(("plain",)).get_content() + message.get_body(("html",)).get_content()
    assert MARIE["email"] not in whole
    assert "?" not in "".join(
        word for word in whole.split() if "://" in word
    )  # no data in addresses
