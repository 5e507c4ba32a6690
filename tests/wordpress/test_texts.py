"""How texts of WordPress become bodies of ours."""

import pytest

from articles.body.schema import sanitise
from newsroom.wordpress.body import Context, convert
from newsroom.wordpress.index import Attachment

LIBRARY = {"7": 70, "8": 80}  # attachments of the old site, and rows of ours


def attachment(key: str) -> Attachment | None:
    if key not in LIBRARY:
        return None
    url = f"https://canard.example/wp-content/uploads/photo-{key}.jpg"
    return Attachment(
        key, "1", url, f"https://canard.example/photo-{key}/", "", "", f"Légende {key}"
    )


def body(content: str, **surroundings) -> str:
    known = {
        "place": lambda picture: LIBRARY.get(picture.attachment),
        "attachment": attachment,
        "attachments": lambda post: sorted(LIBRARY),
    }
    return convert(content, Context(post="1", **known | surroundings)).replace("\n", "")


def losses(content: str) -> list[str]:
    noted = []
    body(content, note=lambda reason, detail: noted.append(reason))
    return noted


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Un.\n\nDeux.", "<p>Un.</p><p>Deux.</p>"),
        ("Un vers,\nun autre.", "<p>Un vers,<br>un autre.</p>"),
        ("Un.\r\n\r\nDeux.", "<p>Un.</p><p>Deux.</p>"),
        ("<em>Un.\n\nDeux.</em>", "<p><em>Un.</em></p><p><em>Deux.</em></p>"),
        ("Avant\n<h2>Titre</h2>\nAprès", "<p>Avant</p><h2>Titre</h2><p>Après</p>"),
        ("<h1>Un</h1><h5>Cinq</h5>", "<h2>Un</h2><h3>Cinq</h3>"),
        ("<h3>Un</h3><h4>Deux</h4><h3>Trois</h3>", "<h2>Un</h2><h3>Deux</h3><h2>Trois</h2>"),
        ("<h4>Un</h4><h2>Deux</h2><h4>Trois</h4>", "<h2>Un</h2><h2>Deux</h2><h3>Trois</h3>"),
        ("<div>Un<p>Deux</p>Trois</div>", "<p>Un</p><p>Deux</p><p>Trois</p>"),
        ("a<br><br>b", "<p>a</p><p>b</p>"),
        ("<p>&nbsp;</p><p></p>x", "<p>x</p>"),
        ("<ul>\n\t<li>Un</li>\n\t<li>Deux</li>\n</ul>", "<ul><li><p>Un</p></li><li><p>Deux</p></li></ul>"),
        (
            "<ul><li>Un<ol><li>Deux</li></ol></li></ul>",
            "<ul><li><p>Un</p><ol><li><p>Deux</p></li></ol></li></ul>",
        ),
        (
            "<ul><li>Un</li><ul><li>Deux</li></ul></ul>",
            "<ul><li><p>Un</p><ul><li><p>Deux</p></li></ul></li></ul>",
        ),
        ('<ol start="4"><li>Quatre</li></ol>', '<ol start="4"><li><p>Quatre</p></li></ol>'),
        ("<b>a</b> <i>b</i> <del>c</del>", "<p><strong>a</strong> <em>b</em> <s>c</s></p>"),
        ('<span style="font-weight: bold">gras</span>', "<p><strong>gras</strong></p>"),
        ("<blockquote>Dit.</blockquote>", "<blockquote><p>Dit.</p></blockquote>"),
        (
            "<blockquote><p>Dit.</p><cite>Elle</cite></blockquote>",
            '<figure data-block="quote"><blockquote><p>Dit.</p></blockquote>'
            "<figcaption>Elle</figcaption></figure>",
        ),
        ("<hr />", "<hr>"),
        ("C’est fini :) vraiment", "<p>C’est fini 🙂 vraiment</p>"),
        ("<code>:)</code> (p. 8)", "<p><code>:)</code> (p. 8)</p>"),
        ('<q>Oui</q>', '<p>"Oui"</p>'),
    ],
)  # fmt: skip
def test_classic_text_has_the_paragraphs_that_wordpress_shows(content, expected):
    assert body(content) == expected


