"""The pages on which the newsroom keeps its tags in order."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Tag
from tests import factories

pytestmark = pytest.mark.django_db


def place(name: str, *args) -> str:
    return reverse(f"admin:articles_tag_{name}", args=args)


@pytest.fixture
def paul(at_desk):
    return at_desk(factories.user("Editor", name="Paul"))


@pytest.fixture
def story():
    article = factories.article(title="La fuite de Rennes")
    article.tags.set(["Fuite"])
    return article


def test_paul_merges_a_tag_by_typing_another_as_he_likes(paul, story):
    fuite, fuites = Tag.objects.get(name="Fuite"), factories.tag("Fuites de données")
    page = paul.get(place("merge", fuite.pk)).content.decode()
    assert "1 article" in page
    answer = paul.post(place("merge", fuite.pk), {"into": "fuites de donnees", "reason": "double"})
    assert answer.status_code == 302 and answer.url == place("change", fuites.pk)
    assert list(story.tags.names()) == ["Fuites de données"]


@pytest.mark.parametrize("into", ["", "Jamais vu", "Fuite", "\0"])
def test_a_merge_into_nothing_or_itself_is_refused_in_a_sentence(paul, story, into):
    fuite = Tag.objects.get(name="Fuite")
    answer = paul.post(place("merge", fuite.pk), {"into": into, "reason": "double"})
    assert answer.status_code == 422
    assert "errorlist" in answer.content.decode() and "double" in answer.content.decode()
    assert Tag.objects.filter(pk=fuite.pk).exists()


def test_paul_splits_a_tag_into_one_that_he_names_there(paul, story):
    fuite = Tag.objects.get(name="Fuite")
    other = factories.article(title="Un robinet qui goutte")
    other.tags.set(["Fuite"])
    page = paul.get(place("split", fuite.pk), {"q": "robinet"}).content.decode()
    assert "robinet qui goutte" in page and "La fuite de Rennes" not in page
    answer = paul.post(place("split", fuite.pk), {"articles": [other.pk], "into": "Plomberie"})
    assert answer.status_code == 302
    assert list(other.tags.names()) == ["Plomberie"]
    assert list(story.tags.names()) == ["Fuite"]


def test_a_split_that_is_refused_keeps_what_was_chosen(paul, story):
    fuite = Tag.objects.get(name="Fuite")
    answer = paul.post(place("split", fuite.pk), {"articles": [story.pk], "into": "Fuite"})
    assert answer.status_code == 422
    assert f'value="{story.pk}" checked' in answer.content.decode()
    assert paul.post(place("split", fuite.pk), {"into": "Plomberie"}).status_code == 422
    assert not Tag.objects.filter(name="Plomberie").exists()


def test_an_embargo_that_is_kept_hides_its_article_from_a_split(at_desk, story):
    kept = factories.section(keeps_embargoes=True)
    outsider = factories.user("Editor")
    factories.section().staff.add(outsider)
    later = timezone.now() + timedelta(days=1)
    secret = factories.draft(title="Le secret", section=kept, tags=["Fuite"], embargo_until=later)
    fuite = Tag.objects.get(name="Fuite")
    client = at_desk(outsider)
    assert "Le secret" not in client.get(place("split", fuite.pk)).content.decode()
    answer = client.post(place("split", fuite.pk), {"articles": [secret.pk], "into": "Autre"})
    assert answer.status_code == 422
    assert list(Article.objects.get(pk=secret.pk).tags.names()) == ["Fuite"]


def test_doubles_are_proposed_and_told_apart(paul):
    one, other = factories.tag("Hôpital"), factories.tag("Hôpitaux")
    assert place("merge", other.pk) in paul.get(place("doubles")).content.decode()
    assert paul.post(place("doubles"), {"pair": [one.pk, other.pk]}).status_code == 302
    assert place("merge", other.pk) not in paul.get(place("doubles")).content.decode()
    assert paul.post(place("doubles"), {"pair": ["x", "\0"]}).status_code == 404
    assert paul.post(place("doubles"), {"pair": [one.pk, one.pk]}).status_code == 404


def test_who_may_not_change_tags_may_not_merge_or_split_them(at_desk, story):
    client, tag = at_desk(factories.user("Journalist")), Tag.objects.get(name="Fuite")
    for address in (place("merge", tag.pk), place("split", tag.pk), place("doubles")):
        assert client.get(address).status_code == 403
        assert client.post(address, {"into": "x", "articles": [story.pk]}).status_code == 403


def test_another_name_is_given_on_the_tags_own_page_and_completes(paul):
    tag = factories.tag("Santé")
    form = {
        "name": "Santé",
        "slug": "sante",
        "synonyms-TOTAL_FORMS": 1,
        "synonyms-INITIAL_FORMS": 0,
        "synonyms-0-name": "Médecine",
        "synonyms-0-tag": tag.pk,
    }
    assert paul.post(place("change", tag.pk), form).status_code == 302
    rows = paul.get(reverse("admin:articles_article_rows", args=["tag"]), {"q": "medec"}).json()
    assert [row["title"] for row in rows["rows"]] == ["Santé"]
    assert "Santé" in paul.get(place("changelist"), {"q": "MÉDECINE"}).content.decode()


def test_the_doubles_of_many_tags_cost_three_queries_and_one_for_the_person(
    paul, django_assert_max_num_queries
):
    for number in range(60):
        factories.tag(f"Sujet {chr(97 + number % 26)}é{number // 26}x")
        factories.tag(f"Sujet {chr(97 + number % 26)}e{number // 26}x")
    with django_assert_max_num_queries(12):
        paul.get(place("doubles"))
