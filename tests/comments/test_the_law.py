"""Notices by anybody, reasons and appeals for authors, figures for everybody (DSA art. 15 to 24)."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.utils import timezone

from comments.mailing.outbox import empty_outbox
from comments.models import (
    Appeal,
    Comment,
    Commenter,
    LegalLog,
    Letter,
    Notice,
    NoticeContact,
    State,
)
from comments.noticing import sender_of
from comments.statements import UNDO, statement_of, tell_reasons
from tests import factories
from tests.comments.posting import send
from tests.jobs import run_jobs

pytestmark = pytest.mark.django_db

SENDER = {"name": "Paul Avoué", "email": "paul.avoue@exemple.example"}
NOTICE = SENDER | {
    "ground": "defamation",
    "explanation": "La troisième phrase accuse ma sœur de vol, sans aucune preuve.",
    "good_faith": "on",
}


@pytest.fixture
def comment():
    return factories.comment(state=State.APPROVED)


@pytest.fixture
def moderator():
    return factories.user("Moderator")


def report(client, comment, **changes):
    return client.post(f"/comments/{comment.pk}/report/", NOTICE | changes)


def test_anybody_reports_a_comment_and_follows_what_becomes_of_it(client, comment, moderator):
    page = client.get(comment.article.get_absolute_url()).content.decode()
    assert f'href="/comments/{comment.pk}/report/"' in page
    assert comment.text in client.get(f"/comments/{comment.pk}/report/").content.decode()
    answer = report(client, comment)
    assert answer.status_code == 303
    notice = Notice.objects.get()
    assert notice.comment == comment
    assert notice.place.endswith(comment.get_absolute_url())
    assert LegalLog.objects.get().verb == "notice"
    receipt = client.get(answer["Location"])
    assert "no-store" in receipt["Cache-Control"]
    assert "Nous avons bien reçu" in receipt.content.decode()
    notice.uphold(by=moderator, reason="Accusation grave, sans preuve.")
    page = client.get(answer["Location"]).content.decode()
    assert "Accusation grave, sans preuve." in page
    assert "article 21" in page  # what can be done against it


def test_who_gave_a_notice_is_sealed_and_shown_to_nobody(client, comment, moderator):
    location = report(client, comment)["Location"]
    notice = Notice.objects.get()
    stored = str(Notice.objects.values().get()) + str(bytes(NoticeContact.objects.get().sealed))
    client.force_login(moderator)
    desk = client.get(f"/admin/comments/notice/{notice.pk}/change/").content.decode()
    for page in (stored, desk, client.get(location).content.decode()):
        assert "avoue" not in page.casefold()
        assert "Paul" not in page
    assert sender_of(notice) == ("Paul Avoué", "paul.avoue@exemple.example")


def test_the_worker_confirms_receipt_and_tells_the_decision_once(client, comment, moderator):
    location = report(client, comment)["Location"]
    run_jobs()
    empty_outbox()
    (received,) = mail.outbox
    assert received.to == [SENDER["email"]]
    assert location in received.body
    assert NOTICE["explanation"] not in received.body
    Notice.objects.get().dismiss(by=moderator, reason="Une opinion, permise.")
    empty_outbox()
    empty_outbox()
    _received, decided = mail.outbox
    assert "Une opinion, permise." in decided.body
    assert location in decided.body
    assert decided.extra_headers["Auto-Submitted"] == "auto-generated"


def test_a_second_click_is_the_same_notice(client, comment):
    number = str(uuid4())
    first, second = (report(client, comment, number=number) for _n in range(2))
    assert first["Location"] == second["Location"]
    assert Notice.objects.count() == NoticeContact.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "is_taken"),
    [
        ({"name": "", "email": ""}, False),
        ({"email": ""}, False),
        ({"email": "paul"}, False),
        ({"good_faith": ""}, False),
        ({"explanation": "Non."}, False),
        ({"explanation": "x" * 6_000}, False),
        ({"explanation": "Une longue explication\0."}, False),
        ({"ground": "nonsense"}, False),
        ({"number": "nonsense"}, False),
        ({"ground": "child-abuse", "name": "", "email": ""}, True),
    ],
)
def test_the_form_takes_what_the_law_asks_for_and_gives_the_rest_back(
    client, comment, changes, is_taken
):
    answer = report(client, comment, **changes)
    assert answer.status_code == (303 if is_taken else 422)
    assert Notice.objects.exists() == is_taken
    if not is_taken:
        assert "no-store" in answer["Cache-Control"]


def test_an_unsigned_notice_has_a_receipt_and_no_letter(client, comment, moderator):
    report(client, comment, ground="child-abuse", name="", email="")
    Notice.objects.get().uphold(by=moderator, reason="Manifestement illicite.")
    run_jobs()
    assert not Letter.objects.exists()
    assert not NoticeContact.objects.exists()


def test_an_article_can_be_reported_and_what_nobody_can_see_cannot(client, comment):
    article = comment.article
    way = f"/comments/article/{article.pk}/report/"
    assert f'href="{way}"' in client.get(f"/comments/{article.pk}/error/").content.decode()
    assert client.post(way, NOTICE).status_code == 303
    assert Notice.objects.get().comment is None
    comment.reject()
    assert client.get(f"/comments/{comment.pk}/report/").status_code == 404
    assert client.get(f"/comments/article/{factories.draft().pk}/report/").status_code == 404


def test_notices_from_another_site_or_by_the_hundred_are_turned_away(client, comment, settings):
    foreign = client.post(
        f"/comments/{comment.pk}/report/", NOTICE, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert foreign.status_code == 403
    settings.COMMENT_RATES = [(1, 60)]
    assert [report(client, comment).status_code for _n in range(2)] == [303, 429]


# At the desk


def decide(client, kind, pk, verdict, why="Voici pourquoi."):
    return client.post(f"/admin/comments/{kind}/{pk}/change/", {"verdict": verdict, "why": why})


def test_a_moderator_decides_a_notice_at_the_desk_once(client, comment, moderator):
    notice = factories.notice(comment)
    client.force_login(moderator)
    assert notice.explanation in client.get(notice.get_absolute_url()).content.decode()
    assert decide(client, "notice", notice.pk, "uphold", why=" ").status_code == 422
    assert decide(client, "notice", notice.pk, "uphold").status_code == 302
    comment.refresh_from_db()
    assert comment.state == State.REJECTED
    assert decide(client, "notice", notice.pk, "dismiss").status_code == 403


def test_whoever_refused_a_comment_reads_the_appeal_and_cannot_decide_it(client, moderator):
    comment = factories.comment()
    comment.reject(by=moderator, reason="insult")
    asked = comment.appeals.create(decision=comment.log.get(), text="Je n’injurie personne.")
    client.force_login(moderator)
    page = client.get(f"/admin/comments/appeal/{asked.pk}/change/").content.decode()
    assert asked.text in page
    assert 'name="verdict"' not in page
    assert decide(client, "appeal", asked.pk, "refuse").status_code == 403
    client.force_login(factories.user("Moderator"))
    assert decide(client, "appeal", asked.pk, "grant").status_code == 302
    comment.refresh_from_db()
    assert comment.state == State.APPROVED
    client.force_login(factories.user("Journalist"))
    assert client.get(f"/admin/comments/appeal/{asked.pk}/change/").status_code == 403


# What an author is owed


def test_the_receipt_of_a_refused_comment_states_the_reasons_and_takes_an_appeal(client, moderator):
    receipt = send(client, factories.article())["Location"]
    comment = Comment.objects.get()
    assert client.get(f"{receipt}appeal/")["Location"] == receipt  # nothing to appeal against
    comment.reject(by=moderator, reason="defamation")
    page = client.get(receipt).content.decode()
    for told in (
        "accusation sans preuve",
        "29 juillet 1881",
        "Une personne de la rédaction",
        "article 21",
    ):
        assert told in page
    assert client.post(f"{receipt}appeal/", {"text": ""}).status_code == 422
    for _click in range(2):
        answer = client.post(f"{receipt}appeal/", {"text": "J’ai des preuves."})
        assert (answer.status_code, answer["Location"]) == (303, receipt)
    asked = Appeal.objects.get()
    assert LegalLog.objects.get().appeal == asked
    asked.refuse(by=factories.user("Moderator"), reasons="Aucune n’est donnée.")
    page = client.get(receipt).content.decode()
    assert "Aucune n’est donnée." in page
    assert "appeal/" not in page


def test_an_appeal_that_comes_too_late_gives_the_words_back(client, moderator):
    receipt = send(client, factories.article())["Location"]
    comment = Comment.objects.get()
    comment.reject(by=moderator, reason="insult")
    comment.undo(by=moderator)
    answer = client.post(f"{receipt}appeal/", {"text": "Relisez, s’il vous plaît."})
    assert answer.status_code == 409
    assert "Relisez, s’il vous plaît." in answer.content.decode()
    assert not Appeal.objects.exists()


def test_the_statement_says_whether_anybody_looked_and_whether_a_notice_came_first(moderator):
    comment = factories.comment(state=State.APPROVED, is_suspect=True)
    notice = factories.notice(comment, ground="threat")
    notice.uphold(by=moderator, reason="Menace explicite.")
    comment.refresh_from_db()
    statement = statement_of(comment)
    assert (statement.facts, statement.is_illegal) == ("Menace explicite.", True)
    assert (statement.is_automated, statement.was_flagged, statement.after_notice) == (
        False,
        True,
        True,
    )
    alone = factories.comment()
    alone.reject(reason="off-topic")
    assert (statement_of(alone).is_automated, statement_of(alone).is_illegal) == (True, False)
    assert statement_of(factories.comment(state=State.SPAM)) is None


def test_an_author_with_a_confirmed_address_is_written_to_after_the_time_to_undo(
    client, moderator, time_machine
):
    for name in ("Marie", "Inès"):
        send(client, factories.article(), author_name=name, email=f"{name}@exemple.example")
    run_jobs()
    for comment in Comment.objects.all():
        comment.reject(by=moderator, reason="insult")
    Commenter.objects.filter(comments__author_name="Marie").update(confirmed_at=timezone.now())
    assert tell_reasons() == 0
    time_machine.move_to(timezone.now() + UNDO + timedelta(minutes=1))
    assert (tell_reasons(), tell_reasons()) == (1, 0)
    empty_outbox()
    (letter,) = mail.outbox
    assert letter.to == ["Marie@exemple.example"]
    assert "réclamation" in letter.body


def test_what_is_undone_in_time_is_told_to_nobody(client, moderator, time_machine):
    send(client, factories.article())
    run_jobs()
    Commenter.objects.update(confirmed_at=timezone.now())
    comment = Comment.objects.get()
    comment.reject(by=moderator, reason="insult")
    comment.undo(by=moderator)
    time_machine.move_to(timezone.now() + UNDO + timedelta(minutes=1))
    assert tell_reasons() == 0
