"""What somebody posts straight to the form's address, and what of it reaches a reader's page."""

import html5lib
import pytest
from django.urls import reverse

from articles.admin.body_field import LONGEST
from articles.body.embeds import read_embed
from articles.body.nesting import DEEPEST
from articles.models import Article
from tests import factories
from tests.desk.bodies import ATTACKS
from tests.desk.writing import fields_of

# What a reader's page may hold inside a body: the editor's own elements, and those of the blocks' templates.
ELEMENTS = set(
    """a aside blockquote br code div em figcaption figure h2 h3 hr img li ol p picture s section source
    span strong sub sup svg path table tbody td th thead tr ul script""".split()
)
ATTRIBUTES = set(
    """alt aria-hidden aria-label class colspan d data-back data-frame data-on data-title decoding focusable
    height href loading rel role rowspan scope sizes src srcset start tabindex type viewbox width y""".split()
)
ATTACKS = [
    attack.replace("\0", "") for attack in ATTACKS
]  # a form field with a NUL is refused as such


def prose_of(html: str):
    page = html5lib.parse(html, namespaceHTMLElements=False)
    return next(each for each in page.iter("div") if each.get("class") == "prose"), page


def assert_harmless(html: str):
    prose, page = prose_of(html)
    for element in prose.iter():
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else "comment"
        assert name in ELEMENTS - {"script"}, name
        for attribute, value in element.attrib.items():
            assert attribute.lower() in ATTRIBUTES, attribute
            if attribute in ("href", "src"):
                assert (
                    value.split(":")[0] in ("http", "https", "mailto", "tel")
                    or value[0] in "/#?"
                    or ":" not in value
                )
            if attribute == "data-frame":
                assert value == read_embed(element.find("a").get("href")).frame
            if attribute == "class":
                assert value != "masthead"
    scripts = [
        each for each in page.iter("script") if not each.get("src", "").startswith("/static/")
    ]
    assert [each for each in scripts if each.get("type") != "application/ld+json"] == []


@pytest.fixture
def desk(at_desk, editor):
    return at_desk(editor)


@pytest.fixture
def post(desk):
    """Post a body straight to the writing page's form; everything else as it stands."""

    def send(article, body: str):
        address = reverse("admin:articles_article_change", args=[article.pk])
        form = fields_of(desk.get(address).content.decode())
        return desk.post(address, form | {"body": [body], "_save": ["1"]})

    return send


@pytest.fixture
def post_and_publish(editor, post):
    """The same, published whatever the checks before publication say of it."""

    def send(article, body: str):
        assert post(article, body).status_code == 302, body[:200]
        Article.objects.get(pk=article.pk).publish(by=editor)

    return send


def test_no_attack_that_is_posted_reaches_a_page(post_and_publish, client, db):
    article = factories.article(body="<p>Avant.</p>")
    for attack in ATTACKS:
        post_and_publish(article, f"<p>Début.</p>{attack}")
        html = client.get(article.get_absolute_url()).content.decode()
        assert "Début." in html
        assert_harmless(html)


def test_all_attacks_at_once_reach_no_page_and_no_feed(post_and_publish, client, db):
    article = factories.article(body="<p>Avant.</p>")
    post_and_publish(article, "<p>Début.</p>" + "".join(ATTACKS))
    assert_harmless(client.get(article.get_absolute_url()).content.decode())
    feed = client.get("/feed/").content.decode()
    for trace in ("<script", "onerror=", "javascript:alert", "<iframe", "<svg", "<style", "<form"):
        assert trace not in feed


def test_a_text_of_5_megabytes_is_refused_in_one_sentence_and_given_back(post, db):
    article = factories.draft(body="<p>Avant.</p>")
    body = "<p>" + "Des mots. " * 500_000 + "</p>"
    response = post(article, body)
    html = response.content.decode()
    assert response.status_code == 422
    assert html.count("au plus") == 1 and "Rien n’est perdu" in html
    assert fields_of(html)["body"] == [body]
    article.refresh_from_db()
    assert article.body == "<p>Avant.</p>"


def test_a_text_that_just_fits_is_kept(post, db):
    article = factories.draft(body="<p>Avant.</p>")
    body = "<p>" + "x" * (LONGEST - 7) + "</p>"
    assert post(article, body).status_code == 302
    article.refresh_from_db()
    assert article.draft()["body"] == body


def test_a_flood_is_refused_without_being_read(desk, db):
    article = factories.draft(body="<p>Avant.</p>")
    address = reverse("admin:articles_article_change", args=[article.pk])
    flood = b"body=" + b"x" * (16 * 1024 * 1024)
    sent = desk.post(address, flood, content_type="application/x-www-form-urlencoded")
    assert 400 <= sent.status_code < 500
    assert Article.objects.get().body == "<p>Avant.</p>"


def test_a_reader_may_send_less_than_the_desk(client, db):
    article = factories.article()
    address = f"{article.get_absolute_url()}comments/"
    form = b"text=" + b"x" * 3_000_000
    answer = client.post(address, form, content_type="application/x-www-form-urlencoded")
    assert answer.status_code in (400, 413)


def depth(element) -> int:
    return 1 + max(map(depth, element), default=0)


@pytest.mark.parametrize("tag", ["blockquote", "ul><li", "em", "div", "table><tr><td"])
def test_endless_nesting_is_made_shallow_and_its_words_stay(post_and_publish, client, db, tag):
    article = factories.article(body="<p>Avant.</p>")
    post_and_publish(article, f"<{tag}>" * 20_000 + "<p>Au fond.</p>")
    html = client.get(article.get_absolute_url()).content.decode()
    assert_harmless(html)
    assert "Au fond." in html
    assert depth(prose_of(html)[0]) < 5 * DEEPEST  # a table within a table is four elements deeper


def test_galleries_in_galleries_stop_nothing(post_and_publish, client, db):
    article = factories.article(body="<p>Avant.</p>")
    post_and_publish(article, "<p>Début.</p>" + '<figure data-block="gallery">' * 5_000)
    assert "Début." in client.get(article.get_absolute_url()).content.decode()