def test_code_keeps_its_lines_and_its_indentation():
    drawn = body("<pre>if x:\n    return  1\n</pre>")
    spaces = "&nbsp;" * 4
    assert drawn == f"<p><code>if x:<br>{spaces}return&nbsp;&nbsp;1</code></p>"


def test_a_table_becomes_a_list_of_its_rows_and_the_editor_is_told():
    content = "<table><tr><th>Nom</th><th>Prix</th></tr><tr><td>Un</td><td>2 €</td></tr></table>"
    assert body(content) == (
        "<ul><li><p><strong>Nom</strong> · <strong>Prix</strong></p></li><li><p>Un · 2 €</p></li></ul>"
    )
    assert losses(content) == ["tables, kept as lists of their rows"]


def test_a_picture_with_a_file_is_our_block_with_its_own_caption():
    content = (
        '[caption id="attachment_7" width="300"]<img class="wp-image-7" src="/a-300x200.jpg" />'
        " Le <em>port</em>[/caption]"
    )
    assert body(content) == (
        '<figure data-block="image" data-id="70"><figcaption>Le <em>port</em></figcaption></figure>'
    )


def test_a_picture_without_a_file_is_a_link_and_its_caption():
    content = (
        '<figure><img src="https://canard.example/wp-content/uploads/x.jpg" alt="Le port">'
        "<figcaption>Au matin</figcaption></figure>"
    )
    link = '<a href="https://canard.example/wp-content/uploads/x.jpg">Le port</a>'
    assert body(content) == f"<p>{link}</p><p>Au matin</p>"


def test_a_picture_in_mid_sentence_waits_for_the_paragraphs_end():
    content = '<p>Avant <img class="wp-image-7" src="x.jpg"> après.</p>'
    assert body(content) == '<p>Avant  après.</p><figure data-block="image" data-id="70"></figure>'


def test_a_gallery_is_its_pictures_one_after_the_other():
    one = '<figure data-block="image" data-id="{}"><figcaption>Légende {}</figcaption></figure>'
    both = one.format(70, 7) + one.format(80, 8)
    assert body("[gallery]") == both
    assert body('[gallery ids="7,8"]') == both
    assert body('[gallery ids="8" columns="2"]') == one.format(80, 8)


def test_a_gallery_block_keeps_every_caption_and_its_own():
    content = (
        '<!-- wp:gallery --><figure class="wp-block-gallery">'
        '<!-- wp:image {"id":7} --><figure class="wp-block-image"><img src="a.jpg" class="wp-image-7"/>'
        "<figcaption>Un</figcaption></figure><!-- /wp:image -->"
        '<!-- wp:image {"id":8} --><figure class="wp-block-image"><img src="b.jpg" class="wp-image-8"/>'
        "</figure><!-- /wp:image --><figcaption>Toutes</figcaption></figure><!-- /wp:gallery -->"
    )
    assert body(content) == (
        '<figure data-block="image" data-id="70"><figcaption>Un</figcaption></figure>'
        '<figure data-block="image" data-id="80"></figure><p>Toutes</p>'
    )


@pytest.mark.parametrize(
    "content",
    [
        "https://www.youtube.com/watch?v=abc",
        "[embed]https://www.youtube.com/watch?v=abc[/embed]",
        '[video src="https://www.youtube.com/watch?v=abc"]',
        '<iframe src="https://www.youtube-nocookie.com/embed/abc?rel=0"></iframe>',
        '<!-- wp:embed {"url":"https://www.youtube.com/watch?v=abc"} --><figure><div>'
        "https://www.youtube.com/watch?v=abc</div></figure><!-- /wp:embed -->",
    ],
)
def test_what_would_play_is_a_link_to_where_it_plays(content):
    drawn = body(content)
    assert drawn.startswith('<p><a href="https://www.youtube.com/watch?v=abc">')
    assert drawn.count("<a ") == 1


