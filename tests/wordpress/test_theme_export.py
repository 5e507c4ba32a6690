"""WordPress's own export for testing themes comes in whole."""

import re

import html5lib
import pytest

from articles.models import Article, Page
from comments.models import Comment
from newsroom.wordpress import files, scanning, wxr
from newsroom.wordpress.body import Context, convert
from newsroom.wordpress.importing import Import

# What is no text of the page: marks of blocks, shortcodes of WordPress, addresses.
NO_TEXT = re.compile(
    r"<!--.*?-->|\[/?(?:caption|gallery|audio|video|embed)\b[^\]]*\]|https?://[^\s<\"]+", re.DOTALL
)
BREAKING = {"p", "div", "li", "td", "th", "tr", "br", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption",
            "blockquote", "figure", "dt", "dd", "pre", "cite", "img", "address"}  # fmt: skip


def words(html: str) -> list[str]:
    """The words that a reader sees, in order, whatever the markup; links that show addresses are none."""
    html = re.sub(r'\[caption[^\]]*caption="([^"]*)"[^\]]*\](.*?)\[/caption\]', r"\2 \1", html)
    tree = html5lib.parseFragment(NO_TEXT.sub(" ", html), namespaceHTMLElements=False)
    parts = []

    def visit(node):
        if node.tag in ("script", "style") or not isinstance(node.tag, str):
            return
        parts.append(f" {node.text or ''}" if node.tag in BREAKING else node.text or "")
        for child in node:
            visit(child)
            parts.append((" " if child.tag in BREAKING else "") + (child.tail or ""))

    visit(tree)
    return re.findall(r"\w+", "".join(parts).casefold())


def without_shown_addresses(body: str) -> str:
    """Links that we wrote for players and pictures show where they lead: no word of the author's."""
    return re.sub(r'<a href="https?://(?:www\.)?([^"?]+?)/?(?:\?[^"]*)?">\1</a>', " ", body)


def items(path):
    scanner = scanning.Scanner(files.ExportFile(path).text(), lambda *about: None)
    for element in scanner.elements():
        if element.name == "item":
            item = wxr.read_item(element.text, element.line)
            if item.type in ("post", "page"):
                yield item


def test_every_text_has_its_words_in_their_order(theme_test):
    compared = 0
    for item in items(theme_test):
        body = convert(item["content:encoded"], Context(place=lambda picture: 7))
        source, ours = words(item["content:encoded"]), words(without_shown_addresses(body))
        assert ours == source, item["title"]
        compared += len(source)
    assert compared > 5_000


@pytest.mark.django_db
def test_every_item_is_accounted_for_and_every_page_answers(theme_test, client):
    report = Import([theme_test]).run()
    assert report.balance()
    read = {kind: row["read"] for kind, row in report.data()["items"].items()}
    assert read == {
        "tags": 110, "nav_menu_item": 70, "categories": 67, "posts": 51, "attachments": 38, "comments": 32,
        "pages": 21, "authors": 2,
    }  # fmt: skip
    assert (Article.objects.count(), Page.objects.count(), Comment.objects.count()) == (51, 21, 23)
    for shown in [*Article.objects.public().select_related("section"), *Page.objects.all()]:
        answer = client.get(shown.get_absolute_url())
        assert answer.status_code == 200
        html5lib.HTMLParser(strict=True).parse(answer.content.decode())


@pytest.mark.django_db
def test_a_second_import_of_it_changes_nothing(theme_test):
    first = Import([theme_test]).run()
    second = Import([theme_test]).run()
    assert not any(row["created"] or row["changed"] for row in second.data()["items"].values())
    assert first.data()["losses"]
    assert not second.data()["losses"]
