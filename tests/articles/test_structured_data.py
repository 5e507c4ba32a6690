"""What search engines and share cards are told about a page."""

import json
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Byline
from articles.structured_data import article_graph
from tests import factories

pytestmark = pytest.mark.django_db

HERE = "http://127.0.0.1:8000"


class Head(HTMLParser):
    """The metas by name or property (the first of each), canonical links, and JSON-LD of a page."""

    def __init__(self, html: str):
        super().__init__()
        self.meta, self.canonical, self.graph, self.h1 = {}, [], [], ""
        self.inside = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "meta":
            name = attrs.get("name") or attrs.get("property")
            self.meta.setdefault(name, attrs.get("content"))
        if tag == "link" and attrs.get("rel") == "canonical":
            self.canonical.append(attrs["href"])
        self.inside = attrs.get("type", tag)

    def handle_endtag(self, tag):
        self.inside = ""

    def handle_data(self, data):
        if self.inside == "application/ld+json":
            self.graph += json.loads(data)["@graph"]
        if self.inside == "h1":
            self.h1 += data


def head(client, address: str) -> Head:
    response = client.get(address)
    assert response.status_code == 200
    return Head(response.content.decode())


def node(graph, kind: str) -> dict:
    (found,) = [each for each in graph if kind in types(each)]
    return found


def types(node: dict) -> list[str]:
    return node["@type"] if isinstance(node["@type"], list) else [node["@type"]]


@pytest.fixture
def picture():
    file = factories.picture_file(width=1700, height=1300)
    return factories.image(file=file, drawn=True, caption="Une baie", rights_holder="AFP")


@pytest.fixture
def article(picture):
    made = factories.article(
        title="L'amende de Dedalus",
        section=factories.section(name="Sécurité", slug="securite"),
        tags=["RGPD", "Santé"],
        authors=[factories.author(name="Ada", job_title="Enquêtes"), factories.author(name="Luc")],
        lead_image=picture,
        slug="amende",
        at=datetime(2022, 4, 15, 9, 30, tzinfo=UTC),
    )
    factories.correction(made, text="Le montant était faux.")
    return made


def test_an_article_is_described_as_search_engines_ask(client, article):
    page = head(client, "/securite/amende/")
    news = node(page.graph, "NewsArticle")
    assert news["headline"] == "L’amende de Dedalus" == page.h1
    assert news["datePublished"] == news["dateModified"] == "2022-04-15T11:30:00+02:00"
    assert news["mainEntityOfPage"]["@id"] == f"{HERE}/securite/amende/"
    assert news["articleSection"] == "Sécurité"
    assert set(news["keywords"]) == {"RGPD", "Santé"}
    assert news["isAccessibleForFree"] is True
    assert news["inLanguage"] == "fr"
    assert news["wordCount"] == article.words
    assert news["correction"][0]["text"] == "Le montant était faux."
    assert news["publisher"]["name"] == "Octet"
    assert news["publisher"]["logo"]["url"].startswith(HERE)
    trail = node(page.graph, "BreadcrumbList")["itemListElement"]
    assert [place["name"] for place in trail] == ["Octet", "Sécurité", "L’amende de Dedalus"]


def test_each_author_is_one_person_with_an_address_that_answers(client, article):
    Byline.objects.create(article=article, author=factories.author(name="Zoé"), role="photo")
    news = node(head(client, "/securite/amende/").graph, "NewsArticle")
    assert [(each["@type"], each["name"]) for each in news["author"]] == [
        ("Person", "Ada"),
        ("Person", "Luc"),
    ]
    for each in news["author"]:
        assert client.get(each["url"]).status_code == 200


def test_the_picture_comes_in_three_ratios_large_enough_and_with_its_rights(client, article):
    page = head(client, "/securite/amende/")
    images = node(page.graph, "NewsArticle")["image"]
    assert len(images) == 3
    for address in images:
        assert "-1200.jpeg" in address
        assert client.get(address).headers["Content-Type"] == "image/jpeg"
    lead = node(page.graph, "ImageObject")
    assert lead["creditText"] == "Octet"
    assert lead["copyrightNotice"] == "AFP"


