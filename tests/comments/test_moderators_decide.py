"""The verbs of a comment, and the page where moderators use them."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from comments.models import Clash, Comment, ModerationError, ModerationLog, State, Thread
from comments.signals import hidden, shown
from comments.templatetags.moderating import reason_held
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(db):
    member = factories.user()
    member.user_permissions.add(
        *Permission.objects.filter(codename__in=["moderate_comment", "view_comment"])
    )
    return member


@pytest.fixture
def desk(client, moderator):
    client.force_login(moderator)
    return client


@pytest.fixture
def heard():
    """What those above have been told, in order."""
    told = []
    receivers = {
        shown: lambda comment, **kwargs: told.append(("shown", comment.pk)),
        hidden: lambda comment, **kwargs: told.append(("hidden", comment.pk)),
    }
    for signal, receiver in receivers.items():
        signal.connect(receiver)
    yield told
    for signal, receiver in receivers.items():
        signal.disconnect(receiver)


def count(comment) -> int:
    thread = Thread.objects.filter(article=comment.article_id).first()
    return thread.shown_count if thread else 0


def press(desk, value: str, **fields):
    return desk.post(reverse("moderation:decide"), {"decide": value, **fields})


def test_approving_shows_the_comment_counts_it_logs_it_and_tells_those_above(moderator, heard):
    comment = factories.comment()
    comment.approve(by=moderator)
    comment.refresh_from_db()
    assert comment in Comment.objects.visible()
    assert (comment.state, comment.decided_by, comment.version) == ("approved", moderator, 2)
    assert comment.decided_at is not None
    assert count(comment) == 1
    line = comment.log.get()
    assert (line.actor, line.verb, line.from_state, line.to_state) == (
        moderator,
        "approve",
        "pending",
        "approved",
    )
    assert heard == [("shown", comment.pk)]


def test_refusing_and_spam_take_a_comment_away(moderator, heard):
    comment = factories.comment(state=State.APPROVED)
    comment.reject(by=moderator, reason="insult")
    assert comment not in Comment.objects.visible()
    assert count(comment) == 0
    assert comment.log.first().reason == "insult"
    comment.mark_spam(by=moderator)
    assert [what for what, _pk in heard] == ["shown", "hidden"]


def test_a_decision_in_force_changes_nothing(moderator):
    comment = factories.comment(state=State.APPROVED)
    comment.approve(by=moderator)
    assert (comment.version, comment.log.count(), count(comment)) == (2, 1, 1)


def test_undo_goes_back_step_by_step(moderator):
    comment = factories.comment()
    comment.approve(by=moderator)
    comment.reject(by=moderator, reason="insult")
    comment.undo(by=moderator)
    assert (comment.state, comment.decided_by, count(comment)) == ("approved", moderator, 1)
    comment.undo(by=moderator)
    assert (comment.state, comment.decided_by, count(comment)) == ("pending", None, 0)
    with pytest.raises(ModerationError):
        comment.undo(by=moderator)
    verbs = [line.verb for line in comment.log.all()]
    assert verbs == ["undo", "undo", "reject", "approve"]


def test_nobody_undoes_or_overrules_a_reader_s_withdrawal(moderator):
    comment = factories.comment()
    comment.withdraw()
    for verb in (comment.undo, comment.approve, comment.reject, comment.mark_spam):
        with pytest.raises(ModerationError):
            verb(by=moderator)
    assert Comment.objects.get().state == State.WITHDRAWN


def test_a_decision_on_an_old_version_is_a_clash(moderator):
    comment = factories.comment()
    stale = Comment.objects.get(pk=comment.pk)
    comment.approve(by=moderator, seen=1)
    with pytest.raises(Clash):
        stale.reject(by=moderator, reason="insult", seen=1)
    assert Comment.objects.get().state == State.APPROVED


def test_counters_can_be_counted_again_after_a_bulk_import():
    article, other = factories.article(), factories.article()
    Comment.objects.bulk_create(
        [
            Comment(article=article, author_name="A", text="x", state=state)
            for state in ("approved", "approved", "pending")
        ]
    )
    Thread.objects.create(article=other, shown_count=7)
    Comment.objects.recount()
    assert dict(Thread.objects.values_list("article", "shown_count")) == {
        article.pk: 2,
        other.pk: 0,
    }
    Thread.objects.update(shown_count=9)
    Comment.objects.recount(articles=[article])
    assert Thread.objects.get(article=other).shown_count == 9


def test_the_page_is_for_moderators_alone(client):
    url = reverse("moderation:queue")
    assert client.get(url).status_code == 302
    client.force_login(factories.user())
    assert client.get(url).status_code == 403
    assert client.post(reverse("moderation:decide")).status_code == 403


def test_a_moderator_sees_who_waits_longest_first_and_why(desk):
    first = factories.comment(text="Le premier de la file.")
    factories.comment(
        text="Le second.",
        is_suspect=True,
        screening=[
            {"screen": "links", "verdict": "suspect", "note": "%(count)s links", "count": 4}
        ],
    )
    page = desk.get(reverse("moderation:queue")).content.decode()
    assert page.index("Le premier de la file.") < page.index("Le second.")
    assert first.article.title in page
    suspects = desk.get(reverse("moderation:queue"), {"queue": "suspect"}).content.decode()
    assert reason_held({"note": "%(count)s links", "count": 4}) in suspects
    assert "Le premier" not in suspects


def test_a_moderator_approves_refuses_marks_spam_and_undoes_with_one_press(desk, moderator):
    comment = factories.comment()
    response = press(desk, f"approve:{comment.pk}:1")
    assert response.status_code == 303
    comment.refresh_from_db()
    assert (comment.state, comment.decided_by) == ("approved", moderator)
    press(desk, f"undo:{comment.pk}:2")
    comment.refresh_from_db()
    assert comment.state == "pending"
    press(desk, f"reject:{comment.pk}:3:off-topic")
    comment.refresh_from_db()
    assert (comment.state, comment.log.first().reason) == ("rejected", "off-topic")
    press(desk, f"spam:{comment.pk}:4")
    comment.refresh_from_db()
    assert comment.state == "spam"


def test_refusing_needs_a_reason_of_the_list(desk):
    comment = factories.comment()
    for value in (f"reject:{comment.pk}:1", f"reject:{comment.pk}:1:because"):
        press(desk, value)
    comment.refresh_from_db()
    assert comment.state == "pending"


def test_a_moderator_decides_many_at_once(desk):
    comments = [factories.comment() for _ in range(3)]
    ticked = [f"{comment.pk}:{comment.version}" for comment in comments[:2]]
    desk.post(
        reverse("moderation:decide"), {"bulk": "reject", "reason": "insult", "comment": ticked}
    )
    states = [Comment.objects.get(pk=comment.pk).state for comment in comments]
    assert states == ["rejected", "rejected", "pending"]


def test_the_second_moderator_is_told_that_the_first_was_faster(desk):
    comment = factories.comment(state=State.APPROVED)
    response = desk.post(
        reverse("moderation:decide"), {"decide": f"spam:{comment.pk}:1"}, follow=True
    )
    assert Comment.objects.get().state == State.APPROVED
    assert response.status_code == 409
    page = response.content.decode()
    assert comment.author_name in page
    assert f"spam:{comment.pk}:2" in page


def test_nonsense_from_a_moderator_s_browser_decides_nothing(desk):
    comment = factories.comment()
    for value in (
        "",
        "approve",
        "approve:x:1",
        "burn:1:1",
        f"approve:{comment.pk}:",
        "approve:9:1",
    ):
        assert press(desk, value, page="x", queue="x").status_code == 303
    assert not ModerationLog.objects.exists()
    assert desk.get(reverse("moderation:queue"), {"page": "zzz", "queue": "x"}).status_code == 200


def test_the_page_costs_the_same_for_one_and_for_many(desk, django_assert_max_num_queries):
    for _ in range(30):
        factories.comment(state=State.REJECTED)
    with django_assert_max_num_queries(40):
        assert desk.get(reverse("moderation:queue"), {"queue": "rejected"}).status_code == 200


def test_the_menu_leads_to_the_page(desk):
    assert desk.get("/admin/comments/comment/")["Location"] == reverse("moderation:queue")
