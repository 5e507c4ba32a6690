"""What readers say under an article, for programs: what its page shows and nothing else."""

import json
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from comments.views import feed
from tests import factories

pytestmark = pytest.mark.django_db

NAMES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
ENDINGS = ("", "atom/", "json/")


def read(client, article, ending: str = ""):
    answer = client.get(f"/comments/{article.pk}/feed/{ending}")
    assert answer.status_code == 200
    return answer.content.decode()


def items(client, article) -> list:
    return list(ElementTree.fromstring(read(client, article)).iter("item"))


def test_approved_comments_are_told_newest_first_with_name_text_and_address(client):
    article = factories.article(title="La fuite")
    now = timezone.now()
    first = factories.comment(article, state="approved", created_at=now - timedelta(hours=1))
    factories.comment(
        article,
        state="approved",
        author_name="Zoé <b>\x0b",
        text='Voir https://a.example/ <script>x</script>\n\n> "cité"',
        parent=first,
    )
    newest, oldest = items(client, article)
    assert newest.findtext("dc:creator", namespaces=NAMES) == "Zoé <b>"
    content = newest.findtext("content:encoded", namespaces=NAMES)
    assert "<script" not in content and "&lt;script&gt;" in content
    assert "<blockquote>" in content and 'rel="ugc nofollow' in content
    assert oldest.findtext("dc:creator", namespaces=NAMES) == first.author_name
    link = oldest.findtext("link")
    assert client.get(link, follow=True).status_code == 200
    assert "La fuite" in ElementTree.fromstring(read(client, article)).findtext("channel/title")
    assert len(json.loads(read(client, article, "json/"))["items"]) == 2


@pytest.mark.parametrize("state", ["pending", "rejected", "spam"])
def test_what_is_not_shown_under_the_article_is_not_in_its_feed(client, state):
    article = factories.article()
    factories.comment(article, state=state, text="Jamais montré")
    for ending in ENDINGS:
        assert "Jamais" not in read(client, article, ending)


def test_an_article_that_readers_do_not_get_has_no_feed(client):
    withdrawn, draft = factories.article(), factories.draft()
    factories.comment(withdrawn, state="approved")
    withdrawn.withdraw(reason="test")
    later = timezone.now() + timedelta(days=1)
    for hidden in (withdrawn, draft, factories.article(embargo_until=later)):
        for ending in ENDINGS:
            assert client.get(f"/comments/{hidden.pk}/feed/{ending}").status_code == 404
    assert client.get("/comments/999999/feed/").status_code == 404


def test_it_names_the_comments_alone_no_address_and_no_portrait(client):
    article = factories.article()
    factories.comment(article, state="approved")
    for ending in ENDINGS:
        text = read(client, article, ending)
        assert "@" not in text and "gravatar" not in text and "avatar" not in text
        assert "<author>" not in text or ending == "atom/"  # of RSS: an e-mail address


def test_a_long_conversation_is_told_by_its_newest_in_few_queries(
    client, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr(feed, "MOST", 3)
    article = factories.article()
    for _ in range(5):
        factories.comment(article, state="approved")
    with django_assert_max_num_queries(2):
        assert len(items(client, article)) == 3


def test_the_page_leads_to_it_once_somebody_has_said_something(client):
    article = factories.article()
    address = f'href="/comments/{article.pk}/feed/"'
    assert address not in client.get(article.get_absolute_url()).content.decode()
    factories.comment(article, state="approved")
    assert address in client.get(article.get_absolute_url()).content.decode()
