"""What moderators do about people: answers, notes, bans; and that they see each other."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from comments.models import (
    Ban,
    BanLength,
    CannedAnswer,
    Claim,
    Comment,
    CommenterNote,
    State,
)
from comments.models.claim import LEASE
from tests import factories
from tests.comments.moderating import DESK, at_the_desk, commenter, take_back

pytestmark = pytest.mark.django_db


@pytest.fixture
def jeanne():
    return factories.user("Moderator", name="Jeanne Morel")


@pytest.fixture
def paul():
    return factories.user("Moderator", name="Paul Lefèvre")


@pytest.fixture
def desk(jeanne):
    return at_the_desk(jeanne)


class TestAnswers:
    def answer(self, desk, comment, **fields):
        sent = {"seen": comment.version, "text": "Merci, c’est corrigé."} | fields
        return desk.post(reverse("moderation:answer", args=[comment.pk]), sent)

    def test_the_newsroom_answers_under_its_name_and_at_once(self, desk, jeanne):
        comment = factories.comment(state=State.APPROVED)
        assert self.answer(desk, comment).status_code == 303
        answer = Comment.objects.latest("pk")
        assert (answer.parent, answer.staff, answer.author_name) == (comment, jeanne, jeanne.name)
        assert (answer.state, answer.text) == ("approved", "Merci, c’est corrigé.")
        assert [line.verb for line in comment.log.all()] == ["answer", "approve"]
        assert comment.article.thread.shown_count == 2

    def test_what_waits_is_approved_by_being_answered_and_both_are_taken_back(self, desk):
        comment, step = factories.comment(), uuid4()
        self.answer(desk, comment, step=step)
        comment.refresh_from_db()
        assert comment.state == "approved"
        take_back(desk, step)
        assert set(Comment.objects.values_list("state", flat=True)) == {"pending"}

    def test_a_ready_answer_stands_in_for_a_text(self, desk):
        comment = factories.comment(state=State.APPROVED)
        ready = CannedAnswer.objects.create(title="Source", text="La source est en lien.")
        self.answer(desk, comment, text="", canned=ready.pk)
        assert Comment.objects.latest("pk").text == "La source est en lien."

    def test_what_was_written_comes_back_with_a_refusal(self, desk, paul):
        comment = factories.comment()
        Comment.objects.get().reject(by=paul, reason="insult")
        for fields, status in (({"seen": 1}, 409), ({"seen": 2}, 422), ({"seen": "x"}, 422)):
            answer = self.answer(desk, comment, text="Mon long texte.", **fields)
            assert answer.status_code == status
            assert "Mon long texte." in answer.content.decode()
        assert self.answer(desk, comment, text="").status_code == 422
        assert Comment.objects.count() == 1


class TestNotes:
    def note(self, desk, comment, text="À suivre."):
        return desk.post(reverse("moderation:note", args=[comment.pk]), {"text": text})

    def test_a_note_is_for_the_other_moderators_and_leaves_a_line_without_its_words(
        self, desk, jeanne
    ):
        comment = factories.comment(commenter=commenter())
        assert self.note(desk, comment).status_code == 303
        note = CommenterNote.objects.get()
        assert (note.text, note.written_by) == ("À suivre.", jeanne)
        line = comment.log.get()
        assert (line.verb, line.actor, line.reason) == ("note", jeanne, "")
        other = factories.comment(commenter=comment.commenter)
        assert "À suivre." in desk.get(DESK, {"comment": other.pk}).content.decode()

    def test_an_empty_note_or_one_about_nobody_comes_back(self, desk):
        assert self.note(desk, factories.comment(commenter=commenter()), "  ").status_code == 422
        answer = self.note(desk, factories.comment(), "Sur qui ?")
        assert answer.status_code == 422
        assert "Sur qui ?" in answer.content.decode()
        assert not CommenterNote.objects.exists()


class TestBans:
    def test_the_list_shows_who_is_banned_and_lifts_a_ban(self, desk, jeanne):
        comment = factories.comment(commenter=commenter())
        ban = Ban.objects.give(comment, by=jeanne, length=BanLength.GOOD, reason="Menaces")
        page = desk.get(reverse("moderation:bans")).content.decode()
        for text in (ban.short_name, "Menaces", jeanne.name, comment.author_name):
            assert text in page
        assert desk.post(reverse("moderation:lift", args=[ban.pk])).status_code == 303
        assert not Ban.objects.in_force().exists()
        assert ban.short_name not in desk.get(reverse("moderation:bans")).content.decode()

    def test_a_new_ban_takes_the_place_of_the_old_one(self, jeanne):
        comment = factories.comment(commenter=commenter())
        Ban.objects.give(comment, by=jeanne, length=BanLength.GOOD)
        week = Ban.objects.give(comment, by=jeanne, length=BanLength.WEEK)
        assert list(Ban.objects.in_force()) == [week]

    def test_the_list_costs_the_same_for_many(self, desk, jeanne, django_assert_max_num_queries):
        for _ in range(60):
            comment = factories.comment(commenter=commenter())
            Ban.objects.give(comment, by=jeanne, length=BanLength.MONTH)
        with django_assert_max_num_queries(6):
            page = desk.get(reverse("moderation:bans"))
        assert len(page.context["bans"]) == 50
        rest = desk.get(reverse("moderation:bans"), {"after": str(page.context["next"])})
        assert len(rest.context["bans"]) == 10


class TestPresence:
    def beat(self, desk, comment=None, **fields):
        sent = {"comment": comment.pk if comment else ""} | fields
        return desk.post(reverse("moderation:presence"), sent).json()

    def test_who_looks_at_a_card_is_shown_to_the_others_by_name(self, desk, paul, jeanne):
        comment, other = factories.comment(), factories.comment()
        self.beat(desk, comment)
        rows = f"{comment.pk}:1,{other.pk}:1"
        assert self.beat(at_the_desk(paul), other, rows=rows)["claims"] == {
            str(comment.pk): jeanne.name
        }
        assert self.beat(desk, comment, rows=rows)["claims"] == {str(other.pk): paul.name}
        page = at_the_desk(paul).get(DESK, {"comment": comment.pk}).content.decode()
        assert page.count(jeanne.name) >= 2

    def test_a_claim_ends_with_presence(self, desk, paul, time_machine):
        comment, now = factories.comment(), timezone.now()
        time_machine.move_to(now, tick=False)
        self.beat(desk, comment)
        assert not Claim.objects.take(comment.pk, by=paul)
        time_machine.move_to(now + LEASE + timedelta(seconds=1), tick=False)
        assert Claim.objects.take(comment.pk, by=paul)

    def test_presence_renews_a_claim_and_leaving_releases_it(self, desk, paul, time_machine):
        comment, now = factories.comment(), timezone.now()
        time_machine.move_to(now, tick=False)
        self.beat(desk, comment)
        time_machine.move_to(now + LEASE - timedelta(seconds=1), tick=False)
        self.beat(desk, comment)
        time_machine.move_to(now + LEASE + timedelta(seconds=1), tick=False)
        assert not Claim.objects.take(comment.pk, by=paul)
        assert desk.post(reverse("moderation:leave")).status_code == 204
        assert Claim.objects.take(comment.pk, by=paul)

    def test_one_person_claims_one_comment(self, desk, jeanne):
        first, second = factories.comment(), factories.comment()
        self.beat(desk, first)
        self.beat(desk, second)
        assert list(Claim.objects.values_list("comment", "holder")) == [(second.pk, jeanne.pk)]
        self.beat(desk)
        assert not Claim.objects.exists()

    def test_a_claim_binds_nobody(self, desk, paul):
        comment = factories.comment()
        self.beat(desk, comment)
        comment.approve(by=paul)
        assert Comment.objects.get().state == "approved"

    def test_what_others_decided_meanwhile_is_heard(self, desk, paul):
        comment, untouched = factories.comment(), factories.comment()
        Comment.objects.get(pk=comment.pk).reject(by=paul, reason="insult")
        heard = self.beat(desk, rows=f"{comment.pk}:1,{untouched.pk}:1")
        (moved,) = heard["moved"]
        assert (moved["id"], moved["state"], moved["by"]) == (comment.pk, "rejected", paul.name)
        assert heard["counts"]["rejected"] == 1

    def test_what_is_new_is_counted_and_waits(self, desk):
        factories.comment()
        since = timezone.now().isoformat()
        for _ in range(2):
            factories.comment()
        factories.comment(is_suspect=True)
        assert self.beat(desk, since=since)["news"] == 3
        assert self.beat(desk, since=since, queue="suspect")["news"] == 1
        assert self.beat(desk, since=since, queue="approved")["news"] == 0

    def test_nonsense_is_left_out(self, desk):
        for fields in (
            {"comment": "9" * 18, "rows": "1,2:,:3,²:1", "since": "2026-99-99T00:00:00Z"},
            {"comment": "x", "rows": "x:y", "since": "2026-01-01T00:00:00"},
        ):
            assert desk.post(reverse("moderation:presence"), fields).status_code == 200
        assert not Claim.objects.exists()

    def test_the_pulse_costs_the_same_for_one_row_and_a_hundred(
        self, desk, django_assert_max_num_queries
    ):
        comments = [factories.comment() for _ in range(40)]
        rows = ",".join(f"{comment.pk}:0" for comment in comments)
        with django_assert_max_num_queries(20):
            assert len(self.beat(desk, comments[0], rows=rows)["moved"]) == 40
