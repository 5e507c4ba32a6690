"""Texts pasted from where journalists write: the clipboard's HTML, in the form that each program has."""

import base64
from pathlib import Path

import pytest
from playwright.sync_api import expect

from articles.body.schema import sanitise
from articles.models import Image
from tests import factories
from tests.desk.test_blocks import BODY
from tests.desk.test_in_chromium import ADD, PASTE, editor_of, patient  # noqa: F401 - patient: a fixture

CLIPBOARD = Path(__file__).parent / "clipboard"
PASTE_PICTURE = """([html, type, bytes]) => {
  const data = new DataTransfer()
  if (html) data.setData("text/html", html)
  data.items.add(new File([new Uint8Array(bytes)], "image.png", { type }))
  document.querySelector(".ProseMirror").dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
}"""


@pytest.fixture
def writing(open_as, journalist):
    page = open_as(journalist, ADD)
    editor_of(page).click()
    return page


def pasted(page, html: str) -> str:
    page.evaluate(PASTE, html)
    return page.evaluate(BODY)


WORD = (
    "<h2>La fuite de Dedalus</h2><h2>Les faits</h2>"
    "<p>La <strong>CNIL</strong> a prononcé une amende de <em>1,5&nbsp;million</em> d’euros, a-t-elle"
    ' <a href="https://www.cnil.fr/fr/sanction?id=7">annoncé</a>[1].</p>'
    "<ul><li><p>nom et prénom</p><ul><li><p>parfois le <strong>statut</strong> VIH</p></li>"
    "<li><p>un traitement</p></li></ul></li><li><p>numéro de sécurité sociale</p></li></ul>"
    "<p>Puis&nbsp;:</p>"
    '<ol start="3"><li><p>troisième</p></li><li><p>quatrième</p></li></ol>'
    "<h3>Petit titre</h3><blockquote><p>« La gravité des manquements »</p></blockquote>"
    '<figure data-block="table"><table><tbody><tr><td><p><strong>Année</strong></p></td>'
    "<td><p>Amende</p></td></tr><tr><td><p>2022</p></td><td><p></p></td></tr></tbody></table></figure>"
)
GOOGLE_DOCS = (
    "<h2>Les faits</h2><p>La <strong>CNIL</strong><em> sanctionne</em>"
    ' <a href="https://www.cnil.fr/fr/sanction?id=7">Dedalus</a>, le 1<sup>er</sup><s> mai</s></p>'
    "<ul><li><p>nom</p><ul><li><p>traitement</p></li></ul></li><li><p>adresse</p></li></ul>"
    "<h3>Repères</h3>"
    '<figure data-block="table"><table><tbody><tr><td><p>Année</p></td><td><p>Amende</p></td></tr>'
    "<tr><td><p>2022</p></td><td><p>– une</p><p>– deux</p></td></tr></tbody></table></figure>"
)
LIBREOFFICE = (
    "<h2>Les faits</h2><p>La <strong>CNIL</strong> a <em>sanctionné</em> Dedalus, selon"
    ' <a href="https://www.cnil.fr/">son site</a>.</p>'
    '<ol start="2"><li><p>deux</p><ul><li><p>dedans</p></li></ul></li><li><p>trois</p></li></ol>'
    "<blockquote><p>« La gravité »</p></blockquote>"
    '<figure data-block="table"><table><tbody><tr><th><p>Année</p></th><th><p>Amende</p></th></tr>'
    "<tr><td><p>2022</p></td><td><p>1,5 million</p></td></tr></tbody></table></figure>"
)
WEB_PAGE = (
    "<h2>Fuite d’information</h2>"
    '<p>Une <strong>fuite d’information</strong> est la <a href="https://fr.wikipedia.org/wiki/'
    'Divulgation#Histoire">divulgation</a> d’une donnée secrète.</p><h2>Histoire</h2>'
    "<blockquote><p>La transparence est la règle.</p></blockquote>"
    "<ul><li><p>un</p></li><li><p>deux</p><ol><li><p>deux et demi</p></li></ol></li></ul>"
    '<figure data-block="table"><table><tbody><tr><th><p>Année</p></th><th><p>Nom</p></th></tr>'
    '<tr><td rowspan="2"><p>2021</p></td><td><p><a href="https://example.org/a">A</a></p></td></tr>'
    "<tr><td><p>B<br>bis</p></td></tr></tbody></table><figcaption>Les fuites</figcaption></figure>"
    '<p><a href="https://example.org/b">ici</a>, là.</p>'
)


@pytest.mark.parametrize(
    ("program", "body"),
    [
        ("word", WORD),
        ("google-docs", GOOGLE_DOCS),
        ("libreoffice", LIBREOFFICE),
        ("web-page", WEB_PAGE),
    ],
)
def test_a_text_comes_out_in_the_papers_own_terms(writing, complaints, program, body):
    written = pasted(writing, (CLIPBOARD / f"{program}.html").read_text())
    assert written == body
    assert sanitise(written) == written
    assert complaints == []


def test_pictures_of_a_pasted_page_are_offered_and_never_fetched(writing, complaints):
    asked = []
    writing.on("request", lambda request: asked.append(request.url))
    written = pasted(writing, (CLIPBOARD / "web-page.html").read_text())
    cards = writing.locator(".card-foreign")
    expect(cards).to_have_count(2)  # the tracker's pixel is none
    elsewhere, here = cards.first, cards.last
    expect(elsewhere).to_contain_text("à récupérer vous-même")
    expect(elsewhere.get_by_role("link")).to_have_attribute(
        "href", "https://upload.wikimedia.org/wikipedia/commons/thumb/x/330px-X.jpg"
    )
    expect(elsewhere).to_contain_text("Le pont, en 2021.")
    expect(here).to_contain_text("est venue avec le texte")
    assert "wikimedia" not in written and "data:" not in written and "foreign" not in written
    assert not [url for url in asked if "wikimedia" in url or "tracker" in url]
    elsewhere.get_by_role("button", name="Retirer").click()
    expect(cards).to_have_count(1)
    assert complaints == []


