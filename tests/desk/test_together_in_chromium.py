"""Two or three people and one article, each in a browser of his own: handed on, noted, read by a guest."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import Article, Call, Note
from tests import factories

LIST = "/admin/articles/article/"
BODY = "<p>Douze mille dossiers circulaient depuis février. La CNIL a été saisie.</p><p>La fin.</p>"


def change_path(article) -> str:
    return f"{LIST}{article.pk}/change/"


@pytest.fixture
def article(journalist):
    return factories.draft(title="La fuite", body=BODY, created_by=journalist)


def press(page, name: str):
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def told(page):
    return page.locator(".messagelist")


def by_name(page, label: str):
    return page.locator(".dashboard-list", has=page.get_by_role("heading", name=label))


def choose_decision(page, button: str):
    page.get_by_role("button", name=button).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    return dialog


def test_a_text_goes_from_its_writer_to_the_editor_and_back_and_out(
    desk, journalist, editor, article, live_server, complaints
):
    ines = desk(journalist, change_path(article))
    press(ines, "Soumettre à la relecture")
    expect(told(ines)).to_contain_text("Soumis")
    ines.context.close()

    paul = desk(editor, "/admin/")
    waiting = by_name(paul, "En attente de relecture")
    expect(waiting).to_contain_text("La fuite")
    with paul.expect_navigation():
        waiting.get_by_role("button", name="Prendre en relecture").click()
    expect(told(paul)).to_contain_text("Vous en avez la relecture")
    paul.locator(".ProseMirror").wait_for()
    paul.get_by_text("Étape suivante").click()
    paul.get_by_label("Ce qui manque").fill("Sourcer le chiffre.")
    press(paul, "Renvoyer à l’auteur")
    expect(told(paul)).to_contain_text("Renvoyé")
    paul.goto("about:blank")  # he has closed the page: nobody holds the pen

    ines = desk(journalist, "/admin/")
    calls = by_name(ines, "Pour vous")
    expect(calls).to_contain_text("Sourcer le chiffre.")
    with ines.expect_navigation():
        calls.get_by_role("link", name="La fuite").click()
    ines.locator(".ProseMirror p").first.click()
    ines.keyboard.press("End")
    ines.keyboard.type(" Source : le greffe.")
    press(ines, "Soumettre à la relecture")
    ines.context.close()

    paul.goto(live_server.url + change_path(article))
    paul.locator(".ProseMirror").wait_for()
    paul.get_by_text("Étape suivante").click()
    press(paul, "Déclarer prêt")
    expect(told(paul)).to_contain_text("Prêt à publier")
    with paul.expect_navigation():
        choose_decision(paul, "Publier…").get_by_role("button", name="Publier maintenant").click()
    paul.locator(".ProseMirror").wait_for()
    paul.get_by_label("Titre", exact=True).first.fill("La grande fuite")
    dialog = choose_decision(paul, "Publier les modifications…")
    dialog.get_by_label("Correction", exact=True).check()
    dialog.get_by_label("Ce qui est dit aux lecteurs").fill("Le titre disait trop peu.")
    with paul.expect_navigation():
        dialog.get_by_role("button", name="Publier maintenant").click()
    expect(told(paul)).to_contain_text("en ligne")

    reader = desk(None, Article.objects.get().get_absolute_url())
    expect(reader.get_by_role("heading", level=1)).to_have_text("La grande fuite")
    expect(reader.get_by_role("article").first).to_contain_text("Source : le greffe.")
    expect(reader.locator("#corrections")).to_contain_text("Le titre disait trop peu.")
    assert complaints == []


def select(page, words: str):
    """With the mouse, from the first of the words to the last: as a person does."""
    box = page.evaluate(
        """(words) => {
          const text = document.querySelector(".ProseMirror")
          const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(words)
            if (at < 0) continue
            const range = document.createRange()
            range.setStart(node, at)
            range.setEnd(node, at + words.length)
            const { left, right, top, bottom } = range.getBoundingClientRect()
            return { left, right, y: (top + bottom) / 2 }
          }
        }""",
        words,
    )
    page.mouse.move(box["left"] + 1, box["y"])
    page.mouse.down()
    page.mouse.move(box["right"] - 1, box["y"], steps=4)
    page.mouse.up()


def notes(page):
    return page.get_by_role("region", name="Notes")


def test_a_note_on_a_passage_calls_somebody_who_answers_and_settles_it(
    desk, journalist, editor, article, complaints
):
    paul = desk(editor, change_path(article))
    select(paul, "Douze mille dossiers")
    notes(paul).get_by_role("button", name="Note sur la sélection").click()
    expect(notes(paul).get_by_role("blockquote")).to_have_text("Douze mille dossiers")
    field = notes(paul).get_by_role("textbox", name="Note sur ce passage")
    expect(field).to_be_focused()
    field.press_sequentially("D’où vient ce chiffre, @inè")
    option = notes(paul).get_by_role("option", name="Inès Moreau")
    expect(option).to_be_visible()
    paul.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    paul.keyboard.press("Enter")
    expect(field).to_have_value("D’où vient ce chiffre, @Inès Moreau ")
    paul.keyboard.type("?")
    paul.keyboard.press("Control+Enter")
    expect(notes(paul).get_by_role("status").first).to_contain_text("Inès Moreau")
    expect(paul.locator(".ProseMirror .noted")).to_have_text("Douze mille dossiers")
    expect(paul.locator(".ProseMirror")).to_be_focused()
    # A note is no change of the text.
    expect(paul.locator("[data-saved]")).not_to_contain_text("pas encore")
    assert Call.objects.get().user == journalist
    paul.context.close()

    ines = desk(journalist, "/admin/")
    expect(ines.get_by_role("link", name="1 appel vers un article")).to_be_visible()
    with ines.expect_navigation():
        by_name(ines, "Pour vous").get_by_role("link", name="La fuite").click()
    ines.locator(".ProseMirror .noted").click()
    expect(notes(ines).get_by_role("listitem")).to_be_focused()
    ines.locator(".ProseMirror p").first.click(position={"x": 1, "y": 5})
    ines.keyboard.press("Home")
    ines.keyboard.type("Plus de ")
    expect(ines.locator(".ProseMirror .noted")).to_have_text("Douze mille dossiers")
    notes(ines).get_by_role("button", name="Répondre").click()
    answer = notes(ines).get_by_role("textbox", name="Répondre")
    answer.fill("Du greffe.")
    notes(ines).get_by_role("button", name="Répondre").click()
    expect(notes(ines).get_by_role("listitem")).to_contain_text("Du greffe.")
    notes(ines).get_by_role("button", name="C’est réglé").click()
    expect(notes(ines).get_by_role("listitem")).to_contain_text("réglée par Inès Moreau")
    expect(ines.locator(".ProseMirror .noted")).to_have_count(0)
    assert complaints == []
    article.refresh_from_db()
    assert "noted" not in article.body and Call.objects.filter(user=editor).count() == 1


def test_a_note_whose_passage_is_deleted_says_so_and_finds_it_again(
    desk, editor, article, complaints
):
    Note.objects.write(article, by=editor, text="Sûr ?", quote="La CNIL a été saisie")
    page = desk(editor, change_path(article))
    lost = notes(page).get_by_text("Ce passage n’y est plus.")
    expect(lost).to_be_hidden()
    select(page, "La CNIL a été saisie")
    page.keyboard.press("Delete")
    expect(lost).to_be_visible()
    page.keyboard.press("Control+z")
    expect(lost).to_be_hidden()
    notes(page).get_by_role("button", name="La CNIL a été saisie").click()
    expect(page.locator(".ProseMirror .noted.is-current")).to_have_text("La CNIL a été saisie")
    assert complaints == []


def test_a_note_is_written_and_given_up_by_the_keyboard(desk, editor, article, complaints):
    page = desk(editor, change_path(article))
    page.locator(".ProseMirror p").first.click()
    page.keyboard.press("Home")
    page.keyboard.press("Shift+End")
    page.keyboard.press("Control+Alt+m")
    field = notes(page).get_by_role("textbox")
    expect(field).to_be_focused()
    page.keyboard.type("Rien, en fait. @pau")
    expect(notes(page).get_by_role("option")).to_have_count(1)
    page.keyboard.press("Escape")  # the names
    expect(notes(page).get_by_role("option")).to_have_count(0)
    expect(field).to_have_value("Rien, en fait. @pau")
    page.keyboard.press("Escape")  # the note
    expect(field).to_have_count(0)
    expect(page.locator(".ProseMirror")).to_be_focused()
    assert not Note.objects.exists() and complaints == []


def test_a_guest_reads_by_a_link_remarks_and_approves_and_the_writer_sees_it(
    desk, journalist, article, live_server, complaints
):
    ines = desk(journalist, change_path(article))
    with ines.expect_navigation():
        notes(ines).get_by_role("link", name="Relecteurs sans compte").click()
    ines.get_by_label("Pour qui").fill("Maître Dupont")
    press(ines, "Créer un lien")
    address = ines.get_by_label("Le lien").input_value()
    ines.context.close()

    guest = desk(None, "/" + address.split("/", 3)[3])
    expect(guest.get_by_role("heading", level=1)).to_have_text("La fuite")
    guest.get_by_role("link", name="Remarquer ou approuver").click()
    guest.get_by_label("Votre remarque").fill("Retirez le chiffre.")
    guest.get_by_label(re.compile("Le passage")).fill("Douze mille dossiers")
    press(guest, "Envoyer la remarque")
    expect(guest.locator("#answer").get_by_role("status")).to_contain_text("Merci")
    press(guest, "J’approuve cette version")
    expect(guest.locator("#answer")).to_contain_text("Vous avez approuvé cette version")
    assert guest.context.cookies() == []

    ines = desk(journalist, "/admin/")
    calls = by_name(ines, "Pour vous")
    expect(calls).to_contain_text("Maître Dupont")
    with ines.expect_navigation():
        calls.get_by_role("link", name="La fuite").first.click()
    expect(notes(ines).get_by_role("listitem")).to_contain_text("Retirez le chiffre.")
    expect(ines.locator(".ProseMirror .noted")).to_have_text("Douze mille dossiers")
    with ines.expect_navigation():
        notes(ines).get_by_role("link", name="Relecteurs sans compte").click()
    expect(ines.get_by_role("table")).to_contain_text("a approuvé cette version")
    assert complaints == []
