"""Tables and galleries as readers get them."""

import html5lib
import pytest

from articles.body.document import Document
from articles.body.rendering import render_body
from articles.body.schema import sanitise
from articles.body.tables import with_headers
from tests import factories

HEADED = (
    "<table><tbody><tr><th><p>Année</p></th><th colspan='2'><p>Montant</p></th></tr>"
    "<tr><th><p>2022</p></th><td><p>1,5 million</p></td><td><p>a</p><p>b</p></td></tr></tbody></table>"
)


def table(inside: str, caption: str = "") -> str:
    return f'<figure data-block="table">{inside}<figcaption>{caption}</figcaption></figure>'


def drawn(body: str, rows=None) -> str:
    return str(render_body(Document(sanitise(body)), rows or {}, "fr"))


def test_a_table_says_of_what_its_header_cells_are_the_head():
    html = drawn(table(HEADED, "Les amendes"))
    assert (
        '<table><thead><tr><th scope="col">Année</th><th scope="col" colspan="2">Montant</th></tr></thead>'
        '<tbody><tr><th scope="row">2022</th><td>1,5\u00a0million</td><td><p>a</p><p>b</p></td></tr></tbody>'
    ) in html
    assert (
        '<div class="table-scroll" role="region" tabindex="0" aria-label="Tableau\u00a0: Les amendes">'
        in html
    )
    assert "<figcaption>Les amendes</figcaption>" in html


def test_a_table_without_header_row_has_none():
    html = with_headers(
        "<table><tbody><tr><td><p>a</p></td></tr><tr><th><p>b</p></th></tr></tbody></table>"
    )
    assert (
        html == '<table><tbody><tr><td>a</td></tr><tr><th scope="row">b</th></tr></tbody></table>'
    )


@pytest.mark.parametrize(
    "hostile",
    [
        "<table><tbody><tr><td><table><tbody><tr><th>x</th></tr></tbody></table></td></tr></tbody></table>",
        "<table><tr><th>un</table>deux<table><tr><td>trois</table>",
        "<table></table>",
        "texte nu",
        '<table><tr><th colspan="9999" rowspan="-1" onclick="x">un</th></tr></table>',
    ],
)
def test_a_strange_table_is_drawn_as_well_formed_html(hostile):
    html = drawn(table(hostile, 'l"égende <b>x</b>'))
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    parser.parseFragment(html)
    wrong = {code for _place, code, _about in parser.errors}
    assert not wrong & {"unexpected-end-tag", "end-tag-too-early", "eof-in-table"}
    assert "onclick" not in html and "9999" not in html


def test_the_words_of_a_table_are_counted_and_found():
    document = Document(sanitise(table(HEADED, "Les amendes")))
    assert document.text.splitlines() == [
        "Année",
        "Montant",
        "2022",
        "1,5 million",
        "a",
        "b",
        "Les amendes",
    ]


def test_feeds_keep_a_table_a_table(client, db):
    factories.article(body=table(HEADED, "Les amendes"))
    feed = client.get("/feed/").content.decode()
    assert '&lt;th scope="col" colspan="2"&gt;' in feed.replace("<", "&lt;").replace(">", "&gt;")
    assert "table-scroll" not in feed


@pytest.fixture
def pictures(db):
    return [
        factories.image(alt=f"Vue {n}", caption=f"Légende {n}", credit="AFP") for n in (1, 2, 3)
    ]


def gallery(pictures, captions=("", "", "")) -> str:
    items = (
        f'<figure data-block="image" data-id="{image.pk}"><figcaption>{caption}</figcaption></figure>'
        for image, caption in zip(pictures, captions, strict=True)
    )
    return f'<figure data-block="gallery">{"".join(items)}</figure>'


def test_a_gallery_shows_its_pictures_in_order_each_with_its_caption(client, pictures):
    article = factories.article(body=gallery(pictures, ("", "Autre <em>légende</em> ?", "")))
    html = client.get(article.get_absolute_url()).content.decode()
    assert html.index("Vue 1") < html.index("Vue 2") < html.index("Vue 3")
    assert "Légende 1" in html and "Légende 2" not in html
    assert "Autre <em>légende</em>\u202f?" in html
    assert 'aria-label="Galerie, 3 images"' in html
    assert "Autre légende ?" in article.body_text


def test_a_gallery_without_one_of_its_pictures_shows_the_others_and_without_any_nothing(pictures):
    rows = {"image": {pictures[1].pk: pictures[1]}}
    html = drawn("<p>Avant.</p>" + gallery(pictures), rows)
    assert "Vue 2" in html and "Vue 1" not in html
    assert drawn("<p>Avant.</p>" + gallery(pictures)) == "<p>Avant.</p>"


def test_a_picture_in_a_gallery_counts_as_shown_by_the_article(pictures):
    article = factories.article(body=gallery(pictures))
    assert set(article.body_uses.values_list("image", flat=True)) == {each.pk for each in pictures}


def test_a_gallery_costs_no_query_per_picture(pictures, django_assert_num_queries):
    article = factories.draft(body=gallery(pictures))
    with django_assert_num_queries(1):
        article.draw()
    article.body = gallery(pictures[:1], ("",))
    with django_assert_num_queries(1):
        article.draw()
