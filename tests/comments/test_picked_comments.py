"""« Choix de la rédaction »: the verbs, and what they leave behind."""

import pytest

from comments.models import Clash, ModerationError, State
from comments.signals import altered
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    heard = []

    def hear(comment, **kwargs):
        heard.append(comment.pk)

    altered.connect(hear)
    yield heard
    altered.disconnect(hear)


def test_an_editor_picks_a_comment_and_lets_it_go(told):
    editor, comment = factories.user(), factories.comment(state=State.APPROVED)
    comment.pick(by=editor)
    comment.refresh_from_db()
    assert (comment.is_picked, comment.picked_by, comment.version) == (True, editor, 3)
    comment.unpick(by=editor)
    comment.refresh_from_db()
    assert (comment.is_picked, comment.picked_by, comment.version) == (False, None, 4)
    lines = comment.log.order_by("pk").values_list("verb", "actor", "from_state", "to_state")
    assert list(lines)[1:] == [
        ("pick", editor.pk, "approved", "approved"),
        ("unpick", editor.pk, "approved", "approved"),
    ]
    assert told == [comment.pk, comment.pk]


def test_who_picks_what_is_picked_leaves_no_second_line(told):
    comment = factories.comment(state=State.APPROVED)
    stale = type(comment).objects.get(pk=comment.pk)
    comment.pick()
    stale.pick()
    comment.unpick()
    comment.unpick()
    assert comment.log.filter(verb__in=["pick", "unpick"]).count() == 2
    assert len(told) == 2


@pytest.mark.parametrize("state", [State.PENDING, State.REJECTED, State.SPAM])
def test_what_readers_do_not_see_cannot_be_picked(state):
    comment = factories.comment(state=state)
    with pytest.raises(ModerationError):
        comment.pick()
    comment.refresh_from_db()
    assert not comment.is_picked


def test_a_pick_on_an_older_version_is_a_clash():
    comment = factories.comment(state=State.APPROVED)
    with pytest.raises(Clash):
        comment.pick(seen=1)


def test_an_undone_approval_can_be_undone_although_the_comment_was_picked():
    comment = factories.comment(state=State.APPROVED)
    comment.pick()
    comment.undo()
    assert comment.state == State.PENDING


def test_an_erased_comment_is_picked_no_more():
    comment = factories.comment(state=State.APPROVED)
    comment.pick()
    comment.erase()
    comment.refresh_from_db()
    assert not comment.is_picked
