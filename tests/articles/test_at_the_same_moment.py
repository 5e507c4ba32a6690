"""Two people at one article, or a person and the worker: one is first, the other is told, nothing tears."""

import threading
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone

from articles.models import Article, Note, PreviewLink, ScheduledChange
from articles.models.preview_link import version_of
from articles.models.publication import PublicationError, Status
from articles.models.trashing import empty_bin
from articles.signals import published
from articles.timekeeping import carry_out, carry_out_what_is_due
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return factories.user("Editor")


def fresh(article) -> Article:
    return Article.objects.get(pk=article.pk)


def lines(article) -> list[str]:
    return list(article.log.order_by("pk").values_list("verb", flat=True))


def all_at_once(*acts) -> list[Exception]:
    """Do it all in threads that start together; what was refused."""
    start, refused = threading.Barrier(len(acts)), []

    def do(act):
        start.wait()
        try:
            act()
        except PublicationError as refusal:
            refused.append(refusal)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=do, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused


@pytest.mark.django_db(transaction=True)
def test_of_two_editors_who_take_it_in_the_same_second_one_has_it_and_one_is_told(editor):
    article, other = factories.draft(), factories.user("Editor")
    article.submit(by=None)
    mine, theirs = fresh(article), fresh(article)
    refused = all_at_once(lambda: mine.take(by=editor), lambda: theirs.take(by=other))
    assert len(refused) == 1 and "possible" in str(refused[0])
    assert lines(article) == ["submit", "take"]
    assert fresh(article).reviewer == article.log.first().actor


@pytest.mark.django_db(transaction=True)
def test_a_withdrawal_by_hand_and_a_planned_one_do_not_wait_for_each_other(editor, time_machine):
    article = factories.article()
    at = timezone.now() + timedelta(minutes=5)
    planned = article.plan(at=at, by=editor, change="withdrawal")
    time_machine.move_to(at, tick=False)
    by_hand = fresh(article)
    all_at_once(lambda: carry_out(planned.pk), lambda: by_hand.withdraw(by=editor))
    assert fresh(article).status == Status.WITHDRAWN
    assert lines(article).count("withdrawal") == 1
    assert not ScheduledChange.objects.to_come().exists()


def test_what_was_put_into_the_bin_meanwhile_is_neither_published_nor_planned(editor):
    article = factories.draft()
    seen_by_the_other = fresh(article)
    article.trash(by=editor)
    with pytest.raises(PublicationError, match=r"bin|corbeille"):
        seen_by_the_other.publish(by=editor)
    with pytest.raises(PublicationError, match=r"bin|corbeille"):
        seen_by_the_other.plan(at=timezone.now() + timedelta(hours=1), by=editor)
    assert fresh(article).published_at is None and not article.schedule.exists()


def test_a_step_taken_on_an_old_page_takes_nothing_off_the_site(editor):
    article = factories.draft()
    seen_by_the_other = fresh(article)
    article.publish(by=editor)
    article.save_draft(article.snapshot() | {"title": "Après"}, by=editor)
    seen_by_the_other.submit(by=editor)
    stands = fresh(article)
    assert (stands.status, stands.changes_status) == (Status.PUBLISHED, Status.SUBMITTED)


def test_what_was_taken_out_of_the_bin_meanwhile_is_not_deleted(editor):
    article = factories.draft()
    article.trash(by=editor)
    seen_by_the_other = fresh(article)
    article.take_out(by=editor)
    with pytest.raises(PublicationError):
        seen_by_the_other.delete_for_good(by=editor)
    assert fresh(article).trashed_at is None


def test_what_is_taken_out_while_the_bin_is_emptied_stays(editor):
    articles = [factories.draft() for _ in range(2)]
    for article in articles:
        article.trash(by=editor)
    Article.objects.update(trashed_at=timezone.now() - timedelta(days=90))

    class Slow(type(Article.objects.all())):
        """Somebody is faster than the duty: the list has been read, nothing has been deleted."""

        def __iter__(self):
            rows = list(super().__iter__())
            fresh(articles[0]).take_out(by=editor)
            return iter(rows)

    assert empty_bin(Slow(Article)) == 1
    assert list(Article.objects.all()) == [articles[0]]


