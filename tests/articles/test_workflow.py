"""From desk to desk: who hands a text on to whom, and that no step loses a word of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Call, Revision
from articles.models.publication import PublicationError, Status
from articles.models.workflow import IN_HAND, STEPS
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer():
    return factories.user("Journalist", name="Inès Moreau")


@pytest.fixture
def editor():
    return factories.user("Editor", name="Paul Lefèvre")


def fresh(article) -> Article:
    return Article.objects.get(pk=article.pk)


def lines(article) -> list[tuple]:
    return [(line.verb, line.actor, line.reason) for line in article.log.order_by("pk")]


def test_a_draft_goes_from_its_writer_to_an_editor_and_back_and_to_the_readers(writer, editor):
    article = factories.draft(created_by=writer)
    article.submit(by=writer)
    article.take(by=editor)
    assert (article.status, article.holder) == (Status.IN_REVIEW, editor)
    article.send_back(by=editor, reason="Il manque la source.")
    assert (article.status, article.holder) == (Status.DRAFT, writer)
    article.submit(by=writer)
    assert article.holder == editor  # whoever sent it back gets it again
    article.mark_ready(by=editor)
    article.publish(by=editor)
    assert (fresh(article).status, fresh(article).stage) == (Status.PUBLISHED, Status.PUBLISHED)
    assert lines(article) == [
        ("submit", writer, ""),
        ("take", editor, ""),
        ("send_back", editor, "Il manque la source."),
        ("submit", writer, ""),
        ("mark_ready", editor, ""),
        ("first", editor, ""),
    ]


@pytest.mark.parametrize("verb", [verb for verb in STEPS if verb not in ("publish", "withdraw")])
@pytest.mark.parametrize("stage", list(Status))
def test_a_step_is_taken_from_the_states_of_the_table_and_from_no_other(verb, stage, editor):
    article = factories.draft()
    article.save_draft(article.snapshot(), by=editor)
    Article.objects.filter(pk=article.pk).update(status=stage)
    article = fresh(article)
    why = {"reason": "Parce que."} if STEPS[verb].asks_why else {}
    if stage in STEPS[verb].sources:
        getattr(article, verb)(by=editor, **why)
        assert fresh(article).stage == STEPS[verb].to
    else:
        with pytest.raises(PublicationError, match="possible"):
            getattr(article, verb)(by=editor, **why)
        assert (fresh(article).stage, lines(article)) == (stage, [])


def test_an_article_is_sent_back_with_a_reason_or_not_at_all(writer, editor):
    article = factories.draft(created_by=writer)
    article.submit(by=writer)
    with pytest.raises(PublicationError):
        article.send_back(by=editor, reason="  ")
    assert fresh(article).status == Status.SUBMITTED
    article.send_back(by=editor, reason="Trop long.")
    call = Call.objects.get(user=writer)
    assert (call.verb, call.actor, call.text) == ("send_back", editor, "Trop long.")


def test_of_two_editors_who_take_it_at_once_the_second_is_told(editor):
    article = factories.draft()
    article.submit(by=None)
    seen_by_the_other = fresh(article)
    article.take(by=editor)
    with pytest.raises(PublicationError):
        seen_by_the_other.take(by=factories.user("Editor"))
    assert fresh(article).reviewer == editor


def test_what_was_submitted_stays_in_the_history_whatever_is_written_afterwards(writer):
    article = factories.draft(created_by=writer)
    article.save_draft(article.snapshot() | {"title": "Soumis"}, by=writer)
    article.submit(by=writer)
    article.save_draft(article.snapshot() | {"title": "Retouché"}, by=writer)
    kept = article.revisions.get(kind=Revision.Kind.SUBMISSION)
    assert kept.snapshot["title"] == "Soumis"
    assert article.draft()["title"] == "Retouché"


def test_what_its_writer_changes_when_it_is_ready_must_be_read_again(writer, editor):
    article = factories.draft(created_by=writer)
    article.mark_ready(by=editor)
    article.save_draft(article.snapshot() | {"title": "Vite, une retouche"}, by=writer)
    assert fresh(article).status == Status.SUBMITTED
    assert lines(article)[-1] == ("changed", writer, "")
    assert Call.objects.filter(user=editor, verb="submit").exists()


def test_what_an_editor_changes_when_it_is_ready_stays_ready(editor):
    article = factories.draft()
    article.mark_ready(by=editor)
    article.save_draft(article.snapshot() | {"title": "Un meilleur titre"}, by=editor)
    assert fresh(article).status == Status.READY


def test_changes_of_a_published_article_go_the_same_way_while_readers_keep_the_article(
    writer, editor
):
    article = factories.article(created_by=writer, title="Avant")
    assert article.changes_status == ""
    article.save_draft(article.snapshot() | {"title": "Après"}, by=writer)
    assert (article.status, article.stage) == (Status.PUBLISHED, Status.DRAFT)
    article.submit(by=writer)
    article.take(by=editor)
    article.mark_ready(by=editor)
    stands = fresh(article)
    assert (stands.status, stands.changes_status) == (Status.PUBLISHED, Status.READY)
    assert Article.objects.public().get().title == "Avant"
    article.publish(by=editor)
    stands = fresh(article)
    assert (stands.title, stands.changes_status, stands.reviewer) == ("Après", "", None)


def test_a_published_article_without_changes_has_nothing_to_submit(writer):
    article = factories.article(created_by=writer)
    with pytest.raises(PublicationError):
        article.submit(by=writer)


def test_drafts_made_after_the_version_that_is_published_stay_changes(editor):
    article = factories.article()
    first = article.save_draft(article.snapshot() | {"title": "Premier"}, by=editor)
    article.save_draft(article.snapshot() | {"title": "Second"}, by=None)
    article.publish(by=editor, revision=first)
    assert (fresh(article).title, fresh(article).changes_status) == ("Premier", Status.DRAFT)


def test_whoever_is_given_an_article_is_told_once_and_the_log_says_until_when(writer, editor):
    article, due = factories.draft(created_by=editor), timezone.now() + timedelta(days=2)
    article.assign(by=editor, to=writer, due_at=due)
    article.assign(by=editor, to=writer, due_at=due)  # nothing new
    article.assign(by=editor, to=writer, reviewer=editor, due_at=due)  # he tells himself nothing
    assert [(call.user, call.verb) for call in Call.objects.all()] == [(writer, "assign")]
    assert len(lines(article)) == 2 and "Inès Moreau" in lines(article)[0][2]
    assert article.holder == writer and not article.is_overdue


def test_what_is_late_is_overdue_until_it_is_published(editor):
    article = factories.draft(due_at=timezone.now() - timedelta(hours=1))
    assert article.is_overdue
    article.publish(by=editor)
    assert not article.is_overdue


def test_nothing_moves_in_the_bin(writer):
    article = factories.draft(created_by=writer)
    Article.objects.filter(pk=article.pk).update(trashed_at=timezone.now())
    with pytest.raises(PublicationError, match=r"bin|corbeille"):
        article.submit(by=writer)
    assert fresh(article).steps_for(writer) == []
    assert fresh(article).steps_for(factories.user("Editor")) == []


def test_what_readers_have_can_be_withdrawn_wherever_its_changes_stand(editor):
    article = factories.article()
    for changes in ("", *IN_HAND):
        Article.objects.filter(pk=article.pk).update(changes_status=changes)
        assert "withdraw" in [step.verb for step in fresh(article).steps_for(editor)], changes
    article.withdraw(by=editor, reason="Erreur")
    assert "withdraw" not in [step.verb for step in fresh(article).steps_for(editor)]
