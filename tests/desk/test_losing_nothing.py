"""What can go wrong between a text and the server, in a browser: no word is lost of any of it."""

import re
import time
from contextlib import suppress

import pytest
from playwright.sync_api import Error, expect

from articles.models import Article
from tests import factories
from tests.desk.test_saving_in_chromium import ADD, A, B, change_path, news, status, text
from tests.desk.test_saving_in_chromium import type_at_the_end as type_words

HALF_A_MINUTE = 31_000  # milliseconds, of a clock that the test moves


@pytest.fixture
def article(journalist):
    return factories.draft(title="Papier", body=A + B, created_by=journalist)


def saved(page):
    expect(status(page)).to_contain_text("enregistré à")


def body_of(article) -> str:
    return Article.objects.get(pk=article.pk).body


def answer_with(page, answer):
    """The server's answers to autosaves, until ``page.unroute_all()``."""
    page.route("**/autosave/", answer)


NO_STORAGE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("denied", "SecurityError") } })"""
FULL = "void (Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') })"


@pytest.mark.parametrize("fault", [NO_STORAGE, FULL], ids=["denied", "full"])
def test_a_browser_that_keeps_nothing_is_told_of_when_it_matters(
    fault, desk, journalist, article, complaints
):
    page = desk(journalist, "/admin/")
    page.context.add_init_script(fault)
    page = desk.again(page.context, change_path(article))
    type_words(page, " Un.")
    saved(page)
    expect(news(page)).not_to_contain_text("copie")
    page.context.set_offline(True)
    type_words(page, " Deux.")
    expect(status(page)).to_contain_text("votre texte n’est que dans cette page")
    expect(news(page)).to_contain_text("ne fermez pas la page")
    page.context.set_offline(False)
    saved(page)
    expect(news(page)).not_to_contain_text("ne fermez pas la page")
    assert " Un. Deux." in body_of(article)
    expected = (
        "denied",
        "full",
        "ERR_INTERNET_DISCONNECTED",
    )  # the switch of colours stores its own
    assert [said for said in complaints if not any(each in said for each in expected)] == []


def test_another_articles_words_never_make_room_for_these(desk, journalist, article):
    other = factories.draft(body=A, created_by=journalist)
    page = desk(journalist, change_path(other))
    page.context.set_offline(True)
    type_words(page, " Perdus ?")
    expect(status(page)).to_contain_text("gardé dans ce navigateur")
    page.close(run_before_unload=False)
    page.context.set_offline(False)
    page = desk.again(page.context, change_path(article))
    page.evaluate(FULL)
    page.context.set_offline(True)
    type_words(page, " Plein.")
    expect(status(page)).to_contain_text("votre texte n’est que dans cette page")
    page.context.set_offline(False)
    saved(page)
    page = desk.again(page.context, change_path(other))
    expect(news(page)).to_contain_text("2 mots ne sont pas sur le serveur")


def test_a_login_that_was_renewed_in_another_tab_is_noticed_by_the_save_alone(
    desk, journalist, article, at_desk, live_server
):
    page = desk(journalist, change_path(article))
    other = page.context.new_page()
    other.goto(f"{live_server.url}/admin/")
    other.locator("#user-tools summary").click()
    with other.expect_navigation():
        other.get_by_role("button", name="Se déconnecter").click()
    other.goto(f"{live_server.url}/admin/login/")
    other.get_by_label("Adresse e-mail").fill(journalist.email)
    other.get_by_label("Mot de passe").fill(factories.PASSWORD)
    with other.expect_navigation():
        other.get_by_role("button", name="Se connecter").click()
    type_words(page, " Jeton périmé.")
    saved(page)
    assert "Jeton périmé." in body_of(article)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (500, "le serveur est en panne depuis"),
        (502, "le serveur est en panne depuis"),
        (413, "pas enregistré"),
        (429, "le serveur est en panne depuis"),
    ],
)
def test_a_server_that_fails_is_asked_again_and_nothing_is_typed_twice(
    code, said, desk, journalist, article
):
    page = desk(journalist, change_path(article))
    answer_with(page, lambda route: route.fulfill(status=code, body="<html>nginx</html>"))
    type_words(page, " Écrit pendant la panne.")
    expect(status(page)).to_contain_text(said)
    expect(status(page)).to_contain_text("gardé dans ce navigateur")
    if code == 413:
        expect(news(page)).to_contain_text("plus long que ce que le serveur accepte")
    page.unroute_all()
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    saved(page)
    expect(news(page)).to_be_empty()
    assert body_of(article).count("pendant la panne") == 1


def test_a_line_that_is_dead_and_does_not_say_so_is_given_up_after_half_a_minute(
    desk, journalist, article
):
    page = desk(journalist, "/admin/")
    page.clock.install()
    page = desk.again(page.context, change_path(article))
    page.clock.install()
    page.clock.resume()
    never = []
    answer_with(page, lambda route: never.append(route))
    type_words(page, " Dans le tunnel.")
    with page.expect_request("**/autosave/"):
        page.clock.fast_forward(2_000)
    page.clock.fast_forward(HALF_A_MINUTE)
    expect(status(page)).to_contain_text("hors ligne depuis")
    for route in never:
        with suppress(Error):  # the page has given it up
            route.abort()
    page.unroute_all(behavior="ignoreErrors")
    page.clock.fast_forward(HALF_A_MINUTE)
    saved(page)
    assert never and "Dans le tunnel." in body_of(article)


def test_minutes_without_a_line_end_in_one_save_of_everything(desk, journalist, article):
    page = desk(journalist, change_path(article))
    page.clock.install()
    page.clock.resume()
    page.context.set_offline(True)
    for minute in range(1, 6):
        type_words(page, f" Minute {minute}.")
        page.clock.fast_forward(60_000)
        expect(status(page)).to_contain_text("hors ligne depuis")
    page.get_by_label("Titre", exact=True).first.fill("Écrit dans le train")
    page.context.set_offline(False)
    saved(page)
    kept = Article.objects.get(pk=article.pk)
    assert kept.body.endswith(" Minute 1. Minute 2. Minute 3. Minute 4. Minute 5.</p>")
    assert kept.title == "Écrit dans le train"
    assert kept.revisions.filter(kind="autosave").count() == 1


def test_a_tab_that_is_closed_at_once_sends_its_last_words(desk, journalist, article, page):
    window = desk(journalist, change_path(article))
    type_words(window, " Et ferme l’onglet.")
    window.close(run_before_unload=False)
    end = time.monotonic() + 15  # seconds
    while "Et ferme l’onglet." not in body_of(article):
        assert time.monotonic() < end, "the last words never came"
        page.wait_for_timeout(50)
    again = desk(journalist, change_path(article))
    expect(text(again)).to_contain_text("Et ferme l’onglet.")


def crash(page):
    """The process that draws the page dies, as when memory runs out."""
    with page.expect_event("crash"), suppress(Error):
        page.goto("chrome://crash")


def test_a_crash_gives_back_title_standfirst_settings_rows_picture_and_text(
    desk, journalist, article
):
    picture = factories.image(title="Salle")
    factories.author(name="Inès Moreau", slug="ines")
    factories.author(name="Karim Benali", slug="karim")
    other = factories.article(title="Un autre article")
    dossier = factories.dossier(title="La fuite")
    page = desk(journalist, change_path(article))
    answer_with(page, lambda route: route.abort())
    page.get_by_label("Surtitre").fill("Santé")
    page.get_by_label("Titre", exact=True).first.fill("Titre d’avant la chute")
    page.get_by_label("Chapô").fill("Chapô d’avant la chute")
    page.get_by_label("Genre").select_option("analysis")
    page.get_by_label("Dossier", exact=True).select_option(str(dossier.pk))
    page.get_by_role("combobox", name="Mots-clés").fill("vie privée, fuite")
    page.keyboard.press("Enter")
    page.get_by_role("combobox", name="Auteur").fill("Inès Moreau")
    page.get_by_role("button", name="Ajouter une signature").click()
    page.get_by_role("combobox", name="Auteur").last.fill("Karim Benali")
    page.get_by_label("Agence").last.fill("AFP")
    page.get_by_label("Rôle", exact=True).last.select_option("photo")
    page.locator("summary", has_text="Options").click()
    page.locator("#id_sets_typography").uncheck()
    page.get_by_role("button", name="Choisir une image…").click()
    page.get_by_role("dialog").get_by_role("button", name="Salle").click()
    page.locator(".field-related").get_by_role("button", name="Choisir un article…").click()
    page.get_by_role("dialog").get_by_role("button", name="Un autre article").click()
    type_words(page, " Le texte d’avant la chute.")
    expect(status(page)).to_contain_text("hors ligne")
    page.wait_for_timeout(400)  # the browser's copy is made a moment after the last key
    crash(page)
    page = desk.again(page.context, change_path(article))
    page.get_by_role("button", name="Reprendre ce texte").click()
    expect(page.get_by_label("Titre", exact=True).first).to_have_value("Titre d’avant la chute")
    expect(page.locator(".sheet-picture")).to_contain_text("Salle")
    expect(page.locator("[data-ordered=related]")).to_contain_text("Un autre article")
    saved(page)
    draft = Article.objects.get(pk=article.pk).draft()
    assert (draft["kicker"], draft["title"]) == ("Santé", "Titre d’avant la chute")
    assert draft["standfirst"] == "Chapô d’avant la chute"
    assert draft["kind"] == "analysis" and draft["dossier_id"] == dossier.pk
    assert sorted(draft["tags"]) == ["fuite", "vie privée"]
    assert [(line["role"], line["agency"]) for line in draft["byline"]] == [
        ("text", ""),
        ("photo", "AFP"),
    ]
    assert draft["lead_image_id"] == picture.pk and draft["related"] == [other.pk]
    assert draft["sets_typography"] is False
    assert "Le texte d’avant la chute." in draft["body"]


def test_a_new_article_that_no_server_ever_saw_is_offered_back(desk, journalist):
    page = desk(journalist, ADD)
    page.route("**/begin/", lambda route: route.abort())
    page.get_by_label("Titre", exact=True).first.fill("Né hors ligne")
    type_words(page, "Des mots.")
    expect(status(page)).to_contain_text("hors ligne")
    crash(page)
    page = desk.again(page.context, ADD)
    page.get_by_role("button", name="Reprendre ce texte").click()
    expect(page).to_have_url(re.compile(r"/\d+/change/$"))
    kept = Article.objects.get()
    assert (kept.title, kept.body) == ("Né hors ligne", "<p>Des mots.</p>")
