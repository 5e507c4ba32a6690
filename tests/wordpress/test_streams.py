"""Files as they really are: cut, damaged, packed, in the wrong encoding, or made to do harm."""

import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Article
from comments.models import Comment
from newsroom.wordpress import files, scanning, wxr
from newsroom.wordpress.body import Context, convert
from newsroom.wordpress.dates import moment
from newsroom.wordpress.importing import FAILED, Import
from tests.wordpress import exports
from tests.wordpress.exports import author, category, comment, item, term

quickly = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def scan(path: Path) -> tuple[list, list]:
    told = []
    scanner = scanning.Scanner(files.ExportFile(path).text(), lambda *about: told.append(about))
    return list(scanner.elements()), told


def titles(path: Path) -> list[str]:
    elements, _told = scan(path)
    return [wxr.read_item(e.text, e.line)["title"] for e in elements if e.name == "item"]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "export.xml"


def whole() -> str:
    return exports.export(
        author(), category("politique"),
        item(10, "Un", "Premier.", terms=[term("category", "politique")],
             comments=[comment(1), comment(2, parent=1)]),
        item(11, "Deux", "<!-- wp:paragraph --><p>Second.</p><!-- /wp:paragraph -->", comments=[comment(3)]),
        item(12, "Trois", "[caption]<img src='a.jpg'> Vue[/caption]", post_type="page"),
    )  # fmt: skip


def test_a_quoted_end_of_an_item_or_section_is_text(path):
    content = "<code><item></item></channel></wp:comment> ]]> fin</code>"
    path.write_text(
        exports.export(item(10, "Un", content, comments=[comment(1, content)]), item(11, "Deux"))
    )
    elements, told = scan(path)
    first = wxr.read_item(elements[1].text, 1)
    assert (first["content:encoded"], first.comments[0].text) == (content, content)
    assert titles(path) == ["Un", "Deux"]
    assert not told


def test_a_section_of_cdata_without_its_end_costs_one_item_at_most(path):
    text = exports.export(item(10, "Un", "Le texte."), item(11, "Deux"), item(12, "Trois"))
    path.write_text(text.replace("Le texte.]]>", "Le texte."))
    assert titles(path) == ["Un", "Deux", "Trois"]
    path.write_text(text.replace("<![CDATA[0]]></wp:is_sticky>", "<![CDATA[0</wp:is_sticky>", 1))
    assert titles(path)[-2:] == ["Deux", "Trois"]


def test_a_stray_end_of_cdata_in_a_text_does_not_cut_it(path):
    path.write_text(exports.export(item(10, content="Avant XX après.")).replace("XX", "]]>"))
    (element,) = [e for e in scan(path)[0] if e.name == "item"]
    assert wxr.read_item(element.text, 1)["content:encoded"] == "Avant ]]> après."


def test_an_item_that_never_ends_is_told_with_its_line_and_the_next_one_is_read(path):
    path.write_text(exports.export(item(10, "Un").replace("</item>", ""), item(11, "Deux")))
    ((line, reason),) = scan(path)[1]
    assert titles(path) == ["Deux"]
    assert (line, reason.split()[0]) == (14, "<item>")


