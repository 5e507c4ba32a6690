"""A body: what may be in it, how it is cut into blocks, how it is drawn."""

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.body.document import Block, Document, as_paragraphs, plain_text
from articles.body.rendering import render_body
from articles.body.schema import BLOCKS, LINK_SCHEMES, ROW_BLOCKS, sanitise
from tests import factories

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '<a href="javascript:alert(1)">lien</a>',
    '<a href="\x01java\tscript:alert(1)">lien</a>',
    '<a href="data:text/html,<script>1</script>">lien</a>',
    '<p style="position:fixed" onclick="alert(1)" class="masthead" id="x">texte</p>',
    '<iframe src="https://evil.example"></iframe>',
    "<style>@import url(//evil.example)</style>",
    '<form action="//evil.example"><input name="email"><button>Valider</button></form>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=1&gt;">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<div data-block="image" data-id="3"></div>',
    '<figure data-block="masthead" data-id="1 or 1=1">x</figure>',
    '<base href="//evil.example">',
    '<meta http-equiv="refresh" content="0;url=//evil.example">',
    "<template><img src=x onerror=alert(1)></template>",
    "<p>nul\0 et \ud800 seul</p>",
]
PIECES = st.one_of(
    st.sampled_from(HOSTILE),
    st.sampled_from(
        ["<p>", "</p>", "<strong>", "</strong>", "<blockquote>", "<li>", "<ul>", "<br>"]
    ),
    st.sampled_from(
        [f'<{tag} data-block="{name}" data-id="7">' for name, tag in BLOCKS.items()]
        + [f"</{tag}>" for tag in set(BLOCKS.values())]
    ),
    st.text(max_size=12),
)
ALLOWED = set(
    """DOCUMENT_FRAGMENT a aside blockquote br code div em figcaption figure h2 h3 hr li ol p
    s strong sub sup ul""".split()
)
BODIES = st.lists(PIECES, max_size=12).map("".join)


def elements(html: str):
    return html5lib.parseFragment(html, namespaceHTMLElements=False).iter()


@given(BODIES)
def test_a_hostile_body_keeps_nothing_that_acts(html):
    for element in elements(sanitise(html)):
        assert element.tag in ALLOWED
        assert set(element.attrib) <= {"href", "start", "data-block", "data-id"}
        href = element.attrib.get("href", "/")
        assert ":" not in href.split("/")[0] or href.split(":")[0] in LINK_SCHEMES


@pytest.mark.parametrize("html", HOSTILE)
def test_a_known_attack_leaves_no_trace_of_itself(html):
    clean = sanitise(html)
    for trace in ("script", "onerror", "onload", "onclick", "style", "iframe", "form", "evil"):
        assert f"<{trace}" not in clean
        assert f" {trace}=" not in clean
    assert "javascript:" not in clean


@given(BODIES)
def test_cleaning_twice_changes_nothing(html):
    once = sanitise(html)
    assert sanitise(once) == once
    once.encode()
    assert "\0" not in once


@given(BODIES)
def test_cutting_a_body_into_blocks_loses_no_word_of_its_text(html):
    document = Document(sanitise(html))
    kept = " ".join(plain_text(block.html) for block in document.blocks if block.row_id is None)
    for block in document.blocks:
        assert (block.row_id is not None) == (block.name in ROW_BLOCKS)
    naming = {*ROW_BLOCKS, "gallery", "embed"}  # what these name is shown, and with it their words
    if not any(f'data-block="{name}"' in document.html for name in naming):
        assert kept.split() == document.text.split()


@given(BODIES)
def test_any_body_can_be_drawn(html):
    render_body(Document(sanitise(html)), {}, "fr")


def test_a_body_is_a_list_of_blocks():
    body = (
        "Mots sans <strong>paragraphe</strong>"
        '<figure data-block="image" data-id="12"></figure>\n'
        "<p>Texte.</p><p></p><hr>"
        '<aside data-block="fact-box"><h3>Repères</h3><p>Un fait.</p></aside>'
        '<figure data-block="image"></figure>'
    )
    assert Document(sanitise(body)).blocks == [
        Block("text", "<p>Mots sans <strong>paragraphe</strong></p>"),
        Block("image", "", 12),
        Block("text", "<p>Texte.</p>"),
        Block("text", "<hr>"),
        Block("fact-box", "<h3>Repères</h3><p>Un fait.</p>"),
    ]


def test_the_words_of_a_body_do_not_run_together():
    document = Document(
        "<h2>Titre</h2><p>Un<br>deux &amp; <em>tr</em>ois</p><ul><li>a</li><li>b</li></ul>"
    )
    assert document.text == "Titre\nUn\ndeux & trois\na\nb"
    assert document.words == 7


def test_plain_text_becomes_paragraphs():
    assert (
        as_paragraphs("Un <b>\n\n\n\ndeux & trois\n")
        == "<p>Un &lt;b&gt;</p><p>deux &amp; trois</p>"
    )


def test_a_body_knows_the_rows_it_needs():
    body = "".join(f'<figure data-block="image" data-id="{pk}"></figure>' for pk in (3, 5, 3))
    assert Document(body).row_ids("image") == {3, 5}
    assert Document(body).row_ids("promo") == set()


@pytest.mark.django_db
def test_a_block_is_drawn_from_its_row_and_from_nothing_when_the_row_is_gone():
    promo = factories.promo(name="Suivez-nous sur", text="Suivez-nous sur")
    body = f'<p>Avant.</p><div data-block="promo" data-id="{promo.pk}"></div>'
    assert "Suivez-nous sur" in render_body(Document(body), {"promo": {promo.pk: promo}}, "fr")
    assert render_body(Document(body), {}, "fr") == "<p>Avant.</p>"


def test_a_body_in_french_is_set_and_one_in_english_is_not():
    document = Document("<p>Vraiment ? <code>a ? b</code></p>")
    assert "Vraiment\u202f?" in render_body(document, {}, "fr")
    assert "<code>a ? b</code>" in render_body(document, {}, "fr")
    assert "Vraiment ?" in render_body(document, {}, "en")
