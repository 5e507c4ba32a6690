"""The settings beside the text: how the article looks from outside, tags, and a form without script."""

import pytest
from django.urls import reverse

from articles.models import Article, Tag
from tests import factories
from tests.desk.writing import write

pytestmark = pytest.mark.django_db


def panel(client, article) -> str:
    html = client.get(reverse("admin:articles_article_change", args=[article.pk])).content.decode()
    return html[html.index('class="side"') :]


def look(html: str, name: str) -> str:
    start = html.index(f'data-look="{name}">') + len(f'data-look="{name}">')
    return html[start : html.index("<", start)]


def test_what_is_left_empty_falls_back_as_on_the_articles_page(editor, at_desk):
    draft = factories.draft(title="Le titre", standfirst="Le chapô.", body="<p>Le texte.</p>")
    html = panel(at_desk(editor), draft)
    assert look(html, "search-title") == "Le titre · Octet"
    assert look(html, "search-text") == look(html, "social-text") == "Le chapô."
    assert look(html, "social-title") == "Le titre"
    assert look(html, "address") == f"{draft.section.slug} › le-titre"
    without = factories.draft(title="Sans chapô", standfirst="", body="<h2>A</h2><p>Le texte.</p>")
    assert "Le texte." in look(panel(at_desk(editor), without), "search-text")


def test_what_is_written_for_searches_and_cards_is_shown_in_its_place_and_cut(editor, at_desk):
    draft = factories.draft(
        title="Le titre",
        seo_title="Un titre cherché",
        seo_description="mot " * 70,
        social_title="Un titre partagé",
        social_image=factories.image(drawn=True),
        lead_image=factories.image(),
    )
    html = panel(at_desk(editor), draft)
    assert look(html, "search-title").startswith("Un titre cherché")
    assert look(html, "social-title") == "Un titre partagé"
    assert look(html, "search-text").endswith("…") and len(look(html, "search-text")) <= 155
    assert draft.social_image.share.largest in html


def test_a_draft_without_anything_has_a_panel_all_the_same(editor, at_desk):
    draft = factories.draft(title="", standfirst="", body="", section=None)
    html = panel(at_desk(editor), draft)
    assert look(html, "search-title") == "Sans titre · Octet" and " style=" not in html
    new = at_desk(editor).get(reverse("admin:articles_article_add"))
    assert new.status_code == 200 and "Sans titre" in new.content.decode()


def test_hostile_words_stay_words(editor, at_desk):
    html = panel(at_desk(editor), factories.draft(title="<img src=x onerror=alert(1)>"))
    assert "<img src=x" not in html


def test_tags_are_found_without_accents_and_say_how_often_they_are_used(journalist, at_desk):
    used, other = factories.tag("Sécurité"), factories.tag("Insécurité")
    factories.article(tags=[used])
    factories.article(tags=[used, other])
    rows = reverse("admin:articles_article_rows", args=["tag"])
    found = at_desk(journalist).get(rows, {"q": "securite"}).json()["rows"]
    assert {row["title"]: row["uses"] for row in found} == {"Sécurité": 2, "Insécurité": 1}
    first = at_desk(journalist).get(rows, {"q": "Sécu"}).json()["rows"][0]
    assert first["title"] == "Sécurité"
    for query in ("", "\0", "%", "'", "日本", "x" * 500):
        assert at_desk(journalist).get(rows, {"q": query}).status_code == 200


def test_without_script_tags_are_a_line_of_words(editor, at_desk):
    draft = factories.draft()
    write(at_desk(editor), draft, tag_names='Sécurité, "Droit, et devoir", nouveau')
    names = set(Article.objects.get(pk=draft.pk).tags.names())
    assert (
        names
        == {"Sécurité", "Droit, et devoir", "nouveau"}
        == set(Tag.objects.values_list("name", flat=True))
    )