def test_a_picture_that_came_with_a_text_enters_the_library_when_it_is_told_to(writing, complaints):
    data = base64.b64encode(factories.picture_bytes(900, 600, "PNG")).decode()
    pasted(
        writing,
        f'<p>Avant.</p><figure><img alt="Une salle" src="data:image/png;base64,{data}">'
        "<figcaption>La salle</figcaption></figure><p>Après.</p>",
    )
    assert not Image.objects.exists()
    writing.get_by_role("button", name="Ajouter à la photothèque").click()
    expect(writing.locator(".card-foreign")).to_have_count(0)
    expect(writing.locator(".card-image")).to_be_visible()
    image = Image.objects.get()
    assert writing.evaluate(BODY) == (
        f'<p>Avant.</p><figure data-block="image" data-id="{image.pk}"><figcaption>La salle'
        "</figcaption></figure><p>Après.</p>"
    )
    assert complaints == []


def test_a_picture_of_word_that_did_not_come_along_has_its_file_asked_for(writing, tmp_path):
    pasted(writing, (CLIPBOARD / "word.html").read_text())
    card = writing.locator(".card-foreign")
    expect(card).to_contain_text("Le tribunal")
    bad, good = tmp_path / "texte.png", tmp_path / "tribunal.jpg"
    bad.write_bytes(b"no picture")
    good.write_bytes(factories.picture_bytes(900, 600))
    card.locator("input[type=file]").set_input_files(bad)
    expect(card.get_by_role("alert")).to_contain_text("pas une image lisible")
    card.locator("input[type=file]").set_input_files(good)
    expect(writing.locator(".card-image")).to_be_visible()
    assert Image.objects.count() == 1


def test_a_picture_copied_from_a_page_is_taken_as_a_file_and_a_text_as_text(writing):
    data = list(factories.picture_bytes(900, 600, "PNG"))
    text = "<p>Le texte d’un traitement de texte</p>"
    writing.evaluate(PASTE_PICTURE, [text, "image/png", data])
    assert writing.evaluate(BODY) == text
    page = '<meta charset="utf-8"><img src="https://example.org/x.png" alt="">'
    writing.evaluate(PASTE_PICTURE, [page, "image/png", data])
    expect(writing.locator(".card-image")).to_have_count(1)
    assert Image.objects.count() == 1


DROP = """([files]) => {
  const transfer = new DataTransfer()
  for (const [name, type, bytes] of files) {
    transfer.items.add(new File([new Uint8Array(bytes)], name, { type }))
  }
  const box = document.querySelector(".ProseMirror p").getBoundingClientRect()
  document.querySelector(".ProseMirror").dispatchEvent(new DragEvent("drop", {
    dataTransfer: transfer, bubbles: true, cancelable: true,
    clientX: box.left + 5, clientY: box.top + 5 }))
}"""


def test_several_files_dropped_stand_in_their_order_and_are_described_in_the_text(writing):
    writing.keyboard.type("Avant")
    writing.keyboard.press("Enter")
    writing.keyboard.type("Après")
    good = [list(factories.picture_bytes(900, 600)) for _ in range(2)]
    files = [
        ["un.jpg", "image/jpeg", good[0]],
        ["faux.jpg", "image/jpeg", [1]],
        ["deux.jpg", "image/jpeg", good[1]],
    ]
    writing.evaluate(DROP, [files])
    writing.keyboard.type(", et la suite")  # nobody waits for an upload
    expect(writing.locator(".card-image")).to_have_count(2)
    expect(writing.locator(".writing-note")).to_contain_text("faux.jpg")
    expect(writing.locator(".uploading")).to_have_count(0)
    first, second = Image.objects.order_by("pk")
    assert writing.evaluate(BODY) == (
        f'<p>Avant</p><figure data-block="image" data-id="{first.pk}"></figure>'
        f'<figure data-block="image" data-id="{second.pk}"></figure><p>Après, et la suite</p>'
    )
    form = writing.locator(".card-image").first.locator(".card-describe")
    form.get_by_label("Ce que montre l’image").fill("Une salle")
    form.get_by_label("Crédit").fill("AFP")
    form.get_by_label("Crédit").press("Enter")
    expect(form).to_have_count(0)
    first.refresh_from_db()
    assert (first.alt, first.credit) == ("Une salle", "AFP")


def test_a_file_that_is_no_picture_is_refused_and_the_page_stays(writing):
    writing.keyboard.type("Texte")
    writing.evaluate(DROP, [[["notes.pdf", "application/pdf", [1, 2]]]])
    expect(writing.locator(".writing-note")).to_contain_text("que des images")
    assert writing.evaluate(BODY) == "<p>Texte</p>"


def test_a_part_of_ones_own_text_is_pasted_as_it_was(writing):
    image = factories.image()
    html = (
        '<figure data-pm-slice="0 0 []" data-block="image" '
        f'data-id="{image.pk}"><figcaption>une</figcaption></figure>'
    )
    assert pasted(writing, html).startswith(
        f'<figure data-block="image" data-id="{image.pk}"><figcaption>une</figcaption></figure>'
    )
