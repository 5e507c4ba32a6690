"""Search: finds what a reader means, survives what a reader types."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from articles.body.folding import fold
from articles.search import MOST_WORDS, matching, words_of
from tests import factories

pytestmark = pytest.mark.django_db


def found(query: str) -> list[str]:
    return [article.title for article in matching(words_of(query)).newest_first()]


@pytest.fixture
def archive():
    now = timezone.now()
    factories.article(
        title="L’Élysée s'explique", standfirst="Cœur du pouvoir", at=now - timedelta(days=2)
    )
    factories.article(
        title="Mega-Bus", body="<p>Une fuite <b>mas</b>sive de 100 % des données_sources.</p>"
    )
    factories.draft(title="Élysée, brouillon")


@pytest.mark.parametrize(
    "query",
    ["elysee", "ÉLYSÉE", "l'élysée", "l’elysee", "coeur", "CŒUR", "pouvoir élysée", "Élysée"],
)
def test_accents_case_ligatures_and_apostrophes_make_no_difference(archive, query):
    assert found(query) == ["L’Élysée s'explique"]


@pytest.mark.parametrize(
    "query", ["mega-bus", "massive fuite", "100", "données_sources", "« fuite »"]
)
def test_the_text_is_searched_as_it_reads(archive, query):
    assert found(query) == ["Mega-Bus"]


def test_every_word_must_be_there(archive):
    assert found("fuite élysée") == []


def test_signs_that_databases_give_a_meaning_have_none(archive):
    assert found("100 %") == ["Mega-Bus"]
    assert found("e%y") == []
    assert found("d_nnées") == []
    assert found("\\") == []


def test_results_come_newest_first_and_by_pages(client):
    now = timezone.now()
    for number in range(25):
        factories.article(title=f"Fuite {number}", at=now - timedelta(hours=number))
    first = client.get("/search/?q=fuite").content.decode()
    assert first.index("Fuite 0<") < first.index("Fuite 19<")
    assert "Fuite 20<" not in first
    start = first.index("?q=fuite&amp;before=")
    older = first[start : first.index('"', start)].replace("&amp;", "&")
    second = client.get(f"/search/{older}").content.decode()
    assert "Fuite 20<" in second and "Fuite 24<" in second and "Fuite 19<" not in second


def test_search_engines_are_asked_to_stay_out(client):
    response = client.get("/search/?q=x")
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_the_form_keeps_what_was_typed_and_says_when_nothing_was_found(client, archive):
    page = client.get("/search/", {"q": 'introuvable "<b>'}).content.decode()
    assert 'value="introuvable &quot;&lt;b&gt;"' in page
    assert "introuvable" in page.split("</form>")[-1]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "q=",
        "q=%00",
        "q=%ED%A0%80",
        "q=%FF%FE",
        "q=%25_%5C%27%22",
        "q=" + "a" * 5000,
        "q=" + "mot+" * 500,
        "q=%F0%9F%92%A9",
        "q=%E2%80%AE%0B%0C",
        "q=a&q=b",
        "q=fuite&before=x",
        "q=fuite&before=" + "9" * 400,
        "q=fuite&before=%00",
        "q[]=x",
        "before=MTIz",
    ],
)
def test_nothing_that_is_typed_breaks_it(client, archive, query):
    assert client.get(f"/search/?{query}").status_code in (200, 404)


@hypothesis_settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(query=st.text(max_size=300))
def test_no_text_at_all_breaks_it(client, query):
    readable = query.encode("utf-8", "replace").decode()
    assert client.get("/search/", {"q": readable}).status_code == 200
    list(matching(words_of(query))[:1])


@given(text=st.text())
def test_folding_twice_changes_nothing_and_keeps_out_what_databases_refuse(text):
    folded = fold(text)
    assert fold(folded) == folded
    assert "\0" not in folded
    folded.encode()


def test_a_pasted_essay_is_cut_to_a_few_words():
    assert len(words_of("un deux trois quatre cinq six sept huit neuf dix")) == MOST_WORDS


def test_a_search_costs_at_most_eight_queries_however_much_it_finds(
    client, django_assert_max_num_queries
):
    for number in range(21):
        factories.article(title=f"Fuite {number}", authors=[factories.author()])
    for query in ("", "?q=fuite", "?q=introuvable"):
        with django_assert_max_num_queries(8):
            client.get(f"/search/{query}")


def test_only_reading_is_answered(client):
    assert client.post("/search/", {"q": "x"}).status_code in (403, 405)
