"""Live and draft are two things."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article
from tests import factories


@pytest.fixture
def journalist(db):
    return factories.user()


def test_a_draft_of_a_public_article_shows_readers_nothing(journalist):
    article = factories.article(title="Avant")
    article.save_draft(article.snapshot() | {"title": "Après"}, by=journalist)
    article.refresh_from_db()
    assert article.title == "Avant"
    assert article.draft()["title"] == "Après"
    article.publish(by=journalist)
    assert Article.objects.public().get().title == "Après"


def test_a_working_title_shows_in_the_newsroom_lists(journalist):
    article = factories.draft()
    article.save_draft(article.snapshot() | {"title": "Titre de travail"}, by=journalist)
    assert Article.objects.get().title == "Titre de travail"


def test_saves_of_one_person_within_minutes_are_one_line_of_history(journalist, time_machine):
    article = factories.draft()
    time_machine.move_to(timezone.now(), tick=False)
    for title in ("a", "b", "c"):
        article.save_draft(article.snapshot() | {"title": title}, by=journalist, kind="autosave")
    assert article.revisions.get().snapshot["title"] == "c"
    article.save_draft(article.snapshot(), by=factories.user())
    assert article.revisions.count() == 2
    time_machine.move_to(timezone.now() + timedelta(minutes=6), tick=False)
    article.save_draft(article.snapshot(), by=journalist)
    assert article.revisions.count() == 3


def test_a_draft_holds_the_byline_the_tags_and_the_picked_items(journalist):
    article, related = factories.article(), factories.article()
    author = factories.author()
    content = article.snapshot() | {
        "byline": [{"author": author.pk, "role": "photo", "agency": "AFP"}],
        "tags": ["CNIL", "santé"],
        "related": [related.pk, article.pk, related.pk],
    }
    article.save_draft(content, by=journalist)
    assert not article.tags.exists()
    article.publish()
    line = article.bylines.get()
    assert (line.author, line.role, line.agency) == (author, "photo", "AFP")
    assert sorted(article.tags.names()) == ["CNIL", "santé"]
    assert [item.related for item in article.hand_picked.all()] == [related]


def test_what_was_deleted_since_a_draft_does_not_stop_its_publication(journalist):
    article, related = factories.article(), factories.article()
    image, author = factories.image(), factories.author()
    content = article.snapshot() | {
        "lead_image_id": image.pk,
        "byline": [{"author": author.pk, "role": "text"}],
        "related": [related.pk],
        "body": f'<p>a</p><figure data-block="image" data-id="{image.pk}"></figure>',
    }
    article.save_draft(content, by=journalist)
    for thing in (image, author, related):
        thing.delete()
    article.publish(by=journalist)
    assert article.lead_image is None
    assert not article.bylines.exists()
    assert article.body_html == "<p>a</p>"


def test_a_draft_is_cleaned_before_the_writing_page_opens_it_again(journalist):
    article = factories.draft()
    article.save_draft(article.snapshot() | {"body": "<p>a</p><script>x</script>"}, by=journalist)
    assert article.draft()["body"] == "<p>a</p>"


def test_a_public_article_keeps_its_address_when_the_draft_leaves_it_empty(journalist):
    article = factories.article(title="Une fuite")
    article.save_draft(article.snapshot() | {"slug": "", "title": "Deux fuites"}, by=journalist)
    article.publish()
    assert article.slug == "une-fuite"
    assert article.revisions.first().snapshot["slug"] == "une-fuite"
