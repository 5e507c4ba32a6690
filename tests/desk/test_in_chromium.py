"""The newsroom's whole day in a browser: written, published, read, corrected; and what is refused."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import Article, Image
from tests import factories
from tests.jobs import run_jobs

ADD = "/admin/articles/article/add/"
WAIT = 15_000  # milliseconds; a machine may be slow, a test may not


@pytest.fixture(autouse=True)
def patient(page):
    page.set_default_timeout(WAIT)
    expect.set_options(timeout=WAIT)


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "salle.jpg"
    path.write_bytes(factories.picture_bytes(900, 600))
    return path


def editor_of(page):
    text = page.locator(".ProseMirror")
    text.wait_for()
    return text


def save(page):
    with page.expect_navigation():
        page.get_by_role("button", name="Enregistrer", exact=True).click()
    editor_of(page)


def change_path(article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def upload_by_dialog(page, photo, alt: str):
    page.get_by_role("button", name="Image", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.locator("input[type=file]").set_input_files(photo)
    dialog.get_by_label("Texte alternatif").fill(alt)
    dialog.get_by_label("Crédit").fill("Jeanne Martin / AFP")
    dialog.get_by_role("button", name="Insérer l’image").click()
    expect(dialog).to_have_count(0)


def test_a_journalist_signs_in_at_the_door(page, live_server, complaints):
    factories.user("Journalist", email="ines@octet.example", name="Inès Moreau")
    page.goto(f"{live_server.url}/admin/")
    page.get_by_label("Adresse e-mail").fill("Ines@Octet.example")
    page.get_by_label("Mot de passe").fill("wrong")
    page.get_by_role("button", name="Se connecter").click()
    expect(page.get_by_role("alert")).to_contain_text("ne vont pas ensemble")
    expect(page.get_by_label("Adresse e-mail")).to_have_value("Ines@Octet.example")
    page.get_by_label("Mot de passe").fill(factories.PASSWORD)
    page.get_by_role("button", name="Se connecter").click()
    expect(page.get_by_role("link", name="Écrire un article")).to_be_visible()
    assert [text for text in complaints if "422" not in text] == []


def write_heads(page):
    page.get_by_label("Surtitre").fill("Données de santé")
    page.get_by_label("Titre", exact=True).first.fill("La CNIL sanctionne Dedalus Biologie")
    page.get_by_label("Chapô").fill("Une amende de 1,5 million d’euros.")
    page.get_by_label("Rubrique").select_option("Sécurité")
    page.get_by_label("Auteur").first.fill("Inès Moreau")


def write_text(page):
    """Only with the keyboard and the toolbar, as somebody would."""
    press, type_ = page.keyboard.press, page.keyboard.type
    editor_of(page).click()
    type_("Une base ")
    press("Control+b")
    type_("circulait")
    press("Control+b")
    type_(" depuis février 2021.")
    press("Enter")
    page.get_by_role("button", name="Intertitre", exact=True).click()
    type_("Le logiciel en cause")
    press("Enter")
    page.get_by_role("button", name="Liste", exact=True).click()
    for line in ("Mega-Bus", "Dedalus", ""):
        type_(line)
        press("Enter")
    page.locator("summary", has_text="Insérer").click()
    page.get_by_role("button", name=re.compile("Document cité")).click()
    type_("La gravité des manquements.")
    press("ArrowDown")
    type_("CNIL, communiqué")
    press("Enter")


TEXT = (
    "<p>Une base <strong>circulait</strong> depuis février 2021.</p>"
    "<h2>Le logiciel en cause</h2>"
    "<ul><li><p>Mega-Bus</p></li><li><p>Dedalus</p></li></ul>"
    '<figure data-block="quote"><blockquote><p>La gravité des manquements.</p></blockquote>'
    "<figcaption>CNIL, communiqué</figcaption></figure>"
    '<figure data-block="image" data-id="{image}"></figure>'
)


def test_an_article_is_written_with_everything_and_published(
    open_as, journalist, editor, photo, complaints
):
    section = factories.section(name="Sécurité", slug="securite")
    factories.author(name="Inès Moreau")
    page = open_as(journalist, ADD)
    write_heads(page)
    write_text(page)
    upload_by_dialog(page, photo, "Une salle de serveurs")
    expect(page.locator(".ProseMirror figure[data-block=image] img")).to_be_visible()
    save(page)
    article, image = Article.objects.get(), Image.objects.get()
    assert article.body == TEXT.format(image=image.pk)
    assert article.bylines.get().author.name == "Inès Moreau"
    assert (image.alt, image.credit) == ("Une salle de serveurs", "Jeanne Martin / AFP")

    run_jobs()
    article.seats.all().delete()  # the journalist has gone: his pen would keep the page from the editor
    page = open_as(editor, change_path(article))
    page.get_by_role("button", name="Publier…").click()
    with page.expect_navigation():
        page.get_by_role("dialog").get_by_role("button", name="Publier maintenant").click()
    expect(page.locator(".messagelist")).to_contain_text("Publié")
    run_jobs()
    assert complaints == []
    page = open_as(None, f"/{section.slug}/la-cnil-sanctionne-dedalus-biologie/")
    story = page.get_by_role("article").first
    expect(story).to_contain_text("Une base circulait depuis février 2021")
    expect(story.get_by_role("heading", name="Le logiciel en cause")).to_be_visible()
    expect(story.get_by_alt_text("Une salle de serveurs")).to_be_visible()
    expect(story).to_contain_text("CNIL, communiqué")


def test_what_is_edited_stays_with_the_newsroom_until_it_is_published(open_as, editor, complaints):
    article = factories.article(title="Titre d’avant", body="<p>Texte d’avant.</p>")
    page = open_as(editor, change_path(article))
    page.get_by_label("Titre", exact=True).first.fill("Titre d’après")
    editor_of(page).click()
    page.keyboard.press("Control+a")
    page.keyboard.type("Texte d’après.")
    save(page)
    expect(page.get_by_text("modifications à publier")).to_be_visible()
    public = article.get_absolute_url()
    page = open_as(None, public)
    expect(page.get_by_role("heading", level=1)).to_have_text("Titre d’avant")
    page = open_as(editor, change_path(article))
    page.get_by_role("button", name="Publier les modifications…").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("ins").first).to_contain_text("après")
    dialog.get_by_label("Mise à jour importante").check()
    with page.expect_navigation():
        dialog.get_by_role("button", name="Publier maintenant").click()
    page = open_as(None, public)
    expect(page.get_by_role("heading", level=1)).to_have_text("Titre d’après")
    expect(page.get_by_role("article").first).to_contain_text("Texte d’après.")
    # A page whose cookie was taken away under it is refused when it says goodbye.
    assert [text for text in complaints if "status of 40" not in text] == []


PASTE = """(html) => {
  const data = new DataTransfer()
  data.setData("text/html", html)
  data.setData("text/plain", "x")
  document.querySelector(".ProseMirror").dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
}"""


def test_hostile_html_pasted_into_the_editor_reaches_nobody(open_as, editor, complaints):
    article = factories.draft(body="")
    page = open_as(editor, change_path(article))
    editor_of(page).click()
    page.evaluate(
        PASTE,
        "<h1>Intertitre</h1><p onclick='document.title=1'>Un <b style='color:red'>mot</b>"
        "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
        " <a href='javascript:alert(1)'>lien</a> <a href='https://cnil.fr' target=_blank"
        " onclick=alert(1)>bon</a></p><iframe src='https://evil.example'></iframe>"
        '<figure data-block="image" data-id="1&quot; onload=x"><figcaption>x</figcaption></figure>',
    )
    save(page)
    article.refresh_from_db()
    assert article.body.startswith("<h2>Intertitre</h2><p>Un <strong>mot</strong>")
    assert '<a href="https://cnil.fr">bon</a>' in article.body
    for trace in ("script", "onerror", "onclick", "iframe", "style", "data-id", "target"):
        assert trace not in article.body
    assert page.title() != "owned"
    assert [text for text in complaints if "404" not in text] == []


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("texte.jpg", b"not a picture at all", "n’est pas une image lisible"),
        (
            "logo.jpg",
            b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
            "n’est pas une image lisible",
        ),
    ],
)
def test_an_upload_that_is_refused_says_why_in_one_line(
    open_as, journalist, tmp_path, name, data, said
):
    path = tmp_path / name
    path.write_bytes(data)
    page = open_as(journalist, ADD)
    editor_of(page).click()
    page.get_by_role("button", name="Image", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.locator("input[type=file]").set_input_files(path)
    expect(dialog.get_by_role("status")).to_contain_text(said)
    assert not Image.objects.exists()


def test_leaving_with_unsaved_words_is_asked_about(open_as, journalist):
    page = open_as(journalist, ADD)
    editor_of(page).click()
    page.keyboard.type("Des mots qui comptent")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.locator(".writing-bar .back").click()
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert page.url.endswith(ADD)
