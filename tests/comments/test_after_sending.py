"""What a reader can still do at his private link: see where his comment stands, change it, take it back."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from comments.models import Comment, ModerationError, State
from tests import factories
from tests.comments.posting import send
from tests.jobs import run_jobs

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(client):
    """A comment that has just been sent, and the address of its private page."""

    def sent(article=None, **changes):
        receipt = send(client, article or factories.article(), **changes)["Location"]
        return Comment.objects.latest("pk"), receipt

    return sent


def later(**span):
    return time_machine.travel(timezone.now() + timedelta(**span), tick=False)


def page(client, address) -> str:
    return client.get(address).content.decode()


def test_the_receipt_says_how_many_wait_in_front_and_how_long_it_takes(client, sent):
    editor = factories.user()
    for n in range(9):
        comment = factories.comment()
        comment.approve(by=editor)
        Comment.objects.filter(pk=comment.pk).update(
            created_at=timezone.now() - timedelta(minutes=10 * n + 10)
        )
    for _ in range(3):
        factories.comment()
    mine, receipt = sent()
    factories.comment()
    text = page(client, receipt)
    assert "3 autres attendent avant le vôtre" in text
    assert "50 minutes" in text.replace("\xa0", " ")
    mine.approve(by=editor)
    assert "en ligne" in page(client, receipt)


def test_what_a_screen_called_spam_waits_like_any_other_in_its_reader_s_eyes(client, sent):
    first, receipt = sent()
    Comment.objects.filter(pk=first.pk).update(state=State.SPAM)
    spam = page(client, receipt)
    Comment.objects.filter(pk=first.pk).update(state=State.PENDING)
    assert spam == page(client, receipt)


def test_a_reader_changes_his_comment_and_moderators_keep_the_former_text(client, sent):
    comment, receipt = sent(text="Première version.")
    assert "Première version." in page(client, f"{receipt}edit/")
    answer = client.post(f"{receipt}edit/", {"text": "Seconde version."})
    assert (answer.status_code, answer["Location"]) == (303, receipt)
    comment.refresh_from_db()
    assert (comment.text, comment.state) == ("Seconde version.", State.PENDING)
    assert comment.edited_at is not None
    assert [edit.text for edit in comment.edits.all()] == ["Première version."]
    assert comment.log.get().verb == "edit"
    assert "modifié le" in page(client, receipt)
    assert "seconde version" in comment.search_text


def test_what_is_online_disappears_until_the_new_text_has_been_read(client, sent):
    comment, receipt = sent()
    comment.approve(by=factories.user())
    client.post(f"{receipt}edit/", {"text": "Encore autre chose."})
    run_jobs()
    comment.refresh_from_db()
    assert (comment.state, comment.decided_at) == (State.PENDING, None)
    article = page(client, comment.article.get_absolute_url())
    assert "Encore autre chose." not in article
    comment.approve()
    article = page(client, comment.article.get_absolute_url())
    assert "Encore autre chose." in article
    assert "modifié" in article


def test_the_new_text_passes_the_screens(client, sent):
    comment, receipt = sent()
    links = " ".join(f"https://exemple{n}.fr/" for n in range(30))
    client.post(f"{receipt}edit/", {"text": f"Voyez {links}"})
    comment.refresh_from_db()
    assert comment.screening
    assert comment.is_suspect or comment.state == State.SPAM


def test_a_comma_makes_no_copy_of_one_s_own_comment(client, sent):
    text = "Une remarque assez longue pour que le filtre des doublons la regarde."
    comment, receipt = sent(text=text)
    client.post(f"{receipt}edit/", {"text": text.replace("remarque", "remarque,")})
    comment.refresh_from_db()
    assert comment.edited_at
    assert not comment.is_suspect


def test_the_same_text_changes_nothing(client, sent):
    comment, receipt = sent()
    client.post(f"{receipt}edit/", {"text": comment.text})
    comment.refresh_from_db()
    assert (comment.edited_at, comment.version) == (None, 1)


def test_an_empty_text_comes_back_with_what_is_wrong(client, sent):
    comment, receipt = sent()
    answer = client.post(f"{receipt}edit/", {"text": "  "})
    assert answer.status_code == 422
    assert "errorlist" in answer.content.decode()
    assert not comment.edits.exists()


def test_after_ten_minutes_the_text_stays_and_nothing_typed_is_lost(client, sent):
    comment, receipt = sent()
    comment.approve()
    with later(minutes=11):
        assert "edit/" not in page(client, receipt)
        answer = client.post(f"{receipt}edit/", {"text": "Trop tard, hélas."})
        assert answer.status_code == 409
        assert "Trop tard, hélas." in answer.content.decode()
        client.post(f"{receipt}withdraw/")
    comment.refresh_from_db()
    assert (comment.text, comment.state) != ("Trop tard, hélas.", State.WITHDRAWN)
    assert comment.state == State.APPROVED


def test_the_window_is_a_setting(client, sent, settings):
    settings.COMMENT_EDIT_MINUTES = 30
    comment, receipt = sent()
    with later(minutes=29):
        client.post(f"{receipt}edit/", {"text": "Encore à temps."})
    comment.refresh_from_db()
    assert comment.text == "Encore à temps."


def test_within_the_window_even_what_is_online_can_be_taken_back(client, sent):
    comment, receipt = sent()
    comment.approve()
    answer = factories.comment(parent=comment, state="approved")
    client.post(f"{receipt}withdraw/")
    comment.refresh_from_db()
    assert comment.state == State.WITHDRAWN
    article = page(client, comment.article.get_absolute_url())
    assert comment.text not in article
    assert answer.text in article


@pytest.mark.parametrize("state", [State.REJECTED, State.WITHDRAWN, State.ERASED])
def test_what_has_gone_cannot_be_changed(client, sent, state):
    comment, receipt = sent()
    Comment.objects.filter(pk=comment.pk).update(state=state)
    assert client.post(f"{receipt}edit/", {"text": "Autre chose."}).status_code == 409


def test_a_moderator_who_saw_the_former_text_is_told(sent, client):
    comment, receipt = sent()
    seen = comment.version
    client.post(f"{receipt}edit/", {"text": "Pas le même texte."})
    with pytest.raises(ModerationError):
        comment.approve(seen=seen)


def test_what_a_moderator_called_spam_stays_it_whatever_its_reader_makes_of_it(client, sent):
    comment, receipt = sent()
    comment.mark_spam(by=factories.user())
    client.post(f"{receipt}edit/", {"text": "Un texte tout à fait innocent."})
    comment.refresh_from_db()
    assert comment.state == State.SPAM
    assert comment.edits.count() == 1


def test_an_erased_comment_leaves_no_former_text(client, sent):
    comment, receipt = sent()
    client.post(f"{receipt}edit/", {"text": "La seconde version."})
    comment.refresh_from_db()
    comment.erase()
    assert not comment.edits.exists()


def test_every_private_page_is_kept_by_nobody_and_tells_nobody_where_it_was(client, sent):
    _comment, receipt = sent()
    for address in (receipt, f"{receipt}edit/"):
        answer = client.get(address)
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]
        assert answer["Referrer-Policy"] == "no-referrer"
