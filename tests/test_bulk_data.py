"""``manage.py seed``: bulk data that is like what the newsroom makes itself."""

import io

import pytest

from articles.models import Article
from comments.models import Comment, CommenterContact, State, Thread
from newsroom.demo.bulk import seed_bulk
from newsroom.demo.bulk_pictures import ENOUGH
from tests import factories


@pytest.fixture
def library(db):
    """Enough pictures for an archive, so that none has to be drawn."""
    for number in range(ENOUGH):
        factories.image(file=factories.picture_file(width=240 + number))


@pytest.fixture
def archive(library):
    """Sixty bulk articles with five hundred comments."""
    seed_bulk(60, 500, 7, io.StringIO())


def test_bulk_articles_are_what_a_publication_would_have_left(archive):
    assert Article.objects.public().count() == 60
    columns = ("body", "body_html", "body_text", "words")
    for article in Article.objects.all()[:12]:
        before = [getattr(article, name) for name in columns]
        article.render()
        assert [getattr(article, name) for name in columns] == before
        assert article.bylines.exists() and article.tags.exists()


def test_readers_find_the_archive_and_its_longest_conversation(archive, client):
    thread = Thread.objects.order_by("-shown_count").first()
    page = client.get(thread.article.get_absolute_url())
    assert page.status_code == 200
    shown = thread.article.comments.visible().order_by("created_at").first()
    assert shown.author_name in page.content.decode()
    assert client.get("/").status_code == 200


def test_bulk_comments_are_counted_sealed_and_in_every_state(archive):
    assert Comment.objects.count() == 500
    for article in Article.objects.all():
        shown = article.comments.visible().count()
        assert getattr(Thread.objects.filter(pk=article.pk).first(), "shown_count", 0) == shown
    states = set(Comment.objects.values_list("state", flat=True))
    assert {State.PENDING, State.APPROVED, State.REJECTED, State.SPAM} <= states
    assert not Comment.objects.filter(parent__parent__isnull=False).exists()
    assert not Comment.objects.exclude(parent=None).exclude(parent__state=State.APPROVED).exists()
    for contact in CommenterContact.objects.all()[:20]:
        assert b"example.org" not in bytes(contact.sealed)
    erased = Comment.objects.filter(state=State.ERASED)
    assert CommenterContact.objects.count() == Comment.objects.count() - erased.count()
    assert not erased.exclude(text="", author_name="", commenter=None).exists()


def test_the_same_seed_gives_the_same_texts_and_another_one_others(library):
    told = []
    for seed in (3, 3, 4):
        Comment.objects.exclude(parent=None).delete()
        Article.objects.all().delete()
        seed_bulk(8, 40, seed, io.StringIO())
        rows = Article.objects.order_by("pk")
        told.append(
            (
                [(article.title, article.body) for article in rows],
                list(Comment.objects.order_by("pk").values_list("text", "state")),
            )
        )
    assert told[0] == told[1]
    assert told[0][0] != told[2][0] and told[0][1] != told[2][1]