def test_a_pull_quote_a_cover_and_columns_keep_their_words_in_order():
    content = (
        '<!-- wp:pullquote --><figure class="wp-block-pullquote"><blockquote><p>Fort.</p><cite>Elle</cite>'
        "</blockquote></figure><!-- /wp:pullquote -->"
        '<!-- wp:cover {"url":"x.jpg","id":7} --><div class="wp-block-cover"><!-- wp:paragraph --><p>Sur'
        "</p><!-- /wp:paragraph --></div><!-- /wp:cover -->"
        "<!-- wp:columns --><div><!-- wp:column --><div><!-- wp:paragraph --><p>Un</p><!-- /wp:paragraph -->"
        "</div><!-- /wp:column --><!-- wp:column --><div><p>Deux</p></div><!-- /wp:column --></div>"
        "<!-- /wp:columns -->"
    )
    assert body(content) == (
        '<figure data-block="pull-quote"><blockquote><p>Fort.</p></blockquote>'
        "<figcaption>Elle</figcaption></figure>"
        '<figure data-block="image" data-id="70"></figure><p>Sur</p><p>Un</p><p>Deux</p>'
    )


def test_a_reusable_block_is_written_out_and_a_circle_of_them_ends():
    kept = {"5": "<!-- wp:paragraph --><p>Encadré.</p><!-- /wp:paragraph -->"}
    assert body('<!-- wp:block {"ref":5} /-->', reusable=kept.get) == "<p>Encadré.</p>"
    circle = '<p>Encore.</p><!-- wp:block {"ref":5} /-->'
    assert body(circle, reusable=lambda key: circle).count("Encore.") == 6


def test_brackets_that_are_no_shortcode_stay():
    assert (
        body("Il a dit [sic] « […] » et [note 3].") == "<p>Il a dit [sic] « […] » et [note 3].</p>"
    )
    assert body("On écrit [[gallery]].") == "<p>On écrit [gallery].</p>"


def test_a_plugins_shortcode_goes_what_it_encloses_stays_and_the_editor_is_told():
    content = '[vc_row css="x"][vc_column]Le texte.[/vc_column][/vc_row]'
    assert body(content) == "<p>Le texte.</p>"
    assert "shortcode of a plugin: what it encloses is kept" in losses(content)


def test_a_plugins_block_without_text_is_told_with_what_it_held():
    told = []
    body(
        '<!-- wp:acf/chiffre {"data":{"valeur":"12 %"}} /-->',
        note=lambda reason, detail: told.append((reason, detail)),
    )
    ((reason, detail),) = told
    assert reason == "blocks of plugins that hold no text"
    assert "12 %" in detail


def test_links_home_are_relative_links_elsewhere_stay_and_scripts_have_none():
    surroundings = {
        "hosts": frozenset({"canard.example"}),
        "at_home": lambda path, query: path == "/2021/un/",
    }
    content = (
        '<a href="https://canard.example/2021/un/#b">a</a> <a href="https://canard.example/x.pdf">b</a> '
        '<a href="https://ailleurs.example/?a=1&amp;b=2">c</a> <a href="javascript:alert(1)">d</a>'
    )
    assert body(content, **surroundings) == (
        '<p><a href="/2021/un/#b">a</a> <a href="https://canard.example/x.pdf">b</a> '
        '<a href="https://ailleurs.example/?a=1&amp;b=2">c</a> d</p>'
    )


def test_what_comes_out_is_what_the_editor_can_make():
    soup = (
        '<script>alert(1)</script><style>p{}</style><form><input value="x">Nom</form>'
        '<p onclick="x()" style="color:red" class="y">Texte <u>souligné</u></p><marquee>Va</marquee>'
    )
    drawn = body(soup)
    assert drawn == sanitise(drawn) == "<p>Nom</p><p>Texte souligné</p><p>Va</p>"
    assert {"scripts", "styles", "forms", "underlining"} <= set(losses(soup))
