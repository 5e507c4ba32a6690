"""The library and the panel as hands use them."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article, Folder, Image
from tests import factories
from tests.jobs import run_jobs

pytestmark = pytest.mark.django_db(transaction=True)

DROP = """async ([files]) => {
  const transfer = new DataTransfer()
  for (const [name, bytes] of files) {
    transfer.items.add(new File([new Uint8Array(bytes)], name, { type: "image/jpeg" }))
  }
  for (const kind of ["dragover", "drop"]) {
    document.querySelector(".library-main").dispatchEvent(
      new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }),
    )
  }
}"""


def test_a_journalist_drops_many_files_and_reads_what_became_of_each(
    open_as, journalist, complaints
):
    there = factories.image(title="Déjà là", file=factories.picture_file(colour="green"))
    twin = factories.picture_bytes(colour="green")
    page = open_as(journalist, reverse("admin:articles_image_changelist"))
    files = [
        ["salle.jpg", list(factories.picture_bytes())],
        ["texte.jpg", list(b"no picture at all")],
        ["encore.jpg", list(twin)],
    ]
    page.evaluate(DROP, [files])
    lines = page.locator("[data-uploads] li")
    expect(lines).to_have_count(3)
    expect(lines.filter(has_text="texte.jpg")).to_contain_text("pas une image lisible")
    expect(lines.filter(has_text="salle.jpg").get_by_role("link")).to_have_text("salle")
    expect(lines.filter(has_text="encore.jpg")).to_contain_text("Déjà dans la photothèque")
    expect(lines.filter(has_text="encore.jpg").get_by_role("link")).to_have_attribute(
        "href", reverse("admin:articles_image_change", args=[there.pk])
    )
    expect(page.locator("[data-uploads-said]")).to_contain_text("1 image ajoutée")
    assert Image.objects.count() == 2
    assert [said for said in complaints if "422" not in said] == []


def test_a_selection_is_made_with_shift_and_filed_by_a_word(open_as, journalist, complaints):
    for _each in range(4):
        factories.image()
    page = open_as(journalist, reverse("admin:articles_image_changelist"))
    boxes = page.locator("input[name=_selected_action]")
    boxes.nth(0).click()
    boxes.nth(2).click(modifiers=["Shift"])
    expect(page.locator("[data-count]")).to_have_text("3 sélectionnées")
    page.get_by_text("Ranger…").click()
    page.locator("#id_folder_names_new").fill("Élections")
    page.get_by_role("button", name="Ranger", exact=True).click()
    expect(page.locator(".folders")).to_contain_text("Élections")
    assert Folder.objects.get().filed.count() == 3
    page.locator(".picture-card > a").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("x")
    expect(page.locator("input[name=_selected_action]").nth(1)).to_be_checked()
    page.keyboard.press("/")
    expect(page.locator("#id_q")).to_be_focused()
    assert complaints == []


def test_a_picture_is_cut_by_click_drag_and_keyboard(open_as, journalist, complaints):
    file = factories.picture_file(width=2000, height=1000)
    image = factories.image(file=file, drawn=True)
    page = open_as(journalist, reverse("admin:articles_image_crop", args=[image.pk]))
    stage = page.locator("[data-stage] img").bounding_box()
    page.mouse.click(stage["x"] + stage["width"] * 0.25, stage["y"] + stage["height"] * 0.5)
    expect(page.locator("#id_focal_x")).to_have_value(re.compile(r"^2[45]\.\d$"))
    square = page.locator('[data-shape="1x1"]')
    expect(square.locator("svg")).to_have_attribute(
        "viewBox", re.compile(r"^(0|\d\.?\d*) 0 1000 1000")
    )
    page.locator(".focal-point").focus()
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("#id_focal_x")).to_have_value(re.compile(r"^3[45]\.\d$"))

    square.get_by_role("button", name="Cadrer à la main").click()
    corner = page.locator('[data-corner="se"]').bounding_box()
    x, y = corner["x"] + corner["width"] / 2, corner["y"] + 4
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - stage["width"] / 10, y - stage["height"] / 5, steps=4)
    page.mouse.up()
    width = int(page.locator("#id_1x1_width").input_value())
    assert 780 <= width <= 820
    page.locator(".crop-box").focus()
    for key in ("ArrowDown", "ArrowDown", "+", "Escape"):
        page.keyboard.press(key)
    expect(square.get_by_role("button", name="Déplacer le cadre")).to_be_focused()
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("Enregistré")).to_be_visible()
    image.refresh_from_db()
    left, top, cut = image.crops["1x1"]
    assert cut > width and top >= 0 and left + cut <= 2000 and top + cut <= 1000
    run_jobs()
    page.locator('[data-shape="1x1"]').get_by_role("button", name="Revenir").click()
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator('[data-shape="1x1"] summary')).to_have_text("Automatique")
    image.refresh_from_db()
    assert image.crops == {} and complaints == []


def test_the_panel_shows_a_search_result_and_a_card_as_one_types(open_as, editor, complaints):
    picture = factories.image(drawn=True)
    factories.tag("Sécurité")
    draft = factories.draft(
        title="Avant", standfirst="Chapô.", lead_image=picture, created_by=editor
    )
    page = open_as(editor, reverse("admin:articles_article_change", args=[draft.pk]))
    group = page.locator("[data-appearance]")
    group.locator("summary").first.click()
    page.locator("#id_title").fill("Après, la fuite")
    expect(group.locator("[data-look=search-title]")).to_have_text("Après, la fuite · Octet")
    expect(group.locator("[data-look=address]")).to_contain_text("apres-la-fuite")
    expect(group.locator("[data-look=social-title]")).to_have_text("Après, la fuite")
    page.locator("#id_seo_description").fill("mot " * 70)
    expect(group.locator("[data-look=search-text]")).to_have_text(re.compile("…$"))
    expect(group.locator("[data-counter=id_seo_description]")).to_have_class(re.compile("is-long"))
    expect(group.locator("[data-look=picture]")).to_have_attribute("src", picture.share.largest)

    field = page.locator("#id_tag_names_new")
    field.press_sequentially("secur")
    expect(page.get_by_role("option", name="Sécurité")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    field.press_sequentially("Mot nouveau")
    page.keyboard.press("Enter")
    field.press_sequentially("de trop,")
    page.keyboard.press("Backspace")
    expect(page.locator("#id_tag_names")).to_have_value('Sécurité, "Mot nouveau"')
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(page.locator(".names-list li")).to_have_count(2)
    assert set(Article.objects.get().tags.names()) == {"Sécurité", "Mot nouveau"}
    assert complaints == []


def test_where_the_window_is_narrow_the_panel_is_a_drawer(open_as, editor, complaints):
    draft = factories.draft(created_by=editor)
    page = open_as(editor, reverse("admin:articles_article_change", args=[draft.pk]))
    toggle = page.get_by_role("button", name="Réglages")
    expect(toggle).to_be_hidden()
    page.set_viewport_size({"width": 768, "height": 900})
    section = page.locator("#id_section")
    expect(section).to_be_hidden()
    toggle.click()
    expect(section).to_be_visible()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(section).to_be_hidden()
    expect(toggle).to_be_focused()
    assert complaints == []
