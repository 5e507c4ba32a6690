"""Answers by mail, from the button at the receipt to the one click that ends it."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from comments.mailing.outbox import empty_outbox
from comments.models import Comment, Letter, ReplyNotice, State, Subscription
from comments.subscribing import gather_notices
from tests import factories
from tests.comments.posting import MARIE, send
from tests.jobs import run_jobs

pytestmark = pytest.mark.django_db
QUIET = timedelta(minutes=16)


class Reader:
    """Somebody with a mailbox."""

    def __init__(self, client, email=MARIE["email"]):
        self.client, self.email = client, email
        self.comment, self.receipt = None, ""

    def write(self, article=None, **changes) -> Comment:
        article = article or factories.article()
        n = Comment.objects.count()
        changes = {"text": f"Ma remarque numéro {n}.", "email": self.email} | changes
        self.receipt = send(self.client, article, **changes)["Location"]
        self.comment = Comment.objects.latest("pk")
        run_jobs()
        self.comment.refresh_from_db()
        return self.comment

    def follow(self) -> None:
        assert self.client.post(f"{self.receipt}follow/").status_code == 303

    def inbox(self) -> list:
        """What has come, once the worker has done all it can."""
        run_jobs()
        gather_notices()
        empty_outbox()
        return [message for message in mail.outbox if message.to == [self.email]]

    def link(self, part: str = "") -> str:
        found = re.findall(r"http://\S+?(/comments/replies/\w+/\S*)", self.inbox()[-1].body)
        return next(each for each in found if each.endswith(part))


@pytest.fixture
def marie(client):
    return Reader(client)


@pytest.fixture
def subscribed(marie):
    marie.write()
    marie.follow()
    marie.comment.approve()
    marie.client.post(f"{marie.link()}confirm/")
    run_jobs()
    return marie


def answer(comment, **fields) -> Comment:
    made = factories.comment(parent=comment, **fields)
    made.approve()
    run_jobs()
    return made


def later(span=QUIET):
    return time_machine.travel(timezone.now() + span, tick=False)


def test_nothing_is_mailed_before_a_moderator_has_approved(marie):
    marie.write()
    marie.follow()
    with later(timedelta(days=3)):
        assert marie.inbox() == []
    for verb in ("reject", "mark_spam"):
        getattr(marie.comment, verb)()
        assert marie.inbox() == []
    assert Letter.objects.count() == 0


def test_approval_brings_one_mail_without_a_word_of_any_user(marie):
    marie.write(text="Un texte qui ne doit pas voyager.", author_name="Prénom Secret")
    marie.follow()
    marie.follow()
    marie.comment.approve()
    (message,) = marie.inbox()
    for part in (message.subject, message.body, message.alternatives[0][0]):
        assert "voyager" not in part
        assert "Secret" not in part
    marie.comment.undo()
    marie.comment.approve()
    assert len(marie.inbox()) == 1


def test_who_asks_when_it_is_online_already_gets_that_mail_as_well(marie):
    marie.write()
    marie.comment.approve()
    assert marie.inbox() == []
    marie.follow()
    assert len(marie.inbox()) == 1


def test_before_the_button_was_pressed_no_answer_is_mailed(marie):
    marie.write()
    marie.follow()
    marie.comment.approve()
    page = marie.client.get(marie.link())  # as a program that checks mail does
    assert page.status_code == 200
    answer(marie.comment)
    with later():
        assert len(marie.inbox()) == 1
    assert not Subscription.objects.get().is_active


def test_answers_come_grouped_when_it_has_gone_quiet(subscribed):
    first = answer(subscribed.comment, author_name="Paul", text="Je ne suis pas d’accord.")
    second = answer(first, author_name="Zoé", text="Moi si, et voici pourquoi.")
    assert len(subscribed.inbox()) == 1
    with later():
        message = subscribed.inbox()[-1]
        assert len(subscribed.inbox()) == 2
    assert "2 réponses" in message.subject
    for part in (message.body, message.alternatives[0][0]):
        assert "pas d’accord" in part
        assert "Zoé" in part
        assert second.get_absolute_url() in part
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message.extra_headers["References"] == mail.outbox[0].extra_headers["Message-ID"]


def test_a_lively_conversation_is_not_waited_out(subscribed):
    now = timezone.now()
    for minutes in range(0, 65, 5):
        with time_machine.travel(now + timedelta(minutes=minutes), tick=False):
            answer(subscribed.comment)
            subscribed.inbox()
    assert len(subscribed.inbox()) == 2


def test_nobody_gets_more_than_so_many_mails_a_day(subscribed, settings):
    settings.COMMENT_NOTICES_A_DAY = 2
    now = timezone.now()
    for hours in range(5):
        with time_machine.travel(now + timedelta(hours=hours), tick=False):
            answer(subscribed.comment)
        with time_machine.travel(now + timedelta(hours=hours, minutes=30), tick=False):
            subscribed.inbox()
    assert len(subscribed.inbox()) == 1 + 2
    with time_machine.travel(now + timedelta(hours=26), tick=False):
        assert "3 réponses" in subscribed.inbox()[-1].subject


def test_one_s_own_answer_and_a_hidden_one_are_no_news(subscribed):
    own = subscribed.write(subscribed.comment.article, parent=str(subscribed.comment.pk))
    own.approve()
    hidden = answer(Subscription.objects.get().comment)
    hidden.reject(reason="insult")
    with later():
        assert len(subscribed.inbox()) == 1
    assert ReplyNotice.objects.count() == 1
    assert Letter.objects.get(kind="replies").state == "dropped"


def test_an_answer_to_an_answer_reaches_the_one_it_answers(client):
    first = factories.comment(state="approved")
    marie = Reader(client)
    marie.write(first.article, parent=str(first.pk))
    marie.follow()
    marie.comment.approve()
    client.post(f"{marie.link()}confirm/")
    to_marie = factories.comment(first.article)
    to_marie.answer_to(marie.comment)
    to_marie.save()
    to_marie.approve()
    answer(first)  # beside hers, not to her
    with later():
        message = marie.inbox()[-1]
    assert to_marie.text in message.body
    assert ReplyNotice.objects.count() == 1


def test_one_click_without_cookie_or_form_ends_it(subscribed, client):
    answer(subscribed.comment)
    with later():
        header = subscribed.inbox()[-1].extra_headers["List-Unsubscribe"]
    path = re.search(r"<http://[^/]+(/\S+)>", header)[1]
    assert client.get(path).status_code == 200
    assert Subscription.objects.get().is_active
    headers = {"Origin": "null", "Sec-Fetch-Site": "cross-site"}
    reply = client.post(path, {"List-Unsubscribe": "One-Click"}, headers=headers)
    assert reply.status_code == 200
    assert not reply.cookies
    assert Subscription.objects.get().ended_why == "reader"
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    answer(subscribed.comment)
    with later():
        assert len(subscribed.inbox()) == 2


def test_one_button_ends_all_of_a_reader_s_mails_and_nobody_else_s(client):
    readers = [Reader(client), Reader(client), Reader(client, "paul@exemple.fr")]
    for reader in readers:
        reader.write()
        reader.follow()
        reader.comment.approve()
        client.post(f"{reader.link()}confirm/")
    client.post(f"{readers[0].link()}stop/", {"scope": "all"})
    active = {one.comment_id for one in Subscription.objects.active()}
    assert active == {readers[2].comment.pk}


def test_what_was_ended_is_taken_up_again_at_the_receipt(subscribed, client):
    client.post(f"{subscribed.link()}stop/")
    assert not Subscription.objects.get().is_active
    subscribed.follow()
    assert Subscription.objects.get().is_active
    assert len(subscribed.inbox()) == 1


def test_the_confirmed_link_proves_whose_address_it_is(subscribed):
    subscribed.comment.commenter.refresh_from_db()
    assert subscribed.comment.commenter.confirmed_at is not None
    assert "data-voucher" in subscribed.client.get(subscribed.link()).content.decode()


def test_a_wrong_token_is_told_nothing(client):
    for path in ("/comments/replies/0123/", "/comments/replies/0123/confirm/"):
        post = path.endswith("confirm/")
        assert (client.post if post else client.get)(path).status_code == 404
    assert client.post("/comments/replies/0123/stop/").status_code == 200


@pytest.mark.parametrize("state", [State.REJECTED, State.WITHDRAWN, State.ERASED])
def test_what_is_not_shown_cannot_be_followed(marie, state):
    marie.write()
    Comment.objects.update(state=state)
    marie.follow()
    assert not Subscription.objects.exists()


def test_an_article_in_english_brings_mail_in_english(marie):
    marie.write(factories.article(language="en"))
    marie.follow()
    marie.comment.approve()
    assert marie.inbox()[0].subject == "Do you want to hear of answers to your comment?"


def test_an_erased_comment_brings_no_mail_any_more(subscribed):
    answer(subscribed.comment)
    subscribed.comment.refresh_from_db()
    subscribed.comment.erase()
    with later():
        assert len(subscribed.inbox()) == 1
