"""The blocks in the editor: cards that a keyboard reaches, moves and takes away; pictures dropped in."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import Article, Image
from tests import factories
from tests.browser import until
from tests.desk.test_in_chromium import ADD, change_path, editor_of, patient, save  # noqa: F401 - patient: a fixture

BODY = "() => new FormData(document.querySelector('#article_form')).get('body')"
CURSOR_IN = """(text) => {
  const { selection } = document.querySelector(".ProseMirror").editor.state
  return selection.$from.parent.textContent === text
}"""
DROP = """([name, type, bytes]) => {
  const transfer = new DataTransfer()
  transfer.items.add(new File([new Uint8Array(bytes)], name, { type }))
  const box = document.querySelector(".ProseMirror p").getBoundingClientRect()
  document.querySelector(".ProseMirror").dispatchEvent(new DragEvent("drop", {
    dataTransfer: transfer, bubbles: true, cancelable: true,
    clientX: box.left + 5, clientY: box.top + 5 }))
}"""


@pytest.fixture
def cards(db):
    """A draft with a card of every kind; the second number is the article it announces."""
    product, promo = factories.product(name="Antivirus Bitdefender Plus"), factories.promo()
    other = factories.article(title="Doctolib révèle une fuite")
    image = factories.image(title="Salle de serveurs")
    body = (
        "<p>Avant.</p>"
        f'<figure data-block="image" data-id="{image.pk}"></figure>'
        f'<div data-block="product" data-id="{product.pk}"></div>'
        f'<div data-block="promo" data-id="{promo.pk}"></div>'
        f'<div data-block="read-also" data-id="{other.pk}"></div>'
        '<div data-block="read-also" data-id="4242"></div>'
        "<p>Après.</p>"
    )
    return factories.draft(body=body)


def test_a_card_tells_what_it_stands_for(open_as, editor, cards, complaints):
    text = editor_of(open_as(editor, change_path(cards)))
    expect(text.locator(".card-product")).to_contain_text("Antivirus Bitdefender Plus")
    expect(text.locator(".card-read-also").first).to_contain_text("Doctolib révèle une fuite")
    expect(text.locator(".card-image")).to_contain_text("Salle de serveurs")
    expect(text.locator(".card-image img")).to_be_visible()
    expect(text.locator(".card-read-also").last).to_contain_text("n’existe plus")
    assert complaints == []


def test_the_keyboard_selects_moves_and_deletes_a_card(open_as, editor, cards):
    page = open_as(editor, change_path(cards))
    text = editor_of(page)
    expect(text.locator(".card-read-also").last).to_contain_text("n’existe plus")  # all are drawn
    text.get_by_text("Après.").click()
    until(page, CURSOR_IN, "Après.")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    expect(text.locator(".is-selected")).to_have_count(1)
    page.keyboard.press("Delete")
    expect(text.locator(".card-read-also")).to_have_count(1)
    text.get_by_text("Avant.").click()
    until(page, CURSOR_IN, "Avant.")
    page.keyboard.press("Alt+ArrowDown")
    written = page.evaluate(BODY)
    assert written.startswith('<figure data-block="image"')
    assert "4242" not in written
    page.keyboard.press("Control+z")
    assert page.evaluate(BODY).startswith("<p>Avant.</p>")


def test_a_card_is_changed_and_removed_with_its_own_buttons(open_as, editor, cards):
    spare = factories.product(name="Gestionnaire de mots de passe")
    page = open_as(editor, change_path(cards))
    card = editor_of(page).locator(".card-product")
    card.get_by_role("button", name="Changer").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("searchbox").fill("mots passe")
    dialog.get_by_role("button", name=re.compile("Gestionnaire")).click()
    expect(card).to_contain_text("Gestionnaire de mots de passe")
    assert f'data-block="product" data-id="{spare.pk}"' in page.evaluate(BODY)
    card.get_by_role("button", name="Retirer").click()
    assert 'data-block="product"' not in page.evaluate(BODY)


def test_a_caption_is_written_inside_the_picture(open_as, editor, cards):
    page = open_as(editor, change_path(cards))
    editor_of(page).locator(".card-image figcaption").click()
    page.keyboard.type("Une légende")
    page.keyboard.press("Enter")
    page.keyboard.type("et la suite")
    written = page.evaluate(BODY)
    assert "<figcaption>Une légende</figcaption></figure><p>et la suite</p>" in written


def test_a_picture_dropped_on_the_text_enters_library_and_text(open_as, journalist, complaints):
    page = open_as(journalist, ADD)
    editor_of(page).click()
    page.keyboard.type("Avant")
    data = list(factories.picture_bytes(900, 600))
    page.evaluate(DROP, ["photo du jour.jpg", "image/jpeg", data])
    expect(page.locator(".card-image")).to_contain_text("photo du jour")
    image = Image.objects.get()
    assert f'data-id="{image.pk}"' in page.evaluate(BODY)
    page.evaluate(DROP, ["faux.jpg", "image/jpeg", [1, 2, 3]])
    expect(page.locator(".writing-note")).to_contain_text("pas une image lisible")
    assert [text for text in complaints if "422" not in text] == []


def test_a_link_is_set_with_its_dialog_and_a_bad_one_refused(open_as, journalist):
    page = open_as(journalist, ADD)
    editor_of(page).click()
    page.keyboard.type("la source")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Adresse, ou").fill("javascript:alert(1)")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("pas une adresse")
    dialog.get_by_label("Adresse, ou").fill("cnil.fr/fr")
    page.keyboard.press("Enter")
    assert page.evaluate(BODY) == '<p><a href="https://cnil.fr/fr">la source</a></p>'


def test_byline_tags_picture_and_related_are_chosen_without_the_mouse_knowing_numbers(
    open_as, journalist
):
    factories.author(name="Inès Moreau")
    factories.author(name="Karim Benali")
    factories.tag("données de santé")
    image, other = factories.image(title="Tribunal"), factories.article(title="À lire")
    page = open_as(journalist, ADD)
    editor_of(page)
    page.get_by_label("Auteur").fill("Inès Moreau")
    page.get_by_role("button", name="Ajouter une signature").click()
    page.get_by_label("Auteur").last.fill("Karim Benali")
    page.get_by_role("button", name="Monter").last.click()
    tags = page.get_by_label("Mots-clés")
    tags.press_sequentially("CNIL, donn")
    page.get_by_role("option", name="données de santé").click()
    page.get_by_role("button", name="Choisir une image…").first.click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("Tribunal")).click()
    page.locator(".field-related").get_by_role("button", name="Choisir un article…").click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("À lire")).click()
    save(page)
    article = Article.objects.latest("pk")
    assert [line.author.name for line in article.bylines.all()] == ["Karim Benali", "Inès Moreau"]
    assert sorted(article.tags.names()) == ["CNIL", "données de santé"]
    assert article.lead_image == image
    assert [item.related for item in article.hand_picked.all()] == [other]


def test_without_script_an_article_is_written_and_published_all_the_same(
    browser, live_server, editor
):
    section = factories.section(name="Sécurité")
    factories.author(name="Inès Moreau")
    context = browser.new_context(java_script_enabled=False, locale="fr-FR")
    page = context.new_page()
    page.goto(f"{live_server.url}/admin/")
    page.get_by_label("Adresse e-mail").fill(editor.email)
    page.get_by_label("Mot de passe").fill(factories.PASSWORD)
    page.get_by_role("button", name="Se connecter").click()
    page.goto(live_server.url + ADD)
    page.locator("[name=title]").fill("Sans script")
    page.locator("[name=body]").fill("<p>Tapé à la main.</p><script>x</script>")
    page.locator("[name=section]").select_option("Sécurité")
    page.locator("[name=byline-author]").first.fill("inès moreau")
    page.locator("[name=_publish]").click()
    page.get_by_role("button", name="Publier ou programmer").click()
    article = Article.objects.get()
    assert (article.title, article.body, article.section) == (
        "Sans script",
        "<p>Tapé à la main.</p>",
        section,
    )
    assert article.is_public and article.bylines.get().author.name == "Inès Moreau"
    context.close()