def test_control_characters_and_bytes_of_another_encoding_are_read(path):
    text = exports.export(item(10, "Caf\x0bé"))
    path.write_bytes(text.encode().replace("é".encode(), b"\xe9"))
    assert titles(path) == ["Café"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_an_export_in_another_encoding_is_read(path, encoding):
    text = exports.export(item(10, "Né à l’été" if encoding != "iso-8859-1" else "Né à l'été"))
    declared = encoding if not encoding.startswith("utf") else "UTF-8"
    path.write_bytes(text.replace("UTF-8", declared).encode(encoding, "replace"))
    assert titles(path)[0].startswith("Né à l")


def test_an_encoding_that_is_none_of_text_is_ignored(path):
    path.write_text(exports.export(item(10, "Été")).replace("UTF-8", "zlib"))
    assert titles(path) == ["Été"]


def test_a_packed_export_is_read_and_one_cut_short_tells(path, db):
    packed = gzip.compress(exports.export(*(item(n) for n in range(10, 30))).encode())
    path.write_bytes(packed)
    assert len(titles(path)) == 20
    path.write_bytes(packed[: len(packed) // 2])
    report = Import([path]).run()
    assert "the file cannot be read" in report.troubles


def test_a_bomb_of_entities_is_text_and_no_entity_reads_a_file(path, db):
    bomb = (
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    )
    text = exports.export(item(10, "Un").replace("<![CDATA[Un]]>", "&b;&c;&eacute;"))
    path.write_text(text.replace("<rss", f"{bomb}<rss", 1))
    report = Import([path]).run()
    assert Article.objects.get().title == "&b;&c;é"
    assert report.troubles


OLD_TAG = term("tag", "fuites", "Fuites")


def test_the_oldest_exports_are_read(path):
    text = exports.export(
        item(
            10,
            terms=["<category><![CDATA[Politique]]></category>", term("tag", "fuites", "Fuites")],
        )
    )
    path.write_text(text.replace("/export/1.2/", "/export/1.0/"))
    (element,) = [e for e in scan(path)[0] if e.name == "item"]
    terms = [(t.taxonomy, t.slug, t.name) for t in wxr.read_item(element.text, 1).terms]
    assert terms == [("category", "Politique", "Politique"), ("post_tag", "fuites", "Fuites")]


def test_a_split_export_is_one_site(tmp_path, db):
    first = exports.save(tmp_path / "1.xml", category("politique"), item(10, content="[gallery]"))
    second = exports.save(tmp_path / "2.xml", item(11), item(10, "Répété"))
    report = Import([first, second]).run()
    assert Article.objects.count() == 2
    assert report.data()["items"]["posts"]["read"] == 3


@pytest.mark.parametrize(
    "text", ["", "<", "bonjour", "<rss></rss>", "\0\0\0", "<item>", "<![CDATA["]
)
def test_what_is_no_export_is_told(path, text, db):
    path.write_text(text)
    report = Import([path]).run()
    assert report.troubles
    assert not report.read


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2021-03-01 08:30:00", 2021),
        ("2021-03-01T08:30:00+02:00", 2021),
        ("Mon, 01 Mar 2021 08:30:00 +0000", 2021),
        ("1614587400", 2021),
        ("1898-01-13 00:00:00", 1898),
        ("0000-00-00 00:00:00", None),
        ("-0001-11-30 00:00:00", None),
        ("9999-99-99", None),
        ("hier", None),
        ("Mon, 99 Foo 2021", None),
    ],
)
def test_dates_in_every_spelling(text, year):
    found = moment(text)
    assert (found and found.year) == year


@quickly
@given(cut=st.floats(0, 1))
def test_a_file_cut_anywhere_gives_whole_items_or_none(db, path, cut):
    text = whole()
    path.write_text(text[: int(len(text) * cut)])
    Article.objects.all().delete()
    report = Import([path]).run()
    assert report.balance()
    bodies = {"Un": ("<p>Premier.</p>", 2), "Deux": ("<p>Second.</p>", 1)}
    for article in Article.objects.all():
        count = Comment.objects.filter(article=article).count()
        assert (article.body, count) == bodies[article.title]


@quickly
@given(data=st.data())
def test_no_damage_to_a_file_ends_in_anything_but_a_report(db, path, data):
    raw = bytearray(whole().encode())
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(raw) - 1))
        length = data.draw(st.integers(0, 200))
        noise = data.draw(st.one_of(st.binary(max_size=12), st.sampled_from(NOISE)))
        raw[place : place + length] = noise
    path.write_bytes(bytes(raw))
    for report in (Import([path]).run(), Import([path], is_dry_run=True).run()):
        assert report.balance()
        assert FAILED not in {reason for _kind, reason in report.left_out}


NOISE = [
    b"<![CDATA[", b"]]>", b"</item>", b"<item>", b"<!-- wp:gallery -->", b"[gallery", b"[/caption]", b"&#0;",
    b"&#xD800;", b"<wp:comment>", b"<wp:post_id>", b"\xff\xfe", b"<!ENTITY", b"</wp:post_date>", b"%ZZ%00",
    b'<!-- wp:cover {"url":[1],"id":{}} -->', b"[video src=", b"https://[::1", b"//", b"<figure><table><tr>",
]  # fmt: skip

pieces = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(
            """<p> </p> <ul> <li> </ul> <table> <tr> <td> <blockquote> <cite> <figure> <figcaption> <img>
            <a> <pre> <h2> </h2> <strong> <em> </em> <code> <hr> <br> <iframe> <video> <dl> <dt> [caption]
            [/caption] [gallery] [embed] [x_y_a="b"] [/x] <!--more--> <!-- https://a.b :) \n\n &nbsp;
            &lt; \0 ]]>""".split(" ")
        ),
        st.sampled_from(
            [
                '<!-- wp:gallery {"ids":[1]} -->', "<!-- /wp:gallery -->", '<!-- wp:block {"ref":1} /-->',
                '<img src="x.jpg" class="wp-image-1" width="9">', '<a href="https://[::1">',
                "<!-- wp:footnotes /-->",
                '<!-- wp:cover {"url":3} -->', '<!-- wp:embed {"url":"https://a.b"} -->',
                '<iframe src="//[">',
            ]
        ),
    ),
    max_size=40,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(pieces=pieces)
def test_any_text_whatever_becomes_a_body_that_stays_as_it_is(pieces):
    soup = "".join(pieces)
    context = Context(
        reusable=lambda key: soup,
        place=lambda picture: 7,
        attachments=lambda post: ["1"],
        footnotes=soup,
    )
    body = convert(soup, context)
    again = convert(body, Context(place=lambda picture: 7))
    assert "<script" not in body
    assert isinstance(again, str)


def test_an_element_without_measure_does_not_fill_the_memory(path, monkeypatch):
    monkeypatch.setattr(scanning, "LIMIT", 200_000)
    monkeypatch.setattr(files, "BLOCK", 10_000)
    huge = item(10, "Trop", "mot " * 100_000)
    path.write_text(exports.export(huge, item(11, "Deux")))
    assert titles(path) == ["Deux"]
    assert scan(path)[1]
