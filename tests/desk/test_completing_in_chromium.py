"""Names that complete themselves: who signs, by keys and by mouse."""

from playwright.sync_api import expect

from tests import factories
from tests.desk.test_in_chromium import change_path, patient, save  # noqa: F401 - patient: a fixture


def test_who_signs_is_completed_by_keys_whatever_the_accents(open_as, editor, complaints):
    ines = factories.author(name="Inès Moreau", job_title="Enquêtes")
    factories.author(name="Paul Lefèvre", slug="paul-lefevre")
    article = factories.draft()
    page = open_as(editor, change_path(article))
    field = page.get_by_role("combobox", name="Auteur")
    field.press_sequentially("ines")
    option = page.locator(".completion").get_by_role("option")
    expect(option).to_have_text("Inès MoreauEnquêtes")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == option.get_attribute("id")
    page.keyboard.press("Enter")
    expect(option).to_be_hidden()
    expect(field).to_have_value("Inès Moreau")
    page.get_by_role("button", name="Ajouter une signature").click()
    page.keyboard.press("ArrowDown")  # without a word, everybody
    expect(page.locator(".field-byline .completion li:visible")).to_have_count(2)
    page.keyboard.press("Escape")
    expect(page.locator(".field-byline .completion li:visible")).to_have_count(0)
    save(page)
    assert article.draft()["byline"] == [{"author": ines.pk, "role": "text", "agency": ""}]
    assert complaints == []


def test_of_two_who_share_a_name_the_address_signs(open_as, editor, complaints):
    factories.author(name="Jean Martin", slug="jean-martin")
    other = factories.author(name="Jean Martin", slug="jean-martin-afp", job_title="AFP")
    article = factories.draft()
    page = open_as(editor, change_path(article))
    page.get_by_role("combobox", name="Auteur").press_sequentially("martin")
    page.get_by_role("option", name="AFP").click()
    save(page)
    save(page)  # what was kept can be kept again
    assert [line["author"] for line in article.draft()["byline"]] == [other.pk]
    assert complaints == []
