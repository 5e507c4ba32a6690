"""The embargo: nothing gives an article out before its hour, and that hour can be moved until then."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article
from articles.models.publication import PublicationError
from articles.timekeeping import carry_out_what_is_due
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


def seen(article) -> str:
    """The title that readers see; empty while they see none."""
    return next(iter(Article.objects.public().values_list("title", flat=True)), "")


def test_a_time_before_the_end_of_the_embargo_is_refused_and_a_withdrawal_is_not(editor):
    article = factories.article(embargo_until=later(60))
    with pytest.raises(PublicationError, match="embargo"):
        article.plan(at=later(30), by=editor)
    article.plan(at=later(30), by=editor, change="withdrawal")
    article.plan(at=later(60), by=editor)


def test_an_embargo_moved_behind_the_planned_hour_takes_it_along(editor, clock):
    article = factories.draft(title="Sous embargo")
    article.plan(at=later(30), by=editor)
    article.set_embargo(later(60), by=editor)
    clock(30)
    carry_out_what_is_due()
    planned = article.schedule.to_come().get()
    assert planned.at == later(30) and not planned.failure
    clock(30)
    carry_out_what_is_due()
    assert seen(article) == "Sous embargo"


def test_an_article_published_under_embargo_is_dated_by_its_end(editor, clock):
    article = factories.article(embargo_until=later(60))
    assert article.published_at == later(60)
    article.publish(change="significant", by=editor)
    assert article.updated_at is None  # nobody has read the version before


def test_an_embargo_is_lifted_and_readers_have_the_article_at_once(editor, clock):
    article = factories.article(title="Levé", embargo_until=later(60))
    clock(10)
    article.set_embargo(None, by=editor, reason="La source a parlé")
    assert seen(article) == "Levé"
    article.refresh_from_db()
    assert article.published_at == timezone.now()
    line = article.log.first()
    assert (line.verb, line.actor) == ("embargo", editor) and "La source a parlé" in line.reason


def test_what_readers_have_is_put_under_no_embargo(editor):
    article = factories.article()
    with pytest.raises(PublicationError):
        article.set_embargo(later(60), by=editor)
    assert Article.objects.get(pk=article.pk).is_public


def test_what_was_withdrawn_before_its_hour_was_never_there(editor, client):
    article = factories.article(embargo_until=later(60))
    article.withdraw(by=editor, reason="Erreur")
    assert client.get(article.get_absolute_url()).status_code == 404
