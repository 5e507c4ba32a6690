"""Deciding what the law asks: a notice once and with reasons, an appeal by somebody else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from comments.models import (
    Appeal,
    AppealState,
    Ground,
    LegalLog,
    ModerationError,
    Notice,
    State,
    appealable_decision,
)
from comments.models.appeal import APPEAL_WITHIN
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator():
    return factories.user("Moderator")


@pytest.fixture
def refused(moderator):
    comment = factories.comment()
    comment.reject(by=moderator, reason="insult")
    return comment


def appeal(comment) -> Appeal:
    return comment.appeals.create(
        decision=appealable_decision(comment), text="Je n’insulte personne."
    )


def test_following_a_notice_takes_the_comment_away_and_leaves_its_lines(moderator):
    notice = factories.notice(factories.comment(state=State.APPROVED), ground=Ground.DEFAMATION)
    notice.uphold(by=moderator, reason="Accusation sans preuve.")
    notice.refresh_from_db()
    assert (notice.state, notice.comment.state) == ("upheld", State.REJECTED)
    assert notice.comment.log.first().reason == "defamation"
    line = LegalLog.objects.get(verb="notice-upheld")
    assert (line.actor, line.reason, line.notice) == (moderator, notice.decision, notice)
    assert line.waited == notice.decided_at - notice.created_at


def test_a_ground_that_no_rule_of_the_house_has_refuses_as_illegal(moderator):
    notice = factories.notice(factories.comment(state=State.APPROVED), ground=Ground.THREAT)
    notice.uphold(by=moderator, reason="Menace explicite.")
    assert notice.comment.log.first().reason == "illegal"


def test_a_dismissed_notice_leaves_the_comment_online(moderator):
    notice = factories.notice(factories.comment(state=State.APPROVED))
    notice.dismiss(by=moderator, reason="Une opinion, vive mais permise.")
    notice.comment.refresh_from_db()
    assert notice.comment.state == State.APPROVED


@pytest.mark.parametrize("verb", ["uphold", "dismiss"])
def test_a_notice_is_decided_once_and_never_without_reasons(moderator, verb):
    notice = factories.notice(factories.comment(state=State.APPROVED))
    with pytest.raises(ModerationError):
        getattr(notice, verb)(by=moderator, reason="  ")
    stale = Notice.objects.get()
    getattr(notice, verb)(by=moderator, reason="Voici pourquoi.")
    with pytest.raises(ModerationError):
        stale.uphold(by=moderator, reason="Autrement.")
    assert LegalLog.objects.count() == 1


def test_a_notice_outlives_the_comment_that_it_names(moderator):
    notice = factories.notice(factories.comment(state=State.APPROVED))
    place = notice.place
    notice.comment.delete()
    notice.refresh_from_db()
    notice.uphold(by=moderator, reason="Déjà parti.")
    assert (notice.comment, notice.place) == (None, place)


def test_an_appeal_is_decided_by_somebody_else_and_restores_the_comment(refused, moderator):
    asked = appeal(refused)
    with pytest.raises(ModerationError, match="quelqu’un d’autre"):
        asked.grant(by=moderator, reasons="Tout compte fait.")
    assert asked not in Appeal.objects.decidable_by(moderator)
    other = factories.user("Moderator")
    assert asked in Appeal.objects.decidable_by(other)
    asked.grant(by=other, reasons="Le ton est vif, sans injure.")
    refused.refresh_from_db()
    assert (asked.state, refused.state) == (AppealState.GRANTED, State.APPROVED)
    assert LegalLog.objects.get().actor == other


def test_a_refused_appeal_lets_the_decision_stand_and_needs_reasons(refused):
    asked, other = appeal(refused), factories.user("Moderator")
    with pytest.raises(ModerationError):
        asked.refuse(by=other, reasons="")
    asked.refuse(by=other, reasons="Deux personnes sont visées.")
    refused.refresh_from_db()
    assert refused.state == State.REJECTED
    with pytest.raises(ModerationError):
        asked.grant(by=other, reasons="Finalement.")


def test_who_may_appeal_and_until_when(refused, moderator, time_machine):
    assert appealable_decision(refused)
    assert appealable_decision(factories.comment()) is None
    assert appealable_decision(factories.comment(state=State.SPAM)) is None
    appeal(refused)
    assert appealable_decision(refused) is None  # once for each decision
    late = factories.comment()
    late.reject(by=moderator, reason="hate")
    time_machine.move_to(timezone.now() + APPEAL_WITHIN + timedelta(days=1))
    assert appealable_decision(late) is None
