"""The desk of a front page under the hands of editors: mouse, keyboard, finger."""

import pytest
from playwright.sync_api import expect

from articles.fronts.placing import standing
from articles.models import Front
from tests import factories
from tests.browser import until

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def articles():
    section = factories.section(name="Sécurité")
    return [factories.article(section=section, title=f"Article numéro {n}") for n in range(1, 15)]


@pytest.fixture
def front(articles):
    Front.objects.make_missing()
    return Front.objects.of(None)


def address(front) -> str:
    return f"/admin/articles/front/{front.pk}/change/"


def lead(front) -> dict[int, int]:
    front = Front.objects.select_related("launched").get(pk=front.pk)
    cards = front.drafted.containers[0].cards if front.drafted else ()
    return {card.place: card.article for card in cards}


def centre(locator) -> tuple[float, float]:
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def saved(page):
    expect(page.locator("[data-said]")).to_contain_text("Brouillon enregistré")
    page.evaluate("document.querySelector('[data-said]').textContent = ''")


def test_an_editor_drags_overrides_tries_launches_and_restores(
    open_as, editor, front, articles, complaints, page
):
    open_as(editor, address(front))
    source = page.locator(f"#reserve-{articles[12].pk}")
    target = page.locator('[data-place="c1:1"]')
    page.mouse.move(*centre(source))
    page.mouse.down()
    page.mouse.move(*centre(target), steps=8)
    expect(target).to_have_class("place is-by-rule is-target")
    page.mouse.up()
    expect(page.locator('[data-place="c1:1"].is-pinned')).to_contain_text(articles[12].title)
    saved(page)
    assert lead(front) == {1: articles[12].pk}

    # Escape in the middle of it: nothing has happened.
    page.mouse.move(*centre(page.locator('[data-place="c1:1"] .handle')))
    page.mouse.down()
    page.mouse.move(*centre(page.locator('[data-place="c1:3"]')), steps=4)
    page.keyboard.press("Escape")
    assert page.locator(".dragged").count() == 0
    page.mouse.up()
    page.wait_for_timeout(300)  # in which a drop would have been sent
    assert lead(front) == {1: articles[12].pk}

    # A headline for this card alone, in the preview at once.
    page.locator('[data-place="c1:1"] summary').click()
    page.get_by_label("Titre ici", exact=True).fill("Le titre de la Une")
    page.get_by_label("Titre ici", exact=True).press("Tab")
    saved(page)
    trial = page.frame_locator(".trial iframe")
    expect(trial.locator(".hero-lead .card-title")).to_have_text("Le titre de la Une")
    widths = {}
    for name in ("Téléphone", "Ordinateur"):
        page.get_by_label(name).check()
        until(page, "() => document.querySelector('.trial iframe').style.width !== ''")
        widths[name] = page.frames[1].evaluate("innerWidth")
    assert widths == {"Téléphone": 390, "Ordinateur": 1280}

    page.get_by_label("Note pour le journal").fill("Premier essai")
    page.get_by_role("button", name="Mettre en ligne").click()
    expect(page.locator(".messagelist")).to_contain_text("lecteurs")
    first = Front.objects.get(pk=front.pk).launched
    page.goto(page.url.split("/admin/")[0] + "/")
    expect(page.locator(".hero-lead .card-title")).to_have_text("Le titre de la Une")

    open_as(editor, address(front))
    page.get_by_role("button", name="Rendre l’emplacement à la règle").first.click()
    expect(page.locator('[data-place="c1:1"].is-by-rule')).to_be_visible()
    page.get_by_role("button", name="Mettre en ligne").click()
    expect(page.locator(".messagelist")).to_contain_text("lecteurs")
    page.get_by_role("link", name="Historique").click()
    page.get_by_role("row").last.get_by_role("button", name="Mettre en ligne").click()
    expect(page.locator(".messagelist")).to_contain_text("De nouveau en ligne")
    assert Front.objects.get(pk=front.pk).launched.restored_from == first
    assert complaints == []


def test_the_keyboard_does_all_that_the_mouse_does(
    open_as, editor, front, articles, complaints, page
):
    open_as(editor, address(front))
    handle = page.locator(f"#reserve-{articles[5].pk}")
    handle.focus()
    page.keyboard.press("Space")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    expect(page.locator("[data-announced]")).to_have_text("Ouverture, emplacement 2")
    page.keyboard.press("Space")
    expect(page.locator('[data-place="c1:2"].is-pinned')).to_contain_text(articles[5].title)
    until(page, "() => document.activeElement.closest('[data-place]')?.dataset.place === 'c1:2'")
    assert lead(front) == {2: articles[5].pk}
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator('[data-place="c1:1"].is-pinned')).to_contain_text(articles[5].title)
    assert lead(front) == {1: articles[5].pk}
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.locator(".is-target").count() == 0 and lead(front) == {1: articles[5].pk}
    assert complaints == []


def test_a_finger_drags_as_well(open_as, editor, front, articles, page):
    open_as(editor, address(front))
    handle = page.locator('[data-place="c1:2"] .handle')
    touch = page.context.new_cdp_session(page)
    start, end = centre(handle), centre(page.locator('[data-place="c1:1"]'))

    def point(kind, at):
        points = [] if at is None else [{"x": at[0], "y": at[1]}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    wanted = page.locator('[data-place="c1:2"] .place-title').inner_text()
    point("touchStart", start)
    point("touchMove", (start[0], start[1] - 10))
    point("touchMove", end)
    point("touchEnd", None)
    expect(page.locator('[data-place="c1:1"].is-pinned .place-title')).to_have_text(wanted)


def test_two_editors_see_both_when_they_changed_one_container(
    open_as, editor, front, articles, page, at_desk
):
    open_as(editor, address(front))
    arrangement = standing(front).placed(articles[0].pk, "c1", 1, 7)
    front.save_draft(arrangement, by=factories.user("Editor", name="Zoé Roy"))
    page.get_by_role("button", name=f"Placer à l’endroit choisi : {articles[1].title}").click()
    page.wait_for_url("**/reconcile/**")
    expect(page.locator(".reconcile-why")).to_contain_text("Zoé Roy")
    page.get_by_label("Comme vous l’avez laissé").check()
    page.get_by_role("button", name="Enregistrer ce choix").click()
    expect(page.locator('[data-place="c1:1"]')).to_contain_text(articles[1].title)
    assert lead(front) == {1: articles[1].pk}


def test_what_was_typed_stays_when_the_server_is_away(open_as, editor, front, page):
    open_as(editor, address(front))
    page.locator("#c1 .rule summary").click()
    page.route("**/change/", lambda route: route.abort())
    page.locator("#id_c1-title").fill("À la une")
    page.locator("#id_c1-title").press("Tab")
    expect(page.locator("[data-said]")).to_contain_text("Pas enregistré")
    assert page.locator("#id_c1-title").input_value() == "À la une"
    page.unroute("**/change/")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    saved(page)
    assert Front.objects.get(pk=front.pk).drafted.containers[0].title == "À la une"


def test_the_reserve_is_searched_as_one_types(open_as, editor, front, articles, complaints, page):
    draft = factories.draft(title="Un brouillon caché sous la pile")
    draft.save_draft(draft.snapshot(), by=None)
    open_as(editor, address(front))
    page.get_by_label("Chercher un article par son titre").fill("pile")
    expect(page.locator(".reserve-list li")).to_have_count(1)
    expect(page.locator(".reserve-list")).to_contain_text("brouillon")
    page.get_by_label("Chercher un article par son titre").fill("introuvable")
    expect(page.locator("#reserve")).to_contain_text("Rien trouvé")
    assert complaints == []