def test_an_article_without_picture_or_authors_still_has_both(client):
    made = factories.article(standfirst="")
    page = head(client, made.get_absolute_url())
    news = node(page.graph, "NewsArticle")
    assert (news["author"][0]["@type"], news["author"][0]["name"]) == ("Organization", "Octet")
    assert news["image"] == [f"{HERE}/static/img/share.png"] == [page.meta["og:image"]]
    assert page.meta["description"]


@pytest.mark.parametrize("kind", Article.Kind.values)
def test_every_kind_of_article_is_exactly_one_that_search_engines_know(client, kind):
    made = factories.article(kind=kind, advertiser="ACME")
    graph = head(client, made.get_absolute_url()).graph
    known = {"NewsArticle", "Article"}
    (found,) = [each for each in graph if known & set(types(each))]
    assert ("sponsor" in found) == (kind == "advertorial")


def test_a_long_title_is_cut_for_the_headline_only(client):
    made = factories.article(title="Très long titre " * 15)
    page = head(client, made.get_absolute_url())
    assert len(node(page.graph, "NewsArticle")["headline"]) <= 110


def test_a_significant_update_moves_the_date_and_a_minor_fix_does_not(client, article):
    article.publish(change="minor")
    assert node(head(client, "/securite/amende/").graph, "NewsArticle")["dateModified"].startswith(
        "2022"
    )
    article.publish(change="significant")
    page = head(client, "/securite/amende/")
    today = timezone.localdate().isoformat()
    assert node(page.graph, "NewsArticle")["dateModified"].startswith(today)
    assert page.meta["article:modified_time"].startswith(today)


def test_share_cards_have_what_they_show(client, article):
    meta = head(client, "/securite/amende/").meta
    assert meta["og:type"] == "article"
    assert meta["og:title"] == "L’amende de Dedalus"
    assert meta["og:url"] == f"{HERE}/securite/amende/"
    assert (meta["og:image:width"], meta["og:image:height"]) == ("1200", "630")
    assert meta["og:image:alt"] == article.lead_image.alt
    assert meta["og:site_name"] == "Octet"
    assert meta["og:locale"] == "fr_FR"
    assert meta["article:published_time"] == "2022-04-15T11:30:00+02:00"
    assert meta["article:section"] == "Sécurité"
    assert meta["twitter:card"] == "summary_large_image"
    assert meta["robots"] == "max-image-preview:large"


def test_what_an_editor_chose_for_cards_and_search_wins(client, picture):
    made = factories.article(
        social_title="Pour les réseaux",
        seo_description="Pour les moteurs de recherche.",
        social_image=picture,
        canonical_url="https://ailleurs.example/article/",
    )
    page = head(client, made.get_absolute_url())
    assert page.meta["og:title"] == "Pour les réseaux"
    assert page.meta["description"] == "Pour les moteurs de recherche."
    assert "/media/renditions/" in page.meta["og:image"]
    assert page.canonical == ["https://ailleurs.example/article/"]


def test_lists_name_themselves_their_address_and_what_they_are(client, article):
    factories.dossier(slug="fuite", introduction="Une histoire.")
    factories.page(slug="contact")
    ada = article.bylines.first().author
    for address, kind in {
        "/": "WebSite",
        "/securite/": "CollectionPage",
        "/tag/rgpd/": "CollectionPage",
        "/dossier/fuite/": "CollectionPage",
        ada.get_absolute_url(): "ProfilePage",
        "/contact/": "WebPage",
    }.items():
        page = head(client, address)
        assert node(page.graph, kind)
        assert page.canonical == [HERE + address]
        assert page.meta["description"] and page.meta["og:title"]
    profile = node(head(client, ada.get_absolute_url()).graph, "ProfilePage")
    assert profile["mainEntity"]["jobTitle"] == "Enquêtes"


def test_structured_data_costs_no_query_beyond_the_page(client, article):
    loaded = (
        Article.objects.select_related("section", "lead_image", "social_image")
        .prefetch_related("bylines__author", "tags", "corrections")
        .get(pk=article.pk)
    )
    with CaptureQueriesContext(
        connection,
    ) as queries:
        article_graph(loaded)
    assert len(queries) == 0


def test_an_article_page_costs_at_most_eight_queries(
    client, article, django_assert_max_num_queries
):
    with django_assert_max_num_queries(8):
        client.get("/securite/amende/")
