"""An editor publishes, corrects, plans and withdraws with the hands on the keyboard."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article
from articles.timekeeping import carry_out_what_is_due
from tests import factories

WAIT = 15_000  # milliseconds; a machine may be slow, a test may not


@pytest.fixture(autouse=True)
def patient(page):
    page.set_default_timeout(WAIT)
    expect.set_options(timeout=WAIT)


def change_path(article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def opened(page, button: str):
    """The decision, opened over the writing page by its button."""
    page.locator(".ProseMirror").wait_for()
    page.get_by_role("button", name=button).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    return dialog


def press(page, dialog, name: str):
    with page.expect_navigation():
        dialog.get_by_role("button", name=name).click()
    page.locator(".ProseMirror").wait_for()


def told(page):
    return page.locator(".messagelist")


def test_an_article_is_published_corrected_and_withdrawn(open_as, editor, complaints):
    article = factories.draft(title="La fuite", body="<p>Douze mille dossiers.</p>")
    page = open_as(editor, change_path(article))
    dialog = opened(page, "Publier…")
    expect(dialog).to_contain_text("Daté de maintenant")
    press(page, dialog, "Publier maintenant")
    expect(told(page)).to_contain_text("Publié")

    page.locator(".ProseMirror").click()
    page.keyboard.press("Control+a")
    page.keyboard.type("Quinze mille dossiers.")
    dialog = opened(page, "Publier les modifications…")
    expect(dialog.locator("ins").first).to_contain_text("Quinze")
    expect(dialog.locator("del").first).to_contain_text("Douze")
    notice = dialog.get_by_label("Ce qui est dit aux lecteurs")
    expect(notice).to_be_hidden()
    dialog.get_by_label("Correction", exact=True).check()
    notice.fill("Nous avions écrit douze mille.")
    press(page, dialog, "Publier maintenant")
    expect(told(page)).to_contain_text("en ligne")

    reader = open_as(None, Article.objects.get().get_absolute_url())
    expect(reader.get_by_role("article").first).to_contain_text("Quinze mille dossiers.")
    expect(reader.locator("#corrections")).to_contain_text("Nous avions écrit douze mille.")

    page = open_as(editor, change_path(article))
    dialog = opened(page, "Retirer…")
    dialog.get_by_label("Motif").fill("Décision de justice")
    press(page, dialog, "Retirer l’article")
    reader = open_as(None, Article.objects.get().get_absolute_url())
    expect(reader.locator("main")).to_contain_text(re.compile("retiré", re.IGNORECASE))
    assert [text for text in complaints if "410" not in text] == []


def test_an_update_is_planned_moved_and_done_at_its_hour(open_as, editor, complaints):
    article = factories.article(title="Avant")
    article.save_draft(article.draft() | {"title": "Après"}, by=editor)
    page = open_as(editor, change_path(article))
    dialog = opened(page, "Publier les modifications…")
    dialog.get_by_label("Retouche mineure").check()
    dialog.get_by_label("À l’heure dite").check()
    tomorrow = timezone.localtime() + timedelta(days=1)
    dialog.get_by_label("Jour et heure").fill(f"{tomorrow:%Y-%m-%dT08:00}")
    press(page, dialog, "Programmer")
    bar = page.locator(".to-come")
    expect(bar).to_contain_text("retouche mineure")

    page.get_by_label("Titre", exact=True).first.fill("Après coup")
    with page.expect_navigation():
        page.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(bar).to_contain_text("n’en fait pas partie")
    with page.expect_navigation():
        bar.get_by_role("button", name="Programmer plutôt la version plus récente").click()
    expect(bar).not_to_contain_text("n’en fait pas partie")

    bar.get_by_role("link", name="Modifier ou annuler").click()
    page.get_by_label("Nouveau jour").fill(f"{tomorrow:%Y-%m-%dT09:30}")
    page.get_by_role("button", name="Changer l’heure").click()
    expect(page.get_by_role("heading", level=2).first).to_contain_text("09:30")
    assert Article.objects.get().title == "Avant"
    article.schedule.update(at=timezone.now())
    carry_out_what_is_due()
    assert Article.objects.get().title == "Après coup"
    assert complaints == []


def test_a_finding_leads_to_the_place_it_speaks_of(open_as, editor, complaints):
    body = "".join(f"<p>Paragraphe {n}.</p>" for n in range(40))
    article = factories.draft(body=f'{body}<p><a href="https://a.example/">ici</a></p>')
    page = open_as(editor, change_path(article))
    dialog = opened(page, "Publier…")
    dialog.get_by_role("link", name=re.compile("ne dit pas où il mène")).click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    text = page.locator(".ProseMirror")
    expect(text).to_be_focused()
    expect(text.get_by_text("ici", exact=True)).to_be_in_viewport()
    assert not Article.objects.get().was_public and complaints == []


def test_nothing_written_is_lost_by_looking(open_as, editor, complaints):
    article = factories.draft(title="Avant", body="<p>Un.</p>")
    page = open_as(editor, change_path(article))
    page.locator(".ProseMirror").click()
    page.keyboard.press("End")
    page.keyboard.type(" Deux.")
    opened(page, "Publier…")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".ProseMirror")).to_contain_text("Un. Deux.")
    assert Article.objects.get().body == "<p>Un. Deux.</p>" and complaints == []
