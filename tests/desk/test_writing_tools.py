"""What helps with writing: the menu of blocks, links to our own articles, find and replace, and quiet."""

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.desk.test_blocks import BODY
from tests.desk.test_embeds_and_tables import PASTE_TEXT
from tests.desk.test_in_chromium import ADD, change_path, editor_of, patient  # noqa: F401 - patient: a fixture


@pytest.fixture
def writing(open_as, journalist):
    page = open_as(journalist, ADD)
    editor_of(page).click()
    return page


def opened(open_as, editor, body: str):
    page = open_as(editor, change_path(factories.draft(body=body)))
    editor_of(page).click()
    return page


def menu_of(page):
    return page.get_by_role("listbox", name="Blocs")


@pytest.mark.parametrize(
    ("typed", "body"),
    [
        ("/intertitre", "<h2>ok</h2>"),
        ("/heading", "<h2>ok</h2>"),
        ("/puces", "<ul><li><p>ok</p></li></ul>"),
        ("/liste num", "<ol><li><p>ok</p></li></ol>"),
        ("/Encadre", '<aside data-block="fact-box"><h3>ok</h3><p></p></aside>'),
        ("  /citation", "<blockquote><p>ok</p></blockquote>"),
    ],
)
def test_a_slash_on_an_empty_line_finds_a_block_by_words_of_either_language(writing, typed, body):
    writing.keyboard.type(typed)
    expect(menu_of(writing)).to_be_visible()
    writing.keyboard.press("Enter")
    expect(menu_of(writing)).to_be_hidden()
    writing.keyboard.type("ok")
    assert writing.evaluate(BODY) == body


def test_the_menu_of_blocks_is_a_listbox_for_arrows_mouse_and_ears(writing, complaints):
    writing.keyboard.type("/")
    text, options = editor_of(writing), menu_of(writing).get_by_role("option")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert options.count() > 12
    first = text.get_attribute("aria-activedescendant")
    writing.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    assert text.get_attribute("aria-activedescendant") != first
    writing.keyboard.press("ArrowUp")
    writing.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    options.filter(has_text="Petit intertitre").click()
    writing.keyboard.type("ok")
    assert writing.evaluate(BODY) == "<h3>ok</h3>"
    assert complaints == []


def test_a_slash_elsewhere_is_a_slash(writing):
    for line in ("et/ou", "https://cnil.fr/a", "/etc/hosts", "/zzz"):
        writing.keyboard.type(line)
        expect(menu_of(writing)).to_be_hidden()
        writing.keyboard.press("Enter")
    writing.keyboard.type("/")
    writing.keyboard.press("Escape")
    expect(menu_of(writing)).to_be_hidden()
    writing.keyboard.type("image")
    expect(menu_of(writing)).to_be_hidden()
    assert writing.evaluate(BODY).endswith("<p>/etc/hosts</p><p>/zzz</p><p>/image</p>")


def test_one_of_our_articles_is_linked_by_words_of_its_title(writing, complaints):
    article = factories.article(title="Doctolib révèle une fuite", slug="doctolib")
    writing.keyboard.type("l’affaire Doctolib")
    writing.keyboard.press("Control+a")
    writing.keyboard.press("Control+k")
    dialog = writing.get_by_role("dialog")
    dialog.get_by_label("Adresse, ou l’un de nos articles").press_sequentially("doctolib fuite")
    expect(dialog.get_by_role("option")).to_contain_text("Doctolib révèle une fuite")
    writing.keyboard.press("ArrowDown")
    writing.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    assert writing.evaluate(BODY) == (
        f'<p><a href="{article.get_absolute_url()}">l’affaire Doctolib</a></p>'
    )
    writing.keyboard.press("Control+k")
    writing.get_by_role("button", name="Retirer le lien").click()
    assert writing.evaluate(BODY) == "<p>l’affaire Doctolib</p>"
    assert complaints == []


def test_a_draft_is_not_offered_for_a_link(writing):
    factories.draft(title="Secret encore")
    writing.keyboard.press("Control+k")
    dialog = writing.get_by_role("dialog")
    dialog.get_by_label("Adresse, ou l’un de nos articles").press_sequentially("secret")
    writing.wait_for_timeout(500)
    expect(dialog.get_by_role("option")).to_have_count(0)
    writing.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("pas une adresse")


