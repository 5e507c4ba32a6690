"""What is planned happens at its minute: once, wholly or not at all, and what stops it is said."""

import threading
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone

from articles.models import Article, ScheduledChange
from articles.models.publication import PublicationError
from articles.models.schedule import PATIENCE
from articles.signals import published
from articles.timekeeping import carry_out, carry_out_what_is_due
from newsroom.worker import do_due_duties
from tests import factories

pytestmark = pytest.mark.django_db
NOON = "2026-05-04 10:00Z"


@pytest.fixture(autouse=True)
def clock(time_machine):
    """It is noon in Paris; call it to let so many minutes pass."""
    time_machine.move_to(NOON, tick=False)
    return lambda minutes: time_machine.shift(timedelta(minutes=minutes))


@pytest.fixture
def editor():
    return factories.user("Editor")


def later(minutes: float):
    return timezone.now() + timedelta(minutes=minutes)


def edit(article, by, **fields):
    return article.save_draft(article.draft() | fields, by=by)


def seen(article) -> str:
    """The title that readers see; empty while they see none."""
    return (
        Article.objects.public().filter(pk=article.pk).values_list("title", flat=True).first() or ""
    )


def lines(article) -> list[str]:
    return list(article.log.order_by("pk").values_list("verb", flat=True))


def test_a_first_publication_happens_at_its_minute_and_is_dated_by_it(editor, clock):
    article, at = factories.draft(title="À huit heures"), later(30)
    planned = article.plan(at=at, by=editor)
    clock(29)
    do_due_duties()
    assert seen(article) == ""
    clock(2)
    do_due_duties()
    assert seen(article) == "À huit heures"
    article.refresh_from_db()
    planned.refresh_from_db()
    assert (article.published_at, article.updated_at) == (at, None)
    assert planned.done_at and article.log.first().actor == editor
    assert lines(article) == ["scheduled", "first"]


def test_it_publishes_the_version_decided_on_and_leaves_later_changes_pending(editor, clock):
    article = factories.draft(title="Décidé")
    planned = article.plan(at=later(10), by=editor)
    edit(article, editor, title="Retouché après coup")
    assert planned.left_out().snapshot["title"] == "Retouché après coup"
    clock(10)
    carry_out_what_is_due()
    assert seen(article) == "Décidé"
    article = Article.objects.get(pk=article.pk)
    assert article.pending_revision().snapshot["title"] == "Retouché après coup"


def test_the_newer_version_can_take_its_place(editor, clock):
    article = factories.draft(title="Décidé")
    planned = article.plan(at=later(10), by=editor)
    edit(article, editor, title="Retouché")
    planned.take(planned.left_out(), by=editor)
    assert planned.left_out() is None
    clock(10)
    carry_out_what_is_due()
    assert seen(article) == "Retouché"
    assert lines(article) == ["scheduled", "rescheduled", "first"]


def test_an_update_and_a_withdrawal_of_a_live_article(editor, clock):
    article = factories.article(title="Avant", at=later(-600))
    edit(article, editor, title="Après")
    article.plan(at=later(10), by=editor, change="correction", notice="Le chiffre était faux.")
    article.plan(at=later(20), by=editor, change="withdrawal", reason="Fin de l’accord")
    moment = later(10)
    clock(12)
    carry_out_what_is_due()
    article.refresh_from_db()
    assert (seen(article), article.updated_at) == ("Après", moment)
    told = article.corrections.get()
    assert (told.kind, told.text, told.date) == ("correction", "Le chiffre était faux.", moment)
    clock(8)
    carry_out_what_is_due()
    article.refresh_from_db()
    assert article.status == "withdrawn"
    assert "Fin de l’accord" in article.log.first().reason


def test_a_server_that_was_down_catches_up_in_order(editor, clock):
    order = []

    def note(sender, article, **kwargs):
        order.append(article.title)

    third, first, second = (factories.draft(title=title) for title in ("3", "1", "2"))
    third.plan(at=later(30), by=editor)
    first.plan(at=later(10), by=editor)
    edit(first, editor, title="1 bis")
    first.plan(at=later(20), by=editor, change="significant")
    second.plan(at=later(15), by=editor)
    published.connect(note)
    try:
        clock(600)
        assert carry_out_what_is_due() == 4
    finally:
        published.disconnect(note)
    assert order == ["1", "2", "1 bis", "3"]
    first.refresh_from_db()
    assert (first.published_at, first.updated_at) == (later(-590), later(-580))
    assert carry_out_what_is_due() == 0


