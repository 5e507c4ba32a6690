"""An editor compares versions, takes one back, throws an article away and takes it out again, by hand."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests import factories


@pytest.fixture
def article(editor):
    """Three versions: what is online, the same with eleven, and the draft with twelve."""
    made = factories.article(title="En ligne", body="<p>Le chiffre est dix.</p>", by=editor)
    for title, number in (("Milieu", "onze"), ("Brouillon", "douze")):
        made.save_draft(
            made.snapshot() | {"title": title, "body": f"<p>Le chiffre est {number}.</p>"},
            by=editor,
            kind="milestone",
            name=title,
        )
    return made


def history(open_as, editor, article):
    page = open_as(editor, f"/admin/articles/article/{article.pk}/change/")
    page.get_by_role("link", name="Historique").first.click()
    page.wait_for_url("**/versions/")
    return page


def marked(page) -> tuple[str, str]:
    """What the comparison of the text marks as taken away and as added."""
    text = page.locator(".compared")
    said = (text.locator(mark).inner_text() for mark in ("del", "ins"))
    return tuple(words.split()[-1] for words in said)  # after “removed:” and “added:”, for the ear


def test_draft_and_live_are_compared_in_one_click(open_as, editor, article, complaints):
    page = history(open_as, editor, article)
    page.get_by_role("link", name="Comparer le brouillon avec ce qui est en ligne").click()
    assert marked(page) == ("dix", "douze")
    titles = page.locator(".changed-fields tr", has_text="Titre")
    expect(titles.locator("del")).to_contain_text("En ligne")
    expect(titles.locator("ins")).to_contain_text("Brouillon")
    page.get_by_role("link", name="Aller à la première modification").click()
    expect(page.locator("#change-1")).to_be_in_viewport()
    assert complaints == []


def test_any_two_versions_are_compared_and_one_is_restored(open_as, editor, article, complaints):
    page = history(open_as, editor, article)
    page.get_by_role("radio", name=re.compile("à partir de .*Milieu")).check()
    page.get_by_role("radio", name=re.compile("jusqu’à .*Brouillon")).check()
    page.get_by_role("button", name="Comparer les deux").click()
    assert marked(page) == ("onze", "douze")
    page.get_by_role("button", name="Rétablir cette version comme brouillon").click()
    expect(page.locator(".ProseMirror")).to_contain_text("onze")
    article = Article.objects.get(pk=article.pk)
    assert (article.draft()["title"], article.title) == ("Milieu", "En ligne")
    assert complaints == []


def test_a_draft_is_thrown_away_with_a_reason_and_taken_out_again(open_as, editor, complaints):
    draft = factories.draft(title="Fausse piste")
    page = open_as(editor, f"/admin/articles/article/{draft.pk}/trash/")
    page.get_by_label("Motif").fill("Démentie")
    page.get_by_role("button", name="Mettre à la corbeille").click()
    page.get_by_role("link", name="Corbeille").first.click()
    page.get_by_role("link", name="Fausse piste").click()
    page.get_by_role("button", name="Sortir de la corbeille").click()
    expect(page.locator(".ProseMirror")).to_be_visible()
    assert Article.objects.get(pk=draft.pk).trashed_at is None
    assert "Démentie" in [line.reason for line in draft.log.all()]
    assert complaints == []
