"""What readers see changes by publication alone: the gate, the dates, the log."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, ArticleLog
from articles.models.publication import PublicationError
from articles.signals import published, withdrawn
from tests import factories

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - timedelta(days=400)


def test_a_reader_sees_what_an_editor_published():
    article = factories.draft()
    assert not Article.objects.public().exists()
    article.publish(by=factories.user())
    assert Article.objects.public().get() == article
    assert article.is_public
    assert "<p>Le premier paragraphe.</p>" in article.body_html
    assert article.words == 8


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "draft"},
        {"status": "submitted"},
        {"status": "ready"},
        {"status": "withdrawn"},
        {"published_at": None},
        {"published_at": timezone.now() + timedelta(hours=1)},
        {"embargo_until": timezone.now() + timedelta(hours=1)},
    ],
)
def test_a_reader_sees_nothing_else(fields):
    article = factories.article()
    Article.objects.filter(pk=article.pk).update(**fields)
    assert not Article.objects.public().exists()
    article.refresh_from_db()
    assert not article.published_at or not article.is_public


def test_the_gate_opens_by_itself_when_an_embargo_ends(time_machine):
    article = factories.draft(embargo_until=timezone.now() + timedelta(hours=1))
    article.publish()
    assert not Article.objects.public().exists()
    time_machine.move_to(timezone.now() + timedelta(hours=2))
    assert Article.objects.public().get() == article


@pytest.mark.parametrize(
    ("change", "is_shown"),
    [
        ("significant", True),
        ("correction", True),
        ("right-of-reply", True),
        ("minor", False),
        (None, False),
    ],
)
def test_only_a_significant_change_moves_the_date_of_update(change, is_shown):
    article = factories.article(at=LONG_AGO)
    assert (article.published_at, article.updated_at) == (LONG_AGO, None)
    article.publish(change=change)
    article.refresh_from_db()
    assert article.published_at == LONG_AGO
    assert bool(article.updated_at) == is_shown


def test_an_article_is_published_for_the_first_time_once():
    article = factories.article()
    with pytest.raises(PublicationError):
        article.publish(change="first")


@pytest.mark.parametrize("fields", [{"title": "  "}, {"section": None}])
def test_an_article_without_the_essential_is_refused_and_stays_a_draft(fields):
    article = factories.draft(**fields)
    with pytest.raises(PublicationError):
        article.publish()
    article.refresh_from_db()
    assert article.status == "draft"
    assert not article.log.exists()


def test_every_act_leaves_a_line_with_its_actor_and_its_reason():
    editor = factories.user()
    article = factories.article(by=editor)
    article.publish(by=editor, change="correction", reason="Un chiffre était faux")
    article.withdraw(by=editor, reason="À la demande du tribunal")
    lines = ArticleLog.objects.filter(article=article).order_by("pk")
    assert [(line.verb, line.reason, line.actor) for line in lines] == [
        ("first", "", editor),
        ("correction", "Un chiffre était faux", editor),
        ("withdrawal", "À la demande du tribunal", editor),
    ]
    assert all(line.revision for line in lines)


def test_a_withdrawn_article_is_gone_and_can_come_back():
    article = factories.article()
    article.publish(change="withdrawal")
    assert not Article.objects.public().exists()
    with pytest.raises(PublicationError):
        article.withdraw()
    article.publish(change="minor")
    assert Article.objects.public().get() == article


def test_whoever_sits_above_hears_of_it():
    heard = []

    def hear(sender, article, change="withdrawal", **kwargs):
        heard.append((sender, article.pk, change))

    published.connect(hear)
    withdrawn.connect(hear)
    try:
        article = factories.article()
        article.withdraw()
    finally:
        published.disconnect(hear)
        withdrawn.disconnect(hear)
    assert heard == [(Article, article.pk, "first"), (Article, article.pk, "withdrawal")]


def test_two_editors_who_publish_at_once_do_not_undo_each_other():
    article = factories.draft()
    other = Article.objects.get(pk=article.pk)
    article.publish()
    with pytest.raises(PublicationError):
        other.publish()


def test_a_body_is_cleaned_and_drawn_when_it_is_published():
    article = factories.article(body="<p onclick='x'>Vraiment ?</p><script>alert(1)</script>")
    assert article.body == "<p>Vraiment ?</p>"
    assert article.body_html == "<p>Vraiment\u202f?</p>"
    assert article.body_text == "Vraiment ?"


def test_a_body_announces_only_what_readers_may_see():
    hidden, shown = factories.draft(), factories.article()
    body = "".join(f'<div data-block="read-also" data-id="{a.pk}"></div>' for a in (hidden, shown))
    article = factories.article(body=body)
    assert [use.read_also for use in article.body_uses.all()] == [shown]
    assert hidden.title not in article.body_html


def queries_of_publishing(pictures: int) -> int:
    body = "".join(
        f'<figure data-block="image" data-id="{factories.image().pk}"></figure>'
        for _ in range(pictures)
    )
    article = factories.draft(body=body, tags=["CNIL"], authors=[factories.author()])
    with CaptureQueriesContext(connection) as queries:
        article.publish()
    return len(queries)


def test_publishing_costs_the_same_few_queries_for_any_body():
    assert queries_of_publishing(1) == queries_of_publishing(6) <= 38