def test_what_has_passed_cannot_be_planned(editor):
    with pytest.raises(PublicationError):
        factories.draft().plan(at=timezone.now(), by=editor)


@pytest.mark.parametrize("fields", [{"title": ""}, {"section": None}])
def test_what_a_page_cannot_do_without_is_asked_when_it_is_planned(editor, fields):
    article = factories.draft(**fields)
    with pytest.raises(PublicationError):
        article.plan(at=later(10), by=editor)
    assert not article.schedule.exists()


def test_a_draft_that_nobody_published_cannot_be_withdrawn_unless_that_is_planned(editor):
    article = factories.draft()
    with pytest.raises(PublicationError):
        article.plan(at=later(10), by=editor, change="withdrawal")
    article.plan(at=later(10), by=editor)
    article.plan(at=later(20), by=editor, change="withdrawal")
    assert [one.change for one in article.schedule.to_come()] == ["first", "withdrawal"]


def test_an_editor_moves_it_or_calls_it_off(editor, clock):
    moved, called_off = factories.draft(title="Plus tard"), factories.draft(title="Jamais")
    one = moved.plan(at=later(10), by=editor)
    other = called_off.plan(at=later(10), by=editor)
    one.move(later(20), by=editor)
    other.call_off(by=editor, reason="Tout est faux")
    clock(15)
    carry_out_what_is_due()
    assert (seen(moved), seen(called_off)) == ("", "")
    clock(5)
    carry_out_what_is_due()
    assert (seen(moved), seen(called_off)) == ("Plus tard", "")
    assert "Tout est faux" in called_off.log.first().reason
    for verb in (lambda: one.move(later(5), by=editor), lambda: other.call_off(by=editor)):
        with pytest.raises(PublicationError):
            verb()


def test_a_version_older_than_what_is_live_does_not_undo_it(editor, clock):
    article = factories.article(title="Hier")
    edit(article, editor, title="Prévu")
    planned = article.plan(at=later(30), by=editor)
    edit(article, editor, title="Urgent")
    Article.objects.get(pk=article.pk).publish(by=editor)
    clock(30)
    carry_out_what_is_due()
    assert seen(article) == "Urgent"
    planned.refresh_from_db()
    assert planned.is_held and planned.failure and planned.done_at is None
    assert lines(article)[-1] == "failed"
    clock(600)
    assert carry_out_what_is_due() == 0  # it waits for a person


def test_what_was_published_by_hand_meanwhile_is_called_off(editor, clock):
    article = factories.draft()
    planned = article.plan(at=later(30), by=editor)
    article.publish(by=editor, revision=planned.revision)
    clock(30)
    carry_out_what_is_due()
    planned.refresh_from_db()
    assert planned.cancelled_at and not planned.done_at
    assert article.revisions.filter(published_at__isnull=False).count() == 1


def test_a_withdrawal_by_hand_calls_off_what_was_planned(editor, clock):
    article = factories.article()
    edit(article, editor, title="Ne paraîtra pas")
    article.plan(at=later(30), by=editor)
    article.withdraw(by=editor, reason="Décision de justice")
    assert not article.schedule.to_come().exists()
    clock(30)
    carry_out_what_is_due()
    article.refresh_from_db()
    assert article.status == "withdrawn"
    assert lines(article) == ["first", "scheduled", "called-off", "withdrawal"]


def test_a_planned_withdrawal_leaves_the_planned_return(editor, clock):
    article = factories.article(title="Avant")
    article.plan(at=later(10), by=editor, change="withdrawal")
    edit(article, editor, title="Revenu")
    article.plan(at=later(20), by=editor, change="significant")
    clock(11)
    carry_out_what_is_due()
    assert seen(article) == ""
    clock(10)
    carry_out_what_is_due()
    assert seen(article) == "Revenu"


