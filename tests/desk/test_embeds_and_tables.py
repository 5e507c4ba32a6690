"""Videos, posts, galleries and tables: made with the hands, read by a reader who clicks or does not."""

import re

import pytest
from playwright.sync_api import expect

from articles.body.schema import sanitise
from articles.models import Image
from tests import factories
from tests.browser import until
from tests.desk.test_blocks import BODY
from tests.desk.test_in_chromium import ADD, PASTE, change_path, editor_of, patient  # noqa: F401 - patient: a fixture

YOUTUBE = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
PLACE = "(box) => [box.offsetTop, box.offsetLeft, box.offsetWidth, box.offsetHeight]"
PASTE_TEXT = """(text) => {
  const data = new DataTransfer()
  data.setData("text/plain", text)
  document.querySelector(".ProseMirror").dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
}"""


@pytest.fixture
def writing(open_as, journalist):
    page = open_as(journalist, ADD)
    editor_of(page).click()
    return page


def insert(page, name: str):
    page.locator("summary", has_text="Insérer").click()
    page.get_by_role("button", name=re.compile(f"^{name}")).click()


def test_a_pasted_address_of_a_video_becomes_a_card(writing, complaints):
    writing.evaluate(PASTE_TEXT, "https://youtu.be/dQw4w9WgXcQ?si=abc")
    card = writing.locator(".card-embed")
    expect(card).to_contain_text("YouTube")
    expect(card).to_contain_text(YOUTUBE)
    assert writing.evaluate(BODY) == f'<figure data-block="embed" data-url="{YOUTUBE}"></figure>'
    card.locator("figcaption").click()
    writing.keyboard.type("Le film")
    assert "<figcaption>Le film</figcaption></figure>" in writing.evaluate(BODY)
    assert complaints == []


def test_a_typed_address_becomes_a_card_with_enter_and_a_link_again_by_undo(writing):
    writing.keyboard.type("piaille.fr/@octet/109252111498807689")
    writing.keyboard.press("Enter")
    expect(writing.locator(".card-embed")).to_contain_text("Mastodon")
    writing.keyboard.type("suite")
    assert writing.evaluate(BODY) == (
        '<figure data-block="embed" data-url="https://piaille.fr/@octet/109252111498807689"></figure>'
        "<p>suite</p>"
    )


def test_an_address_in_a_sentence_and_one_of_elsewhere_stay_what_they_are(writing):
    writing.keyboard.type("Voir ")
    writing.evaluate(PASTE_TEXT, YOUTUBE)
    writing.keyboard.press("Enter")
    writing.evaluate(PASTE_TEXT, "https://www.cnil.fr/fr/page")
    writing.keyboard.press("Enter")
    writing.wait_for_timeout(300)
    expect(writing.locator(".card-embed")).to_have_count(0)
    assert f'<p>Voir <a href="{YOUTUBE}">' in writing.evaluate(BODY)


def test_the_dialog_for_a_video_refuses_what_cannot_be_shown(writing):
    insert(writing, "Vidéo ou publication")
    dialog = writing.get_by_role("dialog")
    dialog.get_by_label("Adresse de la vidéo").fill("https://user@youtu.be/dQw4w9WgXcQ")
    writing.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("ne peut pas être affichée")
    dialog.get_by_label("Adresse de la vidéo").fill("https://vimeo.com/76979871")
    writing.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    expect(writing.locator(".card-embed")).to_contain_text("Vimeo")


def test_a_reader_loads_a_video_with_a_click_and_nothing_from_elsewhere_before(
    open_as, page, live_server, complaints
):
    article = factories.article(body=f'<figure data-block="embed" data-url="{YOUTUBE}"></figure>')
    foreign = []
    page.route(
        re.compile(r"^https:"),
        lambda route: (
            foreign.append(route.request.url),
            route.fulfill(body="<h1>film</h1>", content_type="text/html"),
        ),
    )
    open_as(None, article.get_absolute_url())
    card = page.locator(".embed-card")
    expect(card).to_have_attribute("href", YOUTUBE)
    before = card.evaluate(PLACE)
    assert foreign == []
    card.press("Enter")
    frame = page.locator("iframe")
    expect(frame).to_have_attribute("title", "YouTube")
    expect(frame).to_be_focused()
    expect(page.frame_locator("iframe").get_by_role("heading")).to_have_text("film")
    assert foreign == ["https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"]
    assert frame.evaluate(PLACE) == before
    assert complaints == []


