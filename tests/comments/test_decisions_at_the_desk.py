"""What buttons and keys send: one decision, many, taking back; and two who want different things."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from comments.admin import orders
from comments.models import Ban, Comment, ModerationLog, State, Thread
from tests import factories
from tests.comments.moderating import (
    DECIDE,
    DESK,
    UNDO,
    at_the_desk,
    commenter,
    order,
    press,
    take_back,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator():
    return factories.user("Moderator", name="Jeanne Morel")


@pytest.fixture
def desk(moderator):
    return at_the_desk(moderator)


@pytest.fixture
def colleague():
    return factories.user("Moderator", name="Paul Lefèvre")


def states(*comments) -> list[str]:
    found = dict(Comment.objects.values_list("pk", "state"))
    return [found[comment.pk] for comment in comments]


def shown(article) -> int:
    return Thread.objects.filter(article=article).values_list("shown_count", flat=True).first() or 0


class TestOne:
    def test_the_script_hears_version_state_and_counters(self, desk):
        comment = factories.comment()
        answer = press(desk, order("approve", comment))
        assert answer["done"] == [{"id": comment.pk, "version": 2, "state": "approved"}]
        assert (answer["refused"], answer["counts"]["approved"]) == ([], 1)

    def test_the_same_press_sent_twice_is_done_once(self, desk):
        comment, step = factories.comment(), str(uuid4())
        first = press(desk, order("reject", comment, "insult"), step=step)
        again = press(desk, order("reject", comment, "insult"), step=step)
        assert first["done"] == again["done"]
        assert comment.log.count() == 1

    def test_nonsense_decides_nothing(self, desk):
        comment = factories.comment()
        values = ["", "approve", "approve:1", "reject:1:1", "ban:1:1", f"ban:{comment.pk}:1:ever"]
        values += [f"burn:{comment.pk}:1", f"approve:{comment.pk}:²", f"approve:{comment.pk}:1:x"]
        for value in values:
            assert press(desk, value, step="no uuid")["done"] == []
        assert not ModerationLog.objects.exists()

    def test_only_moderators_decide(self):
        comment = factories.comment()
        journalist = at_the_desk(factories.user("Journalist"))
        assert journalist.post(DECIDE, {"decide": order("approve", comment)}).status_code == 403
        assert journalist.post(UNDO).status_code == 403
        assert states(comment) == ["pending"]

    def test_picking_and_taking_the_pick_back(self, desk):
        comment = factories.comment(state=State.APPROVED)
        step = str(uuid4())
        press(desk, order("pick", comment), step=step)
        comment.refresh_from_db()
        assert comment.is_picked
        take_back(desk, step)
        comment.refresh_from_db()
        assert not comment.is_picked

    def test_a_plain_form_leads_back_to_the_queue(self, desk):
        comment = factories.comment()
        sent = {"decide": order("approve", comment), "queue": "suspect", "section": "3"}
        answer = desk.post(DECIDE, sent)
        assert (answer.status_code, answer["Location"]) == (303, f"{DESK}?queue=suspect&section=3")


class TestMany:
    def test_the_ticked_are_one_step_with_a_line_each(self, desk):
        article = factories.article()
        comments = [factories.comment(article) for _ in range(3)]
        step = str(uuid4())
        sent = {"bulk": "approve", "comment": [f"{c.pk}:1" for c in comments[:2]], "step": step}
        answer = desk.post(DECIDE, sent, headers={"Accept": "application/json"}).json()
        assert len(answer["done"]) == 2
        assert states(*comments) == ["approved", "approved", "pending"]
        assert (shown(article), ModerationLog.objects.filter(step=step).count()) == (2, 2)
        assert len(take_back(desk, step)["done"]) == 2
        assert states(*comments) == ["pending"] * 3
        assert shown(article) == 0

    def test_one_that_somebody_else_decided_holds_nobody_up(self, desk, colleague):
        comments = [factories.comment() for _ in range(3)]
        comments[1].approve(by=colleague)
        sent = {"bulk": "spam", "comment": [f"{comment.pk}:1" for comment in comments]}
        answer = desk.post(DECIDE, sent, headers={"Accept": "application/json"}).json()
        assert states(*comments) == ["spam", "approved", "spam"]
        assert [refused["id"] for refused in answer["refused"]] == [comments[1].pk]

    def test_a_whole_thread_in_one_act(self, desk):
        root = factories.comment(state=State.APPROVED)
        answers = [factories.comment(parent=root) for _ in range(3)]
        other = factories.comment(root.article)
        step = str(uuid4())
        sent = {"around": "thread:reject", "about": f"{answers[0].pk}:1", "reason": "insult"}
        desk.post(DECIDE, sent | {"step": step})
        assert states(root, *answers, other) == ["rejected"] * 4 + ["pending"]
        assert shown(root.article) == 0
        take_back(desk, step)
        assert states(root, *answers) == ["approved", *["pending"] * 3]
        assert shown(root.article) == 1

    def test_approving_a_thread_leaves_what_was_refused(self, desk):
        root = factories.comment()
        refused = factories.comment(parent=root, state=State.REJECTED)
        desk.post(DECIDE, {"around": "thread:approve", "about": f"{root.pk}:1"})
        assert states(root, refused) == ["approved", "rejected"]

    def test_everything_of_a_commenter_is_refused_wherever_it_stands(self, desk):
        who = commenter()
        his = [factories.comment(commenter=who, state=s) for s in ("pending", "approved", "spam")]
        other = factories.comment(commenter=commenter())
        sent = {"around": "commenter:reject", "about": f"{his[0].pk}:1", "reason": "insult"}
        desk.post(DECIDE, sent)
        assert states(*his, other) == ["rejected", "rejected", "spam", "pending"]

    def test_an_act_has_a_bound(self, desk, monkeypatch):
        monkeypatch.setattr(orders, "MOST", 2)
        root = factories.comment()
        answers = [factories.comment(parent=root) for _ in range(3)]
        desk.post(DECIDE, {"around": "thread:spam", "about": f"{root.pk}:1"})
        assert states(root, *answers) == ["spam", "spam", "pending", "pending"]

    @pytest.mark.parametrize(
        "around", ["", "x", "thread:", "world:spam", "thread:ban", "thread:pick"]
    )
    def test_nonsense_around_decides_nothing(self, desk, around):
        comment = factories.comment(state=State.APPROVED)
        desk.post(DECIDE, {"around": around, "about": order("", comment)[1:], "reason": "insult"})
        assert states(comment) == ["approved"]


class TestBanning:
    def test_a_ban_refuses_the_comment_and_is_one_step(self, desk):
        comment, step = factories.comment(commenter=commenter()), str(uuid4())
        answer = press(desk, order("ban", comment, "month"), step=step)
        assert answer["done"][0]["state"] == "rejected"
        assert Ban.objects.in_force().get().commenter_id == comment.commenter_id
        take_back(desk, step)
        assert states(comment) == ["pending"]
        assert not Ban.objects.in_force().exists()
        assert [line.verb for line in comment.log.all()].count("unban") == 1

    def test_nobody_is_banned_before_the_worker_knows_him(self, desk):
        comment = factories.comment()
        answer = press(desk, order("ban", comment, "good"))
        assert (answer["done"], len(answer["refused"])) == ([], 1)
        assert states(comment) == ["pending"]
        assert not ModerationLog.objects.exists()


class TestTakingBack:
    def test_step_by_step_as_far_as_ten_minutes(self, desk, time_machine):
        comments = [factories.comment() for _ in range(3)]
        for comment in comments:
            press(desk, order("approve", comment))
        take_back(desk)
        assert states(*comments) == ["approved", "approved", "pending"]
        take_back(desk)
        assert states(*comments) == ["approved", "pending", "pending"]
        later = ModerationLog.objects.latest("at").at + timedelta(minutes=11)
        time_machine.move_to(later)
        assert take_back(desk) == {"done": [], "refused": [], "counts": take_back(desk)["counts"]}
        assert states(comments[0]) == ["approved"]

    def test_nobody_takes_back_what_another_did(self, desk, colleague):
        comment, step = factories.comment(), uuid4()
        comment.approve(by=colleague, step=step)
        assert take_back(desk, step)["done"] == []
        assert take_back(desk)["done"] == []
        assert states(comment) == ["approved"]

    def test_taking_back_what_somebody_has_decided_since_is_a_clash(self, desk, colleague):
        comment, step = factories.comment(), str(uuid4())
        press(desk, order("approve", comment), step=step)
        Comment.objects.get().reject(by=colleague, reason="insult")
        answer = take_back(desk, step)
        assert answer["done"] == []
        assert colleague.name in answer["refused"][0]["clash"]
        assert states(comment) == ["rejected"]

    def test_taking_back_twice_is_taking_back_once(self, desk):
        comment, step = factories.comment(), str(uuid4())
        press(desk, order("approve", comment), step=step)
        take_back(desk, step)
        assert take_back(desk, step)["done"] == []
        line = comment.log.get(verb="approve")
        Comment.objects.get().undo(line=line)
        assert comment.log.filter(verb="undo").count() == 1

    def test_the_page_lists_what_can_be_taken_back(self, desk):
        comments = [factories.comment() for _ in range(2)]
        press(desk, order("approve", comments[0]))
        sent = {"bulk": "spam", "comment": [f"{comments[1].pk}:1"]}
        desk.post(DECIDE, sent)
        steps = desk.get(DESK).context["steps"]
        assert [step.line.verb for step in steps] == ["spam", "approve"]
        answer = desk.post(UNDO, {"step": steps[1].id})
        assert answer.status_code == 303
        assert states(*comments) == ["pending", "spam"]


class TestClashes:
    def test_both_sides_are_shown_and_one_may_insist(self, desk, colleague):
        comment = factories.comment()
        Comment.objects.get().reject(by=colleague, reason="insult")
        (refused,) = press(desk, order("approve", comment))["refused"]
        assert states(comment) == ["rejected"]
        assert not refused["agreed"]
        assert colleague.name in refused["clash"]
        insisting = f"approve:{comment.pk}:2"
        assert f'value="{insisting}"' in refused["clash"]
        assert press(desk, insisting)["done"]
        assert states(comment) == ["approved"]

    def test_who_wanted_the_same_is_told_so_and_asked_nothing(self, desk, colleague):
        comment = factories.comment()
        Comment.objects.get().approve(by=colleague)
        (refused,) = press(desk, order("approve", comment))["refused"]
        assert (refused["agreed"], refused["clash"]) == (True, None)
        assert comment.log.count() == 1

    def test_without_script_the_page_shows_both_sides(self, desk, colleague):
        comment = factories.comment()
        Comment.objects.get().reject(by=colleague, reason="insult")
        answer = desk.post(DECIDE, {"decide": order("approve", comment), "queue": "pending"})
        page = answer.content.decode()
        assert answer.status_code == 409
        assert colleague.name in page
        assert f'value="approve:{comment.pk}:2"' in page

    def test_a_text_that_its_reader_changed_is_read_again_first(self, desk):
        comment = factories.comment()
        Comment.objects.update(text="Autre chose.", version=2)
        (refused,) = press(desk, order("approve", comment))["refused"]
        assert refused["clash"]
        assert states(comment) == ["pending"]

    def test_what_its_reader_withdrew_is_gone(self, desk):
        comment = factories.comment()
        Comment.objects.get().withdraw()
        (refused,) = press(desk, f"approve:{comment.pk}:2")["refused"]
        assert refused["message"]
        assert states(comment) == ["withdrawn"]


def test_every_address_of_the_desk_is_for_moderators_alone(client):
    comment = factories.comment()
    client.force_login(factories.user("Journalist"))
    names = ["queue", "rows", "decide", "undo", "presence", "leave", "bans"]
    places = [reverse(f"moderation:{name}") for name in names]
    places += [
        reverse(f"moderation:{name}", args=[comment.pk]) for name in ("card", "answer", "note")
    ]
    for place in places:
        assert client.get(place).status_code in (403, 405), place
        assert client.post(place).status_code in (403, 405), place
