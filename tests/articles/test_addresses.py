"""Addresses: made from titles, never taken twice, and for ever an answer where one was given."""

import pytest
from django.core.exceptions import ValidationError

from articles.models import Redirect, Section
from articles.models.publication import PublicationError
from tests import factories

pytestmark = pytest.mark.django_db


def answer(client, path: str) -> tuple[int, str]:
    response = client.get(path)
    return response.status_code, response.headers.get("Location", "")


def move(article, **fields):
    article.save_draft(article.snapshot() | fields, by=None)
    article.publish(change="minor")


def test_an_address_is_made_from_the_section_and_the_title():
    article = factories.article(title="La CNIL inflige 1,5 million d’euros à Dedalus")
    assert article.slug == "la-cnil-inflige-15-million-d-euros-a-dedalus"
    assert article.get_absolute_url() == f"/{article.section.slug}/{article.slug}/"


@pytest.mark.parametrize(
    ("title", "slug"), [("???", "article"), ("Feed", "feed-2"), ("数据", "article")]
)
def test_a_title_that_makes_no_address_gets_one_all_the_same(title, slug):
    assert factories.article(title=title).slug == slug


def test_two_articles_of_one_title_have_two_addresses():
    slugs = [factories.article(title="Une fuite").slug for _ in range(3)]
    assert slugs == ["une-fuite", "une-fuite-2", "une-fuite-3"]
    elsewhere = factories.article(title="Une fuite", section=factories.section())
    assert elsewhere.slug == "une-fuite"


def test_an_address_that_a_journalist_chose_and_another_has_is_refused():
    factories.article(title="Une fuite")
    article = factories.draft(section=factories.section())
    article.section = factories.article().section
    article.slug = "une-fuite"
    with pytest.raises(PublicationError):
        article.publish()


def test_every_former_address_of_an_article_leads_to_it_in_one_hop(client):
    article = factories.article(title="Un")
    former = [article.get_absolute_url()]
    for fields in ({"slug": "deux"}, {"section_id": factories.section().pk}, {"slug": "trois"}):
        move(article, **fields)
        former.append(article.get_absolute_url())
    *former, now = former
    assert len(set(former)) == 3
    for path in former:
        assert answer(client, path) == (301, now)
    assert answer(client, now)[0] == 200


def test_an_article_that_goes_back_to_a_former_address_is_there_again(client):
    article = factories.article(title="Un")
    first = article.get_absolute_url()
    move(article, slug="deux")
    second = article.get_absolute_url()
    move(article, slug="un")
    assert answer(client, first)[0] == 200
    assert answer(client, second) == (301, first)


def test_no_other_article_takes_an_address_that_still_leads_somewhere():
    moved = factories.article(title="Un")
    move(moved, slug="deux")
    assert factories.article(title="Un").slug == "un-2"
    chosen = factories.draft(slug="un")
    with pytest.raises(PublicationError):
        chosen.publish()
    assert Redirect.objects.get().article == moved


def test_a_section_that_is_renamed_takes_its_articles_along(client):
    article = factories.article(title="Un")
    was, section = article.get_absolute_url(), article.section
    move(article, slug="deux")
    two = article.get_absolute_url()
    section.slug = "securite-numerique"
    section.save()
    for path in (was, two):
        assert answer(client, path) == (301, "/securite-numerique/deux/")
    assert answer(client, f"/{was.split('/')[1]}/") == (301, "/securite-numerique/")


@pytest.mark.parametrize(
    "make", [factories.author, factories.dossier, factories.tag, factories.page]
)
def test_whatever_has_a_page_keeps_its_former_address(client, make):
    thing = make()
    if make is factories.tag:  # readers may know of a tag once something public has it
        factories.article(tags=[thing])
    former = thing.get_absolute_url()
    thing.slug = "autre-adresse"
    thing.save()
    assert answer(client, former) == (301, thing.get_absolute_url())


def test_a_former_address_gives_no_hidden_article_away(client):
    article = factories.article(title="Un")
    former = article.get_absolute_url()
    move(article, slug="secret-du-tribunal")
    article.withdraw()
    status, location = answer(client, former)
    assert status in (404, 410)
    assert not location


@pytest.mark.parametrize("slug", ["admin", "feed", "static", "sitemap-2026", "tag"])
def test_a_section_cannot_take_an_address_of_the_site(slug):
    with pytest.raises(ValidationError):
        Section(name="Rubrique", slug=slug).full_clean()