def test_the_policy_holds_frames_of_others_back(open_as, page, complaints):
    article = factories.article(body=f'<figure data-block="embed" data-url="{YOUTUBE}"></figure>')
    page.route(re.compile(r"^https:"), lambda route: route.fulfill(body="x"))
    open_as(None, article.get_absolute_url())
    page.evaluate("document.querySelector('[data-frame]').dataset.frame = 'https://evil.example/'")
    page.locator(".embed-card").click()
    until(page, "document.querySelector('iframe') !== null")
    page.wait_for_timeout(200)
    assert any("frame-src" in text for text in complaints)


def test_a_table_is_made_filled_and_shaped_with_keyboard_and_toolbar(writing, complaints):
    insert(writing, "Tableau")
    for word in ("Année", "Amende", "Objet", "2022"):
        writing.keyboard.type(word)
        writing.keyboard.press("Tab")

    def act(name):
        writing.locator("summary", has_text="Tableau").click()
        writing.get_by_role("button", name=name, exact=True).click()

    act("Supprimer la colonne")
    act("Ligne au-dessous")
    act("Colonne d’en-tête, oui ou non")
    writing.locator(".ProseMirror td").last.click()
    act("Supprimer la ligne")
    writing.locator(".ProseMirror figcaption").click()
    writing.keyboard.type("Les amendes")
    writing.keyboard.press("Enter")
    writing.keyboard.type("Suite")
    assert writing.evaluate(BODY) == (
        '<figure data-block="table"><table><tbody><tr><th><p>Année</p></th><th><p>Objet</p></th></tr>'
        "<tr><th><p>2022</p></th><td><p></p></td></tr><tr><th><p></p></th><td><p></p></td></tr>"
        "</tbody></table><figcaption>Les amendes</figcaption></figure><p>Suite</p>"
    )
    writing.locator(".ProseMirror td").first.click()
    act("Supprimer le tableau")
    assert writing.evaluate(BODY) == "<p></p><p>Suite</p>"
    assert complaints == []


def test_a_wide_table_is_scrolled_to_by_the_keyboard_on_a_phone(open_as, page):
    row = "<tr>" + "".join(f"<td><p>colonne numéro {n}</p></td>" for n in range(8)) + "</tr>"
    table = f"<table><tbody>{row}</tbody></table><figcaption>Huit</figcaption>"
    body = f'<figure data-block="table">{table}</figure>'
    article = factories.article(body=body)
    page.set_viewport_size({"width": 320, "height": 700})
    open_as(None, article.get_absolute_url())
    region = page.get_by_role("region", name="Tableau : Huit".replace(" :", "\u00a0:"))
    region.focus()
    page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('.table-scroll').scrollLeft > 0")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_gallery_is_chosen_ordered_and_captioned(writing, complaints):
    for name in ("Tribunal", "Salle", "Façade"):
        factories.image(title=name)
    insert(writing, "Galerie")
    dialog = writing.get_by_role("dialog")
    for name in ("Salle", "Tribunal"):
        dialog.get_by_role("button", name=re.compile(name)).click()
    dialog.get_by_role("button", name="Insérer 2 images").click()
    expect(dialog).to_have_count(0)  # it hands the focus on when it is gone
    writing.keyboard.type("Une légende")
    first = writing.locator(".card-gallery .card-image").first
    first.hover()
    first.get_by_role("button", name="Avancer l’image").click()
    gallery = writing.locator(".card-gallery")
    gallery.get_by_role("button", name="Ajouter des images").click()
    dialog.get_by_role("button", name=re.compile("Façade")).click()
    dialog.get_by_role("button", name="Insérer 1 image").click()
    expect(gallery.locator(".card-image")).to_have_count(3)
    ids = {image.title: image.pk for image in Image.objects.all()}
    assert writing.evaluate(BODY) == (
        '<figure data-block="gallery">'
        f'<figure data-block="image" data-id="{ids["Tribunal"]}"></figure>'
        f'<figure data-block="image" data-id="{ids["Salle"]}"><figcaption>Une légende</figcaption></figure>'
        f'<figure data-block="image" data-id="{ids["Façade"]}"></figure></figure>'
    )
    for _ in range(3):
        gallery.locator(".card-image").first.get_by_role("button", name="Retirer").click()
    expect(gallery).to_have_count(0)
    assert complaints == []


