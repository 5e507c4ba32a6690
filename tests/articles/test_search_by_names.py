"""Search by names: who signed an article, what it is tagged with, and what these are called later."""

import pytest

from articles.search.facets import Narrowing
from articles.search.finding import find
from articles.signals import changed
from tests import factories
from tests.jobs import run_jobs

pytestmark = pytest.mark.django_db


def found(query: str) -> list[str]:
    return [article.title for article in find(query, Narrowing()).articles]


def test_an_article_is_found_by_who_signed_it_and_by_any_name_of_its_tags():
    signed = factories.article(title="Sobre", authors=[factories.author(name="Zoé Kervella")])
    tag = factories.tag("Chiffrement")
    factories.article(title="Autre", tags=[tag])
    tag.synonyms.create(name="Cryptage")
    announce(tag)
    assert found("kervella") == found("Zoé Kervella") == ["Sobre"]
    assert found("chiffrement") == found("cryptage") == ["Autre"]
    signed.withdraw()
    assert found("kervella") == []


def announce(row) -> None:
    changed.send(type(row), instance=row)
    run_jobs()


def test_a_new_name_of_an_author_or_a_tag_is_found_and_the_former_one_is_not():
    author, tag = factories.author(name="Zoé Kervella"), factories.tag("Chiffrement")
    factories.article(title="Sobre", authors=[author], tags=[tag])
    author.name, tag.name = "Zoé Tanguy", "Secrets"
    for row in (author, tag):
        row.save()
        announce(row)
    assert found("tanguy") == found("secrets") == ["Sobre"]
    assert found("kervella") == []


def test_renaming_goes_on_where_one_job_stops(monkeypatch):
    author = factories.author(name="Zoé Kervella")
    for number in range(5):
        factories.article(title=f"Sobre {number}", authors=[author])
    monkeypatch.setattr("articles.tasks.RENAMED_AT_ONCE", 2)
    author.name = "Zoé Tanguy"
    author.save()
    announce(author)
    assert len(found("tanguy")) == 5


def test_what_merged_tags_were_called_still_finds_their_articles():
    editor = factories.user("Editor")
    former, tag = factories.tag("Cryptage"), factories.tag("Chiffrement")
    factories.article(title="Sobre", tags=[former])
    former.merge_into(tag, by=editor)
    run_jobs()
    assert found("chiffrement") == found("cryptage") == ["Sobre"]


def test_the_title_says_more_than_a_tag_does():
    factories.article(title="Sobre", tags=[factories.tag("Chiffrement")])
    factories.article(title="Chiffrement")
    assert found("chiffrement") == ["Chiffrement", "Sobre"]
