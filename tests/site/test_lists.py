"""Lists from page to page."""

from base64 import urlsafe_b64encode
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Section
from articles.views.listing import PAGE_SIZE, Cursor
from tests import factories

pytestmark = pytest.mark.django_db


def walk(read, address: str) -> list[list[str]]:
    """The article links of every page of a list, following « older »."""
    pages, following = [], address
    while following:
        page = read(following)
        shown = [link for link in page.links() if link.startswith(address) and link != address]
        pages.append(list(dict.fromkeys(shown)))
        older = [each.get("href") for each in page.all("a") if each.get("rel") == "next"]
        following = f"{address}{older[0]}" if older else None
    return pages


def test_a_reader_who_walks_a_list_meets_every_article_once_newest_first(read):
    section = factories.section()
    moment = timezone.now() - timedelta(days=1)
    # Pairs published at the same instant, one of them across the border of two pages.
    articles = [
        factories.article(section=section, at=moment - timedelta(hours=n // 2)) for n in range(45)
    ]
    pages = walk(read, section.get_absolute_url())
    met = [link for page in pages for link in page]

    assert [len(page) for page in pages] == [20, 20, 5]
    assert sorted(met) == sorted(article.get_absolute_url() for article in articles)
    ranks = {article.get_absolute_url(): (article.published_at, article.pk) for article in articles}
    assert [ranks[link] for link in met] == sorted(ranks.values(), reverse=True)


def test_an_exactly_full_page_offers_no_empty_one(read):
    section = factories.section()
    for _ in range(PAGE_SIZE):
        factories.article(section=section)

    assert len(walk(read, section.get_absolute_url())) == 1


BROKEN = [
    "x", "=", "MTIz", "é", "\0", "../..", "a" * 5000, "LTEuMQ", "MS4xLjE",
    "MTY5ODc2NTQzMjEwMDAwMC40Mgz", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5LjE",
]  # fmt: skip


@pytest.mark.parametrize("cursor", BROKEN)
def test_a_malformed_cursor_is_not_found(read, cursor):
    section = factories.article().section

    assert read(section.get_absolute_url(), before=cursor).status == 404


@pytest.mark.parametrize("pk", [1, 10**18 - 1])
@pytest.mark.parametrize("microseconds", [0, 10**17 - 1])
def test_a_cursor_at_the_edge_of_its_range_never_breaks_the_page(read, pk, microseconds):
    section = factories.article().section
    cursor = Cursor.read(encoded(f"{microseconds}.{pk}"))

    assert read(section.get_absolute_url(), before=str(cursor)).status in (200, 404)


def encoded(plain: str) -> str:
    return urlsafe_b64encode(plain.encode()).decode().rstrip("=")


def test_an_article_in_two_roles_of_one_author_is_listed_once(read):
    author = factories.author()
    article = factories.article(authors=[author])
    article.bylines.create(author=author, role="photo", position=1)

    assert read(author.get_absolute_url()).count(article) == 1


def test_a_section_with_one_article_and_one_with_none_have_their_pages(read):
    alone = factories.article().section
    empty = factories.section()

    assert read(alone.get_absolute_url()).status == 200
    assert "Rien n’a encore été publié ici." in read(empty.get_absolute_url()).html


def test_a_section_comes_before_a_page_of_the_same_address(read):
    Section.objects.create(name="Contact", slug="contact")
    factories.page(title="Nous écrire", slug="contact")

    assert read("/contact/").text("h1") == ["Contact"]
