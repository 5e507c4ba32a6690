"""Never lose a word: pages that die, lose their line or their session, and meet others; in a browser."""

import re

from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from articles.models import Article
from tests import factories

ADD = "/admin/articles/article/add/"
A, B = "<p>Le premier paragraphe dit une chose.</p>", "<p>Le second en dit une autre.</p>"


def change_path(article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def status(page):
    return page.locator("[data-saved]")


def news(page):
    return page.locator("[data-news]")


def text(page):
    return page.locator(".ProseMirror")


def type_at_the_end(page, words: str):
    text(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def test_a_new_article_saves_itself_and_its_address_follows(desk, journalist, page):
    page = desk(journalist, ADD)
    expect(status(page)).to_have_text("pas encore enregistré")
    page.get_by_label("Titre", exact=True).first.fill("Premier jet")
    type_at_the_end(page, "Des mots.")
    expect(status(page)).to_contain_text("enregistré à")
    expect(page).to_have_url(re.compile(r"/\d+/change/$"))
    type_at_the_end(page, " Et d’autres.")
    expect(status(page)).to_have_text("pas encore enregistré")
    expect(status(page)).to_contain_text("enregistré à")
    article = Article.objects.get()
    assert (article.title, article.body) == ("Premier jet", "<p>Des mots. Et d’autres.</p>")
    with page.expect_navigation():
        page.get_by_role("button", name="Enregistrer", exact=True).click()
    assert Article.objects.count() == 1


def test_a_page_that_dies_gets_its_text_back(desk, journalist, page):
    article = factories.draft(title="Papier", body=A, created_by=journalist)
    page = desk(journalist, change_path(article))
    page.context.set_offline(True)
    type_at_the_end(page, " Des mots que personne n’a reçus.")
    expect(status(page)).to_contain_text("hors ligne depuis")
    context = page.context
    page.close(run_before_unload=False)
    context.set_offline(False)
    page = desk.again(context, change_path(article))
    expect(news(page)).to_contain_text("6 mots ne sont pas sur le serveur")
    expect(text(page)).not_to_contain_text("personne")
    page.get_by_role("button", name="Comparer").click()
    expect(page.get_by_role("dialog")).to_contain_text("Des mots que personne n’a reçus.")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Reprendre ce texte").click()
    expect(text(page)).to_contain_text("Des mots que personne n’a reçus.")
    expect(status(page)).to_contain_text("enregistré à")
    article.refresh_from_db()
    assert "personne" in article.body
    page.reload()
    text(page).wait_for()
    expect(news(page)).to_be_empty()


def test_a_lost_line_is_said_and_mended_by_itself(desk, journalist, page):
    article = factories.draft(body=A, created_by=journalist)
    page = desk(journalist, change_path(article))
    page.context.set_offline(True)
    type_at_the_end(page, " Écrit dans le train.")
    expect(status(page)).to_contain_text("hors ligne depuis")
    page.context.set_offline(False)
    expect(status(page)).to_contain_text("enregistré à")
    article.refresh_from_db()
    assert "train" in article.body


def test_a_session_that_ended_costs_no_word(desk, journalist, at_desk, live_server, page):
    article = factories.draft(body=A, created_by=journalist)
    page = desk(journalist, change_path(article))
    Session.objects.all().delete()
    type_at_the_end(page, " Écrit sans session.")
    expect(status(page)).to_contain_text("session terminée")
    expect(page.get_by_role("link", name="Se connecter dans un autre onglet")).to_be_visible()
    other = page.context.new_page()
    other.goto(f"{live_server.url}/admin/login/")
    other.get_by_label("Adresse e-mail").fill(journalist.email)
    other.get_by_label("Mot de passe").fill(factories.PASSWORD)
    with other.expect_navigation():
        other.get_by_role("button", name="Se connecter").click()
    expect(status(page)).to_contain_text("enregistré à")
    article.refresh_from_db()
    assert "sans session" in article.body


def test_the_second_reads_what_the_first_writes_and_takes_over(desk, journalist, editor, page):
    article = factories.draft(body=A, created_by=journalist)
    ines, paul = desk(journalist, change_path(article)), desk(editor, change_path(article))
    type_at_the_end(ines, " Par Inès.")
    expect(status(ines)).to_contain_text("enregistré à")
    expect(news(paul)).to_contain_text("Inès écrit : vous lisez")
    expect(text(paul)).to_have_attribute("contenteditable", "false")
    expect(text(paul)).to_contain_text("Par Inès.")
    type_at_the_end(ines, " Et encore.")
    paul.get_by_role("button", name="Prendre la main").click()
    expect(news(paul)).to_contain_text("Vous avez la main")
    expect(news(ines)).to_contain_text("Paul")
    expect(text(ines)).to_have_attribute("contenteditable", "false")
    expect(text(paul)).to_contain_text("Et encore.")
    type_at_the_end(paul, " Par Paul.")
    expect(text(ines)).to_contain_text("Par Paul.")
    article.refresh_from_db()
    assert article.body == A.replace("chose.", "chose. Par Inès. Et encore. Par Paul.")


def test_what_was_written_offline_meanwhile_is_brought_together(desk, journalist, editor, page):
    article = factories.draft(body=A + B, created_by=journalist)
    ines = desk(journalist, change_path(article))
    ines.context.set_offline(True)
    text(ines).locator("p").first.click()
    ines.keyboard.press("End")
    ines.keyboard.type(" Ajout d’Inès.")
    article.save_draft(
        article.snapshot() | {"body": A + B.replace("autre", "autre, dit Paul"), "kicker": "Santé"},
        by=editor,
    )
    ines.context.set_offline(False)
    expect(news(ines)).to_contain_text("Les modifications de Paul ont été réunies aux vôtres")
    expect(text(ines)).to_contain_text("dit Paul")
    expect(ines.locator("#id_kicker")).to_have_value("Santé")
    ines.keyboard.type(" Suite.")  # the cursor is where it was
    expect(text(ines).locator("p").first).to_contain_text("Ajout d’Inès. Suite.")
    expect(status(ines)).to_contain_text("enregistré à")
    article.refresh_from_db()
    assert "dit Paul" in article.body and "Ajout d’Inès. Suite." in article.body


def test_what_two_wrote_in_one_place_is_shown_to_choose_from(desk, journalist, editor, page):
    article = factories.draft(title="Titre d’avant", body=A, created_by=journalist)
    ines = desk(journalist, change_path(article))
    ines.context.set_offline(True)
    article.save_draft(article.snapshot() | {"title": "Titre de Paul"}, by=editor)
    ines.get_by_label("Titre", exact=True).first.fill("Titre d’Inès")
    ines.context.set_offline(False)
    expect(news(ines)).to_contain_text("Paul a écrit aux mêmes endroits que vous")
    with ines.expect_navigation():
        ines.get_by_role("link", name="Voir les deux et choisir").click()
    ines.get_by_role("radio", name=re.compile("Vous")).check()
    with ines.expect_navigation():
        ines.get_by_role("button", name="Enregistrer ces choix").click()
    expect(ines.get_by_label("Titre", exact=True).first).to_have_value("Titre d’Inès")


def test_two_tabs_of_one_person_both_write(desk, journalist, page):
    article = factories.draft(body=A + B, created_by=journalist)
    one = desk(journalist, change_path(article))
    other = desk.again(one.context, change_path(article))
    expect(other.locator("[data-people]")).to_contain_text("un autre de vos onglets")
    type_at_the_end(one, " Depuis le premier onglet.")
    expect(status(one)).to_contain_text("enregistré à")
    expect(text(other)).to_contain_text("Depuis le premier onglet.")
    text(other).locator("p").first.click()
    other.keyboard.press("End")
    other.keyboard.type(" Depuis le second.")
    expect(text(one)).to_contain_text("Depuis le second.")
    article.refresh_from_db()
    assert "premier onglet" in article.body and "Depuis le second." in article.body


def test_a_refused_field_is_named_and_the_text_is_saved(desk, journalist, page):
    taken = factories.article(slug="deja-pris")
    article = factories.draft(body=A, created_by=journalist, section=taken.section)
    page = desk(journalist, change_path(article))
    page.locator("summary", has_text="Recherche et partage").click()
    page.locator("#id_slug").fill("deja-pris")
    type_at_the_end(page, " Le texte va bien.")
    expect(news(page)).to_contain_text("Un autre article de cette rubrique a déjà cette adresse")
    article.refresh_from_db()
    assert "Le texte va bien." in article.body


def test_signing_out_leaves_no_text_in_the_browser(desk, journalist, page):
    article = factories.draft(body=A, created_by=journalist)
    page = desk(journalist, change_path(article))
    page.context.set_offline(True)
    type_at_the_end(page, " À moi.")
    expect(status(page)).to_contain_text("hors ligne")
    kept = (
        "() => Object.keys(localStorage).filter((name) => name.startsWith('newsroom:text:')).length"
    )
    assert page.evaluate(kept) == 1
    page.context.set_offline(False)
    other = page.context.new_page()
    other.goto(page.url.replace(change_path(article), "/admin/"))
    page.close(run_before_unload=False)
    other.locator("#user-tools summary").click()
    with other.expect_navigation():
        other.get_by_role("button", name="Se déconnecter").click()
    assert other.evaluate(kept) == 0
