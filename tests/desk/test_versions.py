"""The history of an article: listed, compared, shown again, restored, named."""

import pytest
from django.urls import reverse

from articles.models import Article
from tests import factories

pytestmark = pytest.mark.django_db


def place(name: str, article) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk])


@pytest.fixture
def article(editor):
    made = factories.article(title="En ligne", body="<p>Le chiffre est dix.</p>", by=editor)
    made.save_draft(
        made.snapshot() | {"title": "Brouillon", "body": "<p>Le chiffre est onze.</p>"}, by=editor
    )
    return made


def test_the_history_lists_every_version_with_who_and_why(article, editor, at_desk):
    article.publish(by=editor, change="correction", reason="Chiffre faux")
    page = at_desk(editor).get(place("versions", article)).content.decode()
    for said in ("Correction", "Chiffre faux", "Paul Lefèvre", "en ligne", "première publication"):
        assert said.lower() in page.lower()


def test_a_long_history_comes_in_pages_at_a_constant_cost(
    article, editor, at_desk, django_assert_max_num_queries
):
    client = at_desk(editor)
    for number in range(120):
        article.save_draft(
            article.draft() | {"title": f"Titre {number}"}, by=editor, kind="milestone"
        )
    seen, address = [], place("versions", article)
    while address:
        with django_assert_max_num_queries(14):
            page = client.get(address)
        seen += [line.pk for line in page.context["lines"]]
        older = page.context["older"]
        address = older and f"{place('versions', article)}?before={older}"
    assert seen == list(article.revisions.values_list("pk", flat=True))


def test_draft_and_live_are_compared_in_one_click(article, editor, at_desk):
    client = at_desk(editor)
    page = client.get(place("versions", article))
    link = f"{place('compare', article)}?from=live&amp;to=draft"
    assert link in page.content.decode()
    html = client.get(link.replace("&amp;", "&")).content.decode()
    assert "<del>" in html and "onze" in html and "1 champ modifié" in html


def test_a_version_is_restored_by_whoever_may_write(article, editor, journalist, at_desk):
    first = article.revisions.published().first()
    sent = {"version": first.pk}
    assert at_desk(journalist).post(place("restore", article), sent).status_code == 403
    assert at_desk(editor).get(place("restore", article)).status_code == 405
    at_desk(editor).post(place("restore", article), sent)
    article = Article.objects.get(pk=article.pk)
    assert article.draft()["title"] == "En ligne"
    assert article.revisions.first().kind == "restoration"


def test_a_published_version_is_shown_as_readers_got_it(article, editor, at_desk):
    image = factories.image(drawn=True, alt="Une photo d’alors")
    body = f'<p>Avec photo.</p><figure data-block="image" data-id="{image.pk}"></figure>'
    article.save_draft(article.draft() | {"body": body}, by=editor)
    version = article.publish(by=editor)
    article.save_draft(article.draft() | {"body": "<p>Sans.</p>"}, by=editor)
    article.publish(by=editor)
    article.body_uses.all().delete()
    image.delete()
    page = at_desk(editor).get(place("version", article), {"version": version.pk})
    assert "Une photo d’alors" in page.content.decode()


def test_a_version_is_given_a_name(article, editor, at_desk):
    client = at_desk(editor)
    client.post(place("name_version", article), {"version": "draft", "name": "Avant l’avocate"})
    assert article.revisions.first().name == "Avant l’avocate"
    assert article.log.first().verb == "named"
    page = client.get(place("versions", article), {"only": "named"})
    assert [line.name for line in page.context["lines"]] == ["Avant l’avocate"]
    client.post(place("name_version", article), {"version": "draft", "name": "  \x00 "})
    assert article.revisions.first().name == "Avant l’avocate"


@pytest.mark.parametrize("wanted", ["", "x", "-1", "9" * 30, "٣", "draft'--"])
@pytest.mark.parametrize("name", ["compare", "version", "reconcile"])
def test_a_version_that_is_none_is_not_found(name, wanted, article, editor, at_desk):
    asked = {"from": wanted, "to": "draft", "version": wanted, "copy": wanted}
    assert at_desk(editor).get(place(name, article), asked).status_code == 404


def test_the_versions_of_another_article_are_not_to_be_had_here(article, editor, at_desk):
    other = factories.article()
    stranger = other.revisions.get()
    client = at_desk(editor)
    assert client.get(place("version", article), {"version": stranger.pk}).status_code == 404
    assert client.post(place("restore", article), {"version": stranger.pk}).status_code == 404
