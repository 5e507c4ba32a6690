"""Search: finds what a reader means, survives what a reader types."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from articles.body.folding import fold
from articles.body.stemming import stems
from articles.models import SearchDocument
from articles.search.extracts import extract
from articles.search.facets import Narrowing
from articles.search.finding import by_date, find
from articles.search.query import MOST_TERMS, parse
from tests import factories
from tests.jobs import run_jobs

pytestmark = pytest.mark.django_db


def found(query: str) -> list[str]:
    return [article.title for article in find(query, Narrowing()).articles]


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
    assert not {"fuite", "élysée"} & set(find("fuite élysée zzz", Narrowing()).query.excluded)
    assert find("fuite élysée", Narrowing()).is_loose


def test_signs_that_databases_give_a_meaning_have_none(archive):
    assert found("100 %") == ["Mega-Bus"]
    assert found("e%y") == []
    assert found("d_nnées") == []
    assert found("\\") == []


@pytest.fixture
def leaks():
    now = timezone.now()
    for number in range(25):
        factories.article(title=f"Fuite {number}", at=now - timedelta(hours=number))


def titles_on(page: str) -> list[str]:
    found = re.findall(r'class="card-title"><a[^>]*>(.*?)</a>', page)
    return [re.sub("<[^>]*>", "", title) for title in found]


def linked(page: str, rel: str) -> str:
    return "/search/" + re.search(f'rel="{rel}" href="([^"]*)"', page)[1].replace("&amp;", "&")


def test_the_best_come_by_pages_and_none_comes_twice(client, leaks):
    first = client.get("/search/?q=fuite").content.decode()
    assert titles_on(first) == [f"Fuite {number}" for number in range(20)]
    second = client.get(linked(first, "next")).content.decode()
    assert titles_on(second) == [f"Fuite {number}" for number in range(20, 25)]
    assert 'rel="next"' not in second
    assert titles_on(client.get(linked(second, "prev")).content.decode())[0] == "Fuite 0"


def test_all_that_matches_can_be_read_by_date(client, leaks):
    factories.article(title="Sans rapport", body="<p>Une fuite.</p>")
    first = client.get("/search/?q=fuite&sort=date").content.decode()
    assert titles_on(first)[:2] == ["Sans rapport", "Fuite 0"]
    second = client.get(linked(first, "next")).content.decode()
    assert titles_on(second) == [f"Fuite {number}" for number in range(19, 25)]


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
        "q=fuite&sort=date&before=x",
        "q=fuite&after=" + "9" * 400,
        "q=fuite&after=-1",
        "q=fuite&year=0000",
        "q=fuite&year=9999&kind=x&section=%00&author='",
        "q=-fuite",
        "q=%22%22+-%22%22+OR+AND+NOT",
        "q=%22fuite",
        "q=title%3Afuite*+%5E+NEAR(a+b)",
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
    list(by_date(query, Narrowing())[:1])


@given(text=st.text())
def test_folding_twice_changes_nothing_and_keeps_out_what_databases_refuse(text):
    folded = fold(text)
    assert fold(folded) == folded
    assert "\0" not in folded
    folded.encode()


def test_a_pasted_essay_is_cut_to_a_few_words():
    assert len(parse("alpha deux trois quatre cinq six sept huit neuf dix").terms) == MOST_TERMS


def test_a_search_costs_at_most_eight_queries_however_much_it_finds(
    client, django_assert_max_num_queries
):
    for number in range(21):
        factories.article(title=f"Fuite {number}", authors=[factories.author()])
    for query in ("", "?q=fuite", "?q=fuite&sort=date", "?q=fuite&kind=news", "?q=introuvable"):
        with django_assert_max_num_queries(8):
            client.get(f"/search/{query}")


def test_only_reading_is_answered(client):
    assert client.post("/search/", {"q": "x"}).status_code in (403, 405)


# What is found


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("fuites", "Une fuite"),
        ("l'hopital", "Les hôpitaux se défendent"),
        ("travail", "Des travaux"),
        ("jeu", "Des jeux"),
        ("publique", "Services publics"),
        ("securisee", "Un accès sécurisé"),
        ("breach", "Two breaches"),
    ],
)
def test_plural_gender_and_missing_accents_make_no_difference(query, title):
    factories.article(title=title, language="en" if "Two" in title else "")
    factories.article(title="Autre chose")
    assert found(query) == [title]


def test_words_in_quotes_are_found_as_they_stand():
    factories.article(title="Données médicales en fuite")
    factories.article(title="Médicales, les données ?")
    assert found('"données médicales"') == ["Données médicales en fuite"]
    assert found("« données médicales »") == ["Données médicales en fuite"]
    assert len(found("données médicales")) == 2


def test_a_word_with_a_minus_must_not_be_there():
    factories.article(title="Fuite chez Dedalus")
    factories.article(title="Fuite chez Doctolib")
    assert found("fuite -doctolib") == ["Fuite chez Dedalus"]


def test_little_words_do_not_count_unless_there_are_no_others():
    factories.article(title="La fuite de données")
    factories.article(title="Sans")
    assert found("la fuite de la donnée") == ["La fuite de données"]
    assert found("sans") == ["Sans"]


def test_the_title_weighs_more_than_the_text_and_today_more_than_long_ago():
    now = timezone.now()
    factories.article(title="Ailleurs", body="<p>Le mot serrure, une fois.</p>", at=now)
    factories.article(title="La serrure", at=now - timedelta(days=30))
    factories.article(title="La serrure ancienne", at=now - timedelta(days=4000))
    assert found("serrure") == ["La serrure", "La serrure ancienne", "Ailleurs"]


def test_a_publication_a_change_and_a_withdrawal_are_found_at_once():
    article = factories.article(title="Serrure")
    assert found("serrure") == ["Serrure"]
    article.save_draft(article.snapshot() | {"title": "Cadenas"}, by=None)
    assert found("cadenas") == [] and found("serrure") == ["Serrure"]
    article.publish(change="minor")
    assert found("cadenas") == ["Cadenas"] and found("serrure") == []
    article.withdraw(reason="erreur")
    assert found("cadenas") == []
    assert not SearchDocument.objects.filter(pk=article.pk).exists()


def test_what_is_under_embargo_is_not_found_before_its_hour(time_machine):
    now = timezone.now()
    factories.article(title="Serrure", embargo_until=now + timedelta(hours=1))
    assert found("serrure") == []
    time_machine.move_to(now + timedelta(hours=1, seconds=1))
    assert found("serrure") == ["Serrure"]


def test_an_embargo_that_is_lifted_lets_the_article_be_found():
    article = factories.article(title="Serrure", embargo_until=timezone.now() + timedelta(hours=1))
    article.set_embargo(None, by=factories.user())
    assert found("serrure") == ["Serrure"]


# What was meant


@pytest.fixture
def vocabulary():
    factories.article(title="Dedalus condamné", body="<p>Une amende de la CNIL à Dedalus.</p>")
    factories.article(title="Ailleurs")
    run_jobs()


@pytest.mark.parametrize("slip", ["dedalu", "dedallus", "deadlus", "dedakus", "DEDALUZ"])
def test_a_slip_of_one_letter_does_not_lose_the_answer(vocabulary, slip):
    results = find(slip, Narrowing())
    assert [article.title for article in results.articles] == ["Dedalus condamné"]
    assert results.is_corrected and results.query.text == "dedalus"


def test_a_reader_can_insist_on_his_spelling(client, vocabulary):
    page = client.get("/search/?q=dedalu").content.decode()
    assert "<strong>dedalus</strong>" in page
    insisted = client.get("/search/?q=dedalu&exact=1").content.decode()
    assert titles_on(insisted) == []


def test_a_word_that_is_written_so_is_not_corrected(vocabulary):
    assert not find("amende", Narrowing()).is_corrected
    assert find("condamne", Narrowing()).correction is None


def test_nothing_is_proposed_for_nonsense(vocabulary):
    results = find("xyzzyq", Narrowing())
    assert results.articles == [] and results.correction is None


# How it is shown


def test_the_words_are_marked_in_title_and_extract(client):
    body = f"<p>{'Avant. ' * 60}</p><p>Les données &lt;b&gt; ont fui.</p><p>{'Après. ' * 60}</p>"
    factories.article(title="Donnée & <fuite>", body=body)
    page = client.get("/search/?q=donnees").content.decode()
    assert "<mark>Donnée</mark> &amp; &lt;fuite&gt;" in page
    assert "Les <mark>données</mark> &lt;b&gt; ont fui." in page


@given(text=st.text(max_size=400), query=st.text(max_size=40))
def test_an_extract_is_a_stretch_of_the_text(text, query):
    pieces = extract(text, parse(query), "fr")
    plain = "".join(piece.text for piece in pieces).removeprefix("… ").removesuffix(" …")
    assert plain in text
    assert all(stems(piece.text, "fr") for piece in pieces if piece.is_marked)


def test_results_are_narrowed_by_section_year_kind_and_author(client):
    author, section = factories.author(name="Inès Moreau"), factories.section(name="Santé")
    now = timezone.now()
    factories.article(title="Serrure une", section=section, authors=[author])
    factories.article(
        title="Serrure deux",
        kind="review",
        section=factories.section(),
        authors=[factories.author()],
        at=now - timedelta(days=800),
    )
    page = client.get("/search/?q=serrure").content.decode()
    for value, title in (
        (f"section={section.slug}", "Serrure une"),
        (f"author={author.slug}", "Serrure une"),
        ("kind=review", "Serrure deux"),
        (f"year={(now - timedelta(days=800)).year}", "Serrure deux"),
    ):
        assert f"?q=serrure&amp;{value}" in page
        narrowed = client.get(f"/search/?q=serrure&{value}").content.decode()
        assert titles_on(narrowed) == [title]
        assert '<a href="?q=serrure"><span class="hidden">' in narrowed


def test_suggestions_complete_the_last_word_and_name_pages(client, vocabulary):
    factories.tag("Dedalus Biologie")
    answer = client.get("/search/suggestions/", {"q": "amende ded"}).json()["suggestions"]
    assert answer == [{"label": "amende dedalus", "address": "/search/?q=amende+dedalus"}]
    named = client.get("/search/suggestions/", {"q": "ded"}).json()["suggestions"]
    assert named[0] == {"label": "Dedalus Biologie", "address": "/tag/dedalus-biologie/"}
    assert client.get("/search/suggestions/", {"q": "d"}).json() == {"suggestions": []}
    assert client.get("/search/suggestions/").json() == {"suggestions": []}


@hypothesis_settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(query=st.text(max_size=60))
def test_no_beginning_breaks_the_suggestions(client, query):
    readable = query.encode("utf-8", "replace").decode()
    assert client.get("/search/suggestions/", {"q": readable}).status_code == 200
