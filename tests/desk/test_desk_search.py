"""The newsroom's search: articles in any state, by what they are called, and published ones by text."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.search.facets import Narrowing
from articles.search.finding import find
from tests import factories

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"


@pytest.fixture
def search(editor, at_desk):
    client = at_desk(editor)

    def titles(text: str, **more) -> list[str]:
        page = client.get(LIST, {"q": text} | more).content.decode()
        return re.findall(r'<th class="field-headline"><a[^>]*>(.*?)</a>', page)

    return titles


def write(article, by, **content):
    article.save_draft(article.draft() | content, by=by)
    return article


@pytest.mark.parametrize(
    "text",
    ["élections", "ELECTION", "élec", "grand angle", "kervella", "hôpital", "prefecture", "angle élections"],
)  # fmt: skip
def test_a_draft_is_found_by_what_it_is_called(search, editor, text):
    author, tag = factories.author(name="Zoé Kervella"), factories.tag("Hôpitaux")
    write(
        factories.draft(title="Autre chose"),
        editor,
        title="Les élections",
        kicker="Grand angle",
        slug="prefecture-de-police",
        byline=[{"author": author.pk, "role": "text"}],
        tags=[tag.name],
    )
    assert search(text) == ["Les élections"]
    assert find(text, Narrowing()).articles == []


def test_a_published_article_is_found_by_its_text_its_title_and_that_of_its_draft(search, editor):
    article = factories.article(title="En ligne", body="<p>Une fuite massive.</p>")
    write(article, editor, title="Remanié", body="<p>Un secret encore.</p>")
    assert search("fuite") == search("ligne") == search("remanié") == ["En ligne"]
    assert find("remanié", Narrowing()).articles == []
    article.withdraw(by=editor)
    assert search("remanié") == ["En ligne"]
    assert find("ligne", Narrowing()).articles == []


def test_every_word_counts_and_the_tab_as_well(search, editor):
    write(factories.draft(), editor, title="Fuite de données")
    factories.article(title="Fuite de gaz")
    assert search("fuite gaz") == ["Fuite de gaz"]
    assert search("fuite", state="draft") == ["Fuite de données"]
    assert search("fuite zzz") == []


@pytest.mark.parametrize(
    "text", ["%", "'", '"', "* OR", "title:x", "a" * 5000, "mot " * 500, "\\", "é'", "NEAR(", "\0"]
)
def test_whatever_is_typed_is_answered(search, editor, text):
    write(factories.draft(), editor, title="Fuite")
    assert search(text) in ([], ["Fuite"])


def test_an_embargo_that_is_kept_from_somebody_is_kept_from_his_search(at_desk, journalist, editor):
    section = factories.section(keeps_embargoes=True)
    section.staff.add(factories.user("Editor"))
    draft = factories.draft(section=section, embargo_until=timezone.now() + timedelta(days=1))
    write(draft, editor, title="Confidentiel")
    page = at_desk(journalist).get(LIST, {"q": "confidentiel"}).content.decode()
    assert "Confidentiel</a>" not in page
    page = at_desk(editor).get(LIST, {"q": "confidentiel"}).content.decode()
    assert "Confidentiel</a>" in page


@pytest.mark.parametrize("title", ["1984", "null", "true", '"Entre guillemets"', "[1, 2]", "3.14"])
def test_a_title_that_looks_like_data_is_a_title(title):
    article = factories.article(title="Autre")
    article.save_draft(article.snapshot() | {"title": title}, by=None)
    words = article.desk_document.__class__.objects.get(pk=article.pk).words
    assert {word.strip('"[],').lower().split(".")[0] for word in title.split()} <= set(
        words.split()
    )
