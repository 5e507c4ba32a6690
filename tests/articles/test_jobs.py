"""The jobs of articles: what they bring about, that twice is as once, and what may come between."""

import pytest
from django_tasks_db.models import DBTaskResult

from articles import tasks
from articles.models import Article, Image
from articles.models.publication import PublicationError
from articles.signals import changed
from tests import factories
from tests.jobs import run_jobs

pytestmark = pytest.mark.django_db


def waiting() -> list[str]:
    return [job.task_name for job in DBTaskResult.objects.ready()]


def show(block: str, row) -> str:
    tag = {"image": "figure"}.get(block, "div")
    return f'<p>Texte.</p><{tag} data-block="{block}" data-id="{row.pk}"></{tag}>'


def test_a_publication_that_fails_leaves_no_job():
    article = factories.draft(title=" ")
    with pytest.raises(PublicationError):
        article.publish()
    assert waiting() == []


def test_a_published_article_gets_its_related_items():
    near = factories.article(tags=["CNIL"])
    article = factories.article(tags=["CNIL"])
    run_jobs()
    assert article.related_items.get().related == near


def test_a_withdrawn_article_disappears_from_under_the_others():
    gone, article = factories.article(), factories.article()
    run_jobs()
    gone.withdraw()
    run_jobs()
    assert not article.related_items.exists()


def test_a_picture_without_renditions_appears_once_they_are_made():
    image = factories.image()
    article = factories.article(body=show("image", image))
    tasks.make_renditions.enqueue(image.pk)
    run_jobs()
    article.refresh_from_db()
    assert Image.objects.get().full
    assert Image.objects.get().full.folder in article.body_html


@pytest.mark.parametrize("block", ["promo", "product", "read-also"])
def test_a_box_edited_once_changes_everywhere_and_no_date_moves(block):
    make = {"promo": factories.promo, "product": factories.product, "read-also": factories.article}
    row = make[block]()
    article = factories.article(body=show(block, row))
    run_jobs()
    fields = {"promo": ["name", "text"], "product": ["name"], "read-also": ["title"]}[block]
    type(row).objects.filter(pk=row.pk).update(**dict.fromkeys(fields, "Nouveau nom"))
    row.refresh_from_db()
    if block == "read-also":
        row.publish()
    else:
        changed.send(type(row), instance=row)
    run_jobs()
    after = Article.objects.get(pk=article.pk)
    assert "Nouveau nom" in after.body_html
    assert (after.published_at, after.updated_at) == (article.published_at, None)
    assert after.modified_at == article.modified_at


def test_a_redraw_never_shows_a_draft():
    promo = factories.promo()
    article = factories.article(body=show("promo", promo))
    article.save_draft(article.snapshot() | {"body": "<p>Secret.</p>"}, by=None)
    changed.send(type(promo), instance=promo)
    run_jobs()
    assert "Secret" not in Article.objects.get(pk=article.pk).body_html


def test_every_job_may_run_twice_and_after_its_row_is_gone():
    image, article = factories.image(), factories.article()
    for job, row in (
        (tasks.make_renditions, image),
        (tasks.relate_article, article),
        (tasks.relate_neighbours, article),
        (tasks.redraw, article),
    ):
        job.enqueue(row.pk)
        job.enqueue(row.pk)
        job.enqueue(10**9)
    run_jobs()
    assert Image.objects.get().full
    before = Article.objects.values().get(pk=article.pk)
    tasks.redraw.enqueue(article.pk)
    run_jobs()
    assert Article.objects.values().get(pk=article.pk) == before


def test_a_job_that_fails_is_seen():
    tasks.redraw.enqueue("no number")
    with pytest.raises(AssertionError, match="redraw failed"):
        run_jobs()