def test_an_address_pasted_over_words_links_them_and_our_own_lose_the_sites_name(writing, settings):
    writing.keyboard.type("la source")
    writing.keyboard.press("Control+a")
    writing.evaluate(PASTE_TEXT, "https://www.cnil.fr/fr?a=1&b=2")
    assert writing.evaluate(BODY) == (
        '<p><a href="https://www.cnil.fr/fr?a=1&amp;b=2">la source</a></p>'
    )
    writing.evaluate(PASTE_TEXT, f"{settings.SITE_URL}/securite/doctolib/")
    assert writing.evaluate(BODY) == '<p><a href="/securite/doctolib/">la source</a></p>'
    writing.evaluate(PASTE_TEXT, "javascript:alert(1)")
    assert "<a" not in writing.evaluate(BODY)


SPEECH = "<p>L’été, la donnée. Les Données de l’ete <strong>dernier</strong>.</p><p>une donnee</p>"


def find(page, words: str):
    page.keyboard.press("Control+f")
    panel = page.get_by_role("search", name="Rechercher dans le texte")
    panel.get_by_label("Rechercher", exact=True).fill(words)
    return panel


def test_words_are_found_whatever_their_accents_and_capitals(open_as, editor, complaints):
    page = opened(open_as, editor, SPEECH)
    panel = find(page, "donnee")
    expect(panel.get_by_role("status")).to_have_text("1 sur 3")
    expect(page.locator(".found")).to_have_count(3)
    page.keyboard.press("Enter")
    expect(panel.get_by_role("status")).to_have_text("2 sur 3")
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")
    expect(panel.get_by_role("status")).to_have_text("3 sur 3")
    panel.get_by_role("button", name="Mots entiers seulement").click()
    expect(page.locator(".found")).to_have_count(2)
    panel.get_by_role("button", name="Respecter les accents").click()
    expect(page.locator(".found")).to_have_count(1)
    panel.get_by_role("button", name="Mots entiers seulement").click()
    panel.get_by_role("button", name="Respecter les accents").click()
    panel.get_by_role("button", name="Respecter les majuscules").click()
    expect(page.locator(".found")).to_have_count(2)
    panel.get_by_label("Rechercher", exact=True).fill("l'ete dernier")
    panel.get_by_role("button", name="Respecter les majuscules").click()
    expect(panel.get_by_role("status")).to_have_text("1 sur 1")
    page.keyboard.press("Escape")
    expect(page.locator(".found")).to_have_count(0)
    expect(editor_of(page)).to_be_focused()
    assert complaints == []


def test_all_is_replaced_in_one_step_that_undo_takes_back(open_as, editor):
    page = opened(open_as, editor, SPEECH)
    panel = find(page, "donnee")
    panel.get_by_label("Remplacer par").fill("archive")
    panel.get_by_role("button", name="Tout remplacer").click()
    expect(panel.get_by_role("status")).to_have_text("3 remplacements")
    assert page.evaluate(BODY) == (
        "<p>L’été, la archive. Les archives de l’ete <strong>dernier</strong>.</p><p>une archive</p>"
    )
    page.keyboard.press("Escape")
    page.keyboard.press("Control+z")
    assert page.evaluate(BODY) == SPEECH
    panel = find(page, "donnee")
    panel.get_by_label("Remplacer par").fill("x")
    panel.get_by_role("button", name="Remplacer", exact=True).click()
    expect(panel.get_by_role("status")).to_have_text("1 sur 2")


def test_a_replacement_that_contains_what_it_replaces_does_not_go_on_for_ever(open_as, editor):
    page = opened(open_as, editor, "<p>a a</p>")
    panel = find(page, "a")
    panel.get_by_label("Remplacer par").fill("aa")
    panel.get_by_role("button", name="Tout remplacer").click()
    assert page.evaluate(BODY) == "<p>aa aa</p>"


def test_the_page_steps_back_and_returns(open_as, editor):
    page = opened(open_as, editor, "<p>Texte.</p>")
    side = page.locator(".side")
    page.keyboard.press("Control+Shift+F")
    expect(side).to_be_hidden()
    page.keyboard.type("Encore.")
    page.keyboard.press("Escape")
    expect(side).to_be_visible()
    quiet = page.get_by_role("button", name="Rien que le texte")
    quiet.click()
    expect(quiet).to_have_attribute("aria-pressed", "true")
    quiet.click()
    expect(side).to_be_visible()


def test_the_keys_are_listed(writing, complaints):
    writing.keyboard.press("Control+/")
    dialog = writing.get_by_role("dialog", name="Raccourcis clavier")
    expect(dialog).to_contain_text("Ctrl+Shift+8")
    expect(dialog).to_contain_text("Menu des blocs, sur une ligne vide")
    writing.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    writing.get_by_role("button", name="Raccourcis clavier").click()
    expect(dialog).to_be_visible()
    assert complaints == []