def test_an_embargo_moved_on_an_old_page_leaves_the_date_of_a_publication_alone(editor):
    article = factories.draft(embargo_until=timezone.now() + timedelta(hours=1))
    seen_by_the_other = fresh(article)
    article.publish(by=editor)
    later = timezone.now() + timedelta(hours=3)
    seen_by_the_other.set_embargo(later, by=editor)
    assert (fresh(article).status, fresh(article).published_at) == (Status.PUBLISHED, later)


def test_an_update_that_failed_does_not_bring_back_what_was_withdrawn_since(editor, time_machine):
    article = factories.article()
    article.save_draft(article.snapshot() | {"title": "Mis à jour"}, by=editor)
    at = timezone.now() + timedelta(minutes=10)
    article.plan(at=at, by=editor, change="minor")
    article.plan(at=at + timedelta(seconds=30), by=editor, change="withdrawal")

    def fail(**kwargs):
        raise RuntimeError("The disk is full.")

    published.connect(fail)
    time_machine.move_to(at, tick=False)
    carry_out_what_is_due()
    published.disconnect(fail)
    time_machine.shift(timedelta(seconds=30))  # before it is tried again
    carry_out_what_is_due()
    time_machine.shift(timedelta(minutes=60))
    carry_out_what_is_due()
    assert fresh(article).status == Status.WITHDRAWN
    assert not article.schedule.to_come().exists()
    assert lines(article)[-3:] == ["failed", "called-off", "withdrawal"]


def test_a_return_planned_for_the_minute_of_the_withdrawal_stays(editor, time_machine):
    article, at = factories.article(), timezone.now() + timedelta(minutes=10)
    article.plan(at=at, by=editor, change="withdrawal")
    article.save_draft(article.snapshot() | {"title": "Réécrit"}, by=editor)
    article.plan(at=at, by=editor, change="significant")
    time_machine.move_to(at, tick=False)
    carry_out_what_is_due()
    assert (fresh(article).status, fresh(article).title) == (Status.PUBLISHED, "Réécrit")


def test_what_never_came_online_is_not_published_after_its_withdrawal(editor, time_machine):
    article, at = factories.draft(), timezone.now() + timedelta(minutes=10)
    article.plan(at=at, by=editor)
    article.plan(at=at + timedelta(minutes=1), by=editor, change="withdrawal")
    article.schedule.to_come().filter(change="first").update(failed_at=at, try_again_at=None)
    time_machine.move_to(at + timedelta(minutes=2), tick=False)
    carry_out_what_is_due()
    assert fresh(article).published_at is None
    assert not article.schedule.to_come().exists()


def test_a_guest_does_not_approve_by_a_link_that_was_revoked_while_he_read(editor):
    article = factories.draft()
    link, _address = PreviewLink.objects.make(article, guest="Maître Dupont", by=editor)
    on_his_screen = PreviewLink.objects.get(pk=link.pk)
    link.revoke(by=editor)
    with pytest.raises(PublicationError):
        on_his_screen.approve(version_of(article.draft()))
    assert lines(article) == ["invite", "revoke"]


def test_what_two_people_settle_or_revoke_at_once_is_in_the_log_once(editor):
    article = factories.draft()
    link, _address = PreviewLink.objects.make(article, guest="Maître Dupont", by=editor)
    note = Note.objects.write(article, by=editor, text="Source ?")
    for row, verb in ((link, "revoke"), (note, "settle")):
        others = type(row).objects.get(pk=row.pk)
        getattr(row, verb)(by=editor)
        getattr(others, verb)(by=factories.user("Editor"))
    assert lines(article) == ["invite", "revoke", "settle_note"]