def test_a_gallery_is_walked_through_with_the_arrows_and_without_script(browser, live_server, db):
    pictures = [factories.image(drawn=True, alt=f"Vue {n}") for n in range(4)]
    items = "".join(
        f'<figure data-block="image" data-id="{each.pk}"></figure>' for each in pictures
    )
    article = factories.article(body=f'<figure data-block="gallery">{items}</figure>')
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(live_server.url + article.get_absolute_url())
    strip = page.get_by_role("list").filter(has=page.get_by_alt_text("Vue 3"))
    strip.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(400)
    expect(page.get_by_alt_text("Vue 3")).to_be_in_viewport()
    expect(page.get_by_alt_text("Vue 0")).not_to_be_in_viewport()
    context.close()


def table_of(*rows: str) -> str:
    inside = "".join(f"<tr>{row}</tr>" for row in rows)
    return f'<figure data-block="table"><table><tbody>{inside}</tbody></table></figure>'


def test_rows_columns_and_heads_are_changed_by_the_keyboard_alone(writing, complaints):
    insert(writing, "Tableau")
    press = writing.keyboard.press
    for word in "abcdefghi":
        writing.keyboard.type(word)
        press("Tab")
    writing.keyboard.type("j")  # behind the last cell there is a new row

    def act(name):
        press("Alt+F10")
        summary = writing.locator(".tool-menu summary", has_text="Tableau")
        for _ in range(30):
            if summary.evaluate("(each) => each === document.activeElement"):
                break
            press("ArrowRight")
        press("Enter")
        item = writing.get_by_role("button", name=name, exact=True)
        for _ in range(20):
            press("Tab")
            if item.evaluate("(each) => each === document.activeElement"):
                break
        press("Enter")
        expect(editor_of(writing)).to_be_focused()

    act("Ligne d’en-tête, oui ou non")
    act("Colonne à gauche")
    act("Supprimer la ligne")
    cells = lambda words, tag="td": "".join(  # noqa: E731 - a word for three lines of this test
        f"<{tag}><p>{word}</p></{tag}>" for word in words
    )
    empty = [""]
    assert writing.evaluate(BODY) == table_of(
        *(cells([*empty, *row]) for row in ("abc", "def", "ghi"))
    )
    assert complaints == []


def test_cells_are_merged_and_split_and_readers_see_them_merged(writing, complaints):
    insert(writing, "Tableau")
    writing.keyboard.type("Bilan")
    writing.keyboard.press("Shift+ArrowRight")
    writing.keyboard.press("Shift+ArrowRight")

    def act(name):
        writing.locator(".tool-menu summary", has_text="Tableau").click()
        writing.get_by_role("button", name=name, exact=True).click()

    writing.locator(".tool-menu summary", has_text="Tableau").click()
    expect(writing.get_by_role("button", name="Scinder la cellule")).to_be_disabled()
    writing.get_by_role("button", name="Fusionner les cellules").click()
    assert '<th colspan="3"><p>Bilan</p></th>' in writing.evaluate(BODY)
    body = writing.evaluate(BODY)
    assert sanitise(body) == body
    act("Scinder la cellule")
    assert "colspan" not in writing.evaluate(BODY)
    assert complaints == []
