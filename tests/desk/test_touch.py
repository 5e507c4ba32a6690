"""A journalist on a tablet, with fingers alone: 768 by 1024, no keyboard but the one on the screen."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests import factories
from tests.desk.test_blocks import BODY

TABLET = {"viewport": {"width": 768, "height": 1024}, "has_touch": True}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
LONG = (
    "Anticonstitutionnellement, l’intercommunalité de Saint-Rémy-en-Bouzemont-Saint-Genest-et-Isson"
)


def change_path(article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def test_an_article_is_made_and_published_by_taps(desk, editor, complaints):
    picture = factories.image(title="Salle")
    section = factories.section(name="Sécurité", slug="securite")
    author = factories.author(name="Inès Moreau")
    article = factories.draft(title="La fuite", body="<p>Un.</p><p>Deux.</p>", section=section)
    page = desk(editor, change_path(article), **TABLET)
    text = page.locator(".ProseMirror")
    text.locator("p").last.tap()
    expect(text).to_be_focused()  # a tap is a click only a moment later
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.insert_text("/")  # as the keyboard on the screen does
    page.get_by_role("listbox", name="Blocs").get_by_role("option", name="Image", exact=True).tap()
    page.get_by_role("dialog").get_by_role("button", name="Salle").tap()
    expect(text.locator(".card-image")).to_be_visible()

    text.locator(".card-image img").tap()
    page.locator(".tool-menu summary", has_text="Plus").tap()
    page.get_by_role("button", name="Monter le bloc").tap()
    figure = f'<figure data-block="image" data-id="{picture.pk}"></figure>'
    assert page.evaluate(BODY) == f"<p>Un.</p>{figure}<p>Deux.</p>"

    page.get_by_role("button", name="Réglages").tap()
    side = page.get_by_role("complementary", name="Réglages de l’article")
    expect(side).to_be_visible()
    field = side.get_by_role("combobox", name="Auteur")
    field.tap()
    expect(field).to_be_focused()
    page.keyboard.insert_text("ines")
    side.get_by_role("option", name="Inès Moreau").tap()
    expect(field).to_have_value("Inès Moreau")
    text.tap(position={"x": 5, "y": 5})
    expect(side).to_be_hidden()

    page.get_by_role("button", name="Publier…").tap()
    with page.expect_navigation():
        page.get_by_role("dialog").get_by_role("button", name="Publier maintenant").tap()
    expect(page.locator(".messagelist")).to_contain_text("Publié")
    kept = Article.objects.get()
    assert kept.is_public and kept.bylines.get().author == author
    assert complaints == []


@pytest.mark.parametrize("screen", [TABLET, PHONE], ids=["tablet", "phone"])
def test_nothing_in_the_bars_overlaps_or_leaves_the_screen_with_long_names(
    screen, desk, complaints
):
    long = factories.user(
        "Editor", name="Marie-Antoinette-Philippine de La Rochefoucauld-Liancourt"
    )
    article = factories.article(title=LONG)
    article.assign(by=long, to=factories.user("Journalist", name="Jean-Christophe " * 3))
    article.save_draft(article.draft() | {"kicker": "Vie privée"}, by=long)
    page = desk(long, change_path(article), **screen)
    for bar in ("#header", ".writing-bar"):
        assert page.evaluate(OVERLAPS, bar) == []
    for path in ("/admin/", "/admin/articles/article/", change_path(article)):
        page.goto(page.url.split("/admin/")[0] + path)
        assert page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        )
    places = page.locator("#bar summary")
    places.tap()
    expect(page.locator("#bar").get_by_role("link", name="Dossiers", exact=True)).to_be_visible()
    assert complaints == []


# What can be pressed or read in a bar, and stands on something else of it or outside the window.
OVERLAPS = """(bar) => {
  const root = document.querySelector(bar)
  const all = [...root.querySelectorAll("a, button, summary, .stage, .kept")]
  const nameOf = (part) => part.textContent.trim().slice(0, 30)
  const boxes = all
    .filter((part) => part.checkVisibility())
    .map((part) => [nameOf(part), part.getBoundingClientRect(), part])
  const found = []
  for (const [one, box, part] of boxes) {
    if (box.left < 0 || box.right > innerWidth + 0.5) found.push(`${one} leaves the window`)
    for (const [other, next, apart] of boxes) {
      const isApart = part !== apart && !part.contains(apart) && !apart.contains(part)
      const meets = Math.min(box.right, next.right) - Math.max(box.left, next.left) > 1
        && Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top) > 1
      if (isApart && meets) found.push(`${one} on ${other}`)
    }
  }
  return found
}"""