def test_an_article_put_in_the_bin_is_not_published(editor, clock):
    article = factories.draft()
    planned = article.plan(at=later(10), by=editor)
    Article.objects.filter(pk=article.pk).update(trashed_at=timezone.now())
    clock(10)
    carry_out_what_is_due()
    planned.refresh_from_db()
    assert planned.cancelled_at and seen(article) == ""
    assert lines(article) == ["scheduled", "called-off"]


def test_a_failure_half_way_leaves_the_schedule_in_place_and_says_so(editor, clock):
    article = factories.article(title="Avant")
    edit(article, editor, title="Après", tags=["neuf"])
    planned = article.plan(at=later(10), by=editor, change="correction", notice="Faux.")

    def break_down(**kwargs):
        raise RuntimeError("the disk is full")

    published.connect(break_down)
    try:
        clock(10)
        assert carry_out_what_is_due() == 1
        planned.refresh_from_db()
        assert (seen(article), list(article.tags.names())) == ("Avant", [])
        assert not article.corrections.exists()
        assert planned.done_at is None and planned.tries == 1 and not planned.is_held
        assert "RuntimeError" in planned.failure and lines(article)[-1] == "failed"
        assert planned in ScheduledChange.objects.in_trouble()
        for minutes in PATIENCE:
            assert carry_out_what_is_due() == 0
            clock(minutes)
            assert carry_out_what_is_due() == 1
        planned.refresh_from_db()
        assert planned.is_held and planned.tries == len(PATIENCE) + 1
        clock(10_000)
        assert carry_out_what_is_due() == 0
    finally:
        published.disconnect(break_down)
    planned.move(later(5), by=editor)
    assert not planned.failure
    clock(5)
    carry_out_what_is_due()
    assert seen(article) == "Après"


def test_what_fails_once_is_done_at_the_next_try(editor, clock):
    article, failures = factories.draft(title="Têtu"), iter([True])
    at = later(10)
    article.plan(at=at, by=editor)

    def break_down_once(**kwargs):
        if next(failures, False):
            raise OSError

    published.connect(break_down_once)
    try:
        clock(10)
        carry_out_what_is_due()
        clock(PATIENCE[0])
        carry_out_what_is_due()
    finally:
        published.disconnect(break_down_once)
    article.refresh_from_db()
    assert seen(article) == "Têtu" and article.published_at == at
    assert article.log.filter(verb="first").count() == 1


def test_a_later_change_waits_for_the_one_before_it_and_a_withdrawal_does_not(editor, clock):
    article = factories.article(title="Avant")
    edit(article, editor, title="Un")
    held = article.plan(at=later(10), by=editor)
    edit(article, editor, title="Deux")
    article.plan(at=later(20), by=editor)
    article.plan(at=later(30), by=editor, change="withdrawal")
    held.fail("arrêté", again=False)
    clock(25)
    assert carry_out_what_is_due() == 0
    assert seen(article) == "Avant"
    assert ScheduledChange.objects.in_trouble().count() == 2
    clock(5)
    carry_out_what_is_due()
    assert seen(article) == ""


def test_one_that_fails_does_not_stop_the_others(editor, clock):
    broken, sound = factories.draft(title="A", slug="pris"), factories.draft(title="B")
    broken.plan(at=later(5), by=editor)
    sound.plan(at=later(10), by=editor)
    broken.revisions.update(snapshot=broken.snapshot() | {"title": " "})
    clock(10)
    carry_out_what_is_due()
    assert (seen(broken), seen(sound)) == ("", "B")
    assert "titre" in broken.schedule.get().failure


def test_saves_after_the_decision_never_touch_the_decided_words(editor):
    article = factories.draft(title="Décidé")
    edit(article, editor, title="Décidé")
    planned = article.plan(at=later(10), by=editor)
    edit(article, editor, title="Encore")
    planned.refresh_from_db()
    assert planned.revision.snapshot["title"] == "Décidé"


def test_a_draft_that_is_deleted_takes_its_schedule_along(editor):
    article = factories.draft()
    article.plan(at=later(10), by=editor)
    article.delete()
    assert not ScheduledChange.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_workers_do_it_once(editor, clock):
    article = factories.draft()
    planned = article.plan(at=later(10), by=editor)
    clock(10)
    start = threading.Barrier(2)

    def work():
        start.wait()
        carry_out(planned.pk)
        connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert lines(article) == ["scheduled", "first"]
    assert article.revisions.count() == 1
