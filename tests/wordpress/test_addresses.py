"""Every address of the old site leads to where its thing is now, in one hop."""

import pytest

from articles.models import Article
from newsroom.pagestore.addresses import Address, read_address
from newsroom.wordpress import permalinks
from tests import factories
from tests.wordpress.exports import SITE, author, category, item, tag, term


@pytest.fixture
def moved(bring_in):
    """A site that has come over: an article in a section below another, a page, a tag, a picture."""
    bring_in(
        author("ines", "Inès Moreau", number=4),
        category("actu", number=5),
        category("politique", parent="actu", number=6),
        tag("fuites-2", "Fuites", number=7),
        item(10, terms=[term("category", "politique"), term("post_tag", "fuites-2", "Fuites")]),
        item(11, post_type="page", link=f"{SITE}/infos/contact/", post_name="contact"),
        item(12, link=f"{SITE}/projet.html", status="draft"),
        item(
            13, post_type="attachment", status="inherit", post_parent="10",
            link=f"{SITE}/2021/03/01/article-10/photo/", attachment_url=f"{SITE}/wp-content/uploads/a.jpg",
        ),
        item(14, link=f"{SITE}/2021/02/03/n%c3%a9e-hier/", post_name="n%c3%a9e-hier"),
    )  # fmt: skip
    return Article.objects.get(slug="article-10")


@pytest.mark.parametrize(
    ("former", "present"),
    [
        ("/2021/03/01/article-10/", "/actu/article-10/"),
        ("/2021/03/01/article-10", "/actu/article-10/"),
        ("/2021/03/01/article-10/feed/", "/actu/article-10/"),
        ("/2021/03/01/article-10/amp/", "/actu/article-10/"),
        ("/2021/03/", "/archive/2021/03/"),
        ("/2021/03", "/archive/2021/03/"),
        ("/2021/", "/archive/2021/"),
        ("/2021/03/page/2/", "/archive/2021/03/"),
        ("/2021/03/01/article-10/comment-page-2/", "/actu/article-10/"),
        ("/2021/03/01/article-10/2/", "/actu/article-10/"),
        ("/2021/03/01/article-10/photo/", "/actu/article-10/"),
        ("/actu/article-10/amp/", "/actu/article-10/"),
        ("/2021/02/03/née-hier/", "/actualites/nee-hier/"),
        ("/?p=10", "/actu/article-10/"),
        ("/?p=10&preview=true", "/actu/article-10/"),
        ("/index.php?p=10", "/actu/article-10/"),
        ("/?attachment_id=13", "/actu/article-10/"),
        ("/?page_id=11", "/contact/"),
        ("/infos/contact/", "/contact/"),
        ("/?cat=5", "/actu/"),
        ("/?cat=6", "/actu/"),
        ("/category/actu/", "/actu/"),
        ("/category/actu/politique/", "/actu/"),
        ("/category/politique/page/3/", "/actu/"),
        ("/category/actu/feed/", "/actu/feed/"),
        ("/?tag=fuites-2", "/tag/fuites-2/"),
        ("/tag/fuites-2/page/2/", "/tag/fuites-2/"),
        ("/?author=4", "/author/ines-moreau/"),
        ("/author/ines/", "/author/ines-moreau/"),
        ("/?s=fuite+de", "/search/?q=fuite+de"),
        ("/?feed=rss2", "/feed/"),
        ("/feed/rdf/", "/feed/"),
        ("/feed/atom", "/feed/atom/"),
        ("/page/4/", "/"),
    ],
)
def test_a_former_address_answers_in_one_hop(moved, client, former, present):
    answer = client.get(former)
    assert (answer.status_code, answer["Location"]) == (301, present)
    assert client.get(present).status_code == 200


@pytest.mark.parametrize("former", ["/?p=12", "/projet.html"])
def test_a_draft_is_given_away_by_no_former_address(moved, client, former):
    assert client.get(former).status_code in (200, 404)
    assert "article-12" not in client.get(former).content.decode()


@pytest.mark.parametrize(
    "query", ["?p=99", "?p=", "?p=x'%00", "?p=" + "9" * 400, "?cat=-1", "?utm=1"]
)
def test_a_query_that_names_nothing_is_the_front_page(moved, client, query):
    assert client.get(f"/{query}").status_code == 200


def test_the_page_store_leaves_queries_of_wordpress_to_those_who_know_them(settings):
    assert set(permalinks.ARGUMENTS) == settings.PAGE_STORE_FORMER
    asked = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/",
        "HTTP_HOST": "localhost",
        "wsgi.url_scheme": "http",
    }
    assert read_address(asked | {"QUERY_STRING": "p=10&utm_source=x"}) is None
    assert read_address(asked | {"QUERY_STRING": "utm_source=x"}) == Address("/", "")


def test_a_former_address_follows_the_article_when_it_moves_again(moved, client):
    moved.save_draft(moved.snapshot() | {"slug": "ailleurs"}, by=None)
    moved.publish(by=factories.user())
    assert client.get("/2021/03/01/article-10/")["Location"] == "/actu/ailleurs/"
    assert client.get("/?p=10")["Location"] == "/actu/ailleurs/"
