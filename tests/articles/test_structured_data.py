"""What search engines and share cards are told about a page."""

import json
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Byline
from articles.models.page import Policy
from articles.navigation import Navigation
from articles.structured_data.article import article_graph
from tests import factories
from tests.articles.vocabulary import faults, types_of

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
        article_graph(loaded, Navigation())
    assert len(queries) == 0


def test_an_article_page_costs_at_most_eight_queries(
    client, article, django_assert_max_num_queries
):
    with django_assert_max_num_queries(8):
        client.get("/securite/amende/")


PAGES = ["/", "/securite/", "/tag/rgpd/", "/dossier/fuite/", "/author/ada/", "/contact/"]


@pytest.fixture
def everything(article):
    """Addresses of every kind of page, with every kind of article."""
    ada = Byline.objects.get(article=article, author__name="Ada").author
    ada.slug, ada.bio, ada.portrait = "ada", "Enquête.", article.lead_image
    ada.save()
    factories.page(slug="contact"), factories.dossier(slug="fuite")
    made = [factories.article(kind=kind, advertiser="ACME", tags=["RGPD"]) for kind in Article.Kind]
    Byline.objects.create(article=made[0], author=ada, role="translation")
    return [*PAGES, "/securite/amende/", *(each.get_absolute_url() for each in made)]


def test_every_graph_speaks_schema_org_and_none_of_its_references_hangs_in_the_air(
    client, everything
):
    for address in everything:
        assert faults(head(client, address).graph) == [], address


def test_articles_have_what_google_recommends(client, everything):
    """developers.google.com/search/docs/appearance/structured-data/article: “Recommended properties”."""
    for address in everything[len(PAGES) :]:
        graph = head(client, address).graph
        (found,) = [each for each in graph if {"NewsArticle", "Article"} & set(types_of(each))]
        for name in ("headline", "image", "datePublished", "dateModified", "author"):
            assert found[name], (address, name)
        for author in found["author"]:  # author.name, author.url
            assert author["name"] and author["url"].startswith(HERE)
            assert author["@type"] in ("Person", "Organization")
        for name in ("datePublished", "dateModified"):
            assert datetime.fromisoformat(found[name]).tzinfo  # “we recommend … the timezone”
        assert found["publisher"]["logo"]["url"].startswith(HERE)


def test_pictures_have_what_google_asks_of_their_rights(client, article):
    """…/structured-data/image-license-metadata: contentUrl, and one of creator, creditText,
    copyrightNotice, license."""
    lead = node(head(client, "/securite/amende/").graph, "ImageObject")
    assert lead["contentUrl"].startswith(HERE) and lead["creditText"] and lead["copyrightNotice"]


def test_trails_have_what_google_asks(client, everything):
    """…/structured-data/breadcrumb: itemListElement of position, name, item; at least two."""
    for address in everything[1:]:
        places = node(head(client, address).graph, "BreadcrumbList")["itemListElement"]
        assert [place["position"] for place in places] == list(range(1, len(places) + 1))
        assert len(places) >= 2
        assert all(place["name"] and place["item"].startswith(HERE) for place in places)


def test_an_authors_page_is_a_profile_as_google_asks(client, everything):
    """…/structured-data/profile-page: mainEntity a Person or Organization with a name."""
    graph = head(client, "/author/ada/").graph
    person = node(graph, "ProfilePage")["mainEntity"]
    assert (person["@type"], person["name"]) == ("Person", "Ada")
    assert person["description"] == "Enquête." and person["image"].startswith(HERE)
    signed = node(head(client, "/securite/amende/").graph, "NewsArticle")["author"][0]
    assert signed["@id"] == person["@id"]


def test_a_list_says_what_stands_in_it_in_its_order(client, everything):
    """…/structured-data/carousel: a summary page's ItemList of ListItem with position and url."""
    page = node(head(client, "/tag/rgpd/").graph, "CollectionPage")
    items = page["mainEntity"]["itemListElement"]
    newest = Article.objects.public().filter(tags__slug="rgpd").newest_first()
    assert [each["url"] for each in items] == [HERE + each.get_absolute_url() for each in newest]


def test_the_site_says_how_it_is_searched(client):
    """schema.org/SearchAction, schema.org/EntryPoint: urlTemplate (RFC 6570)."""
    action = node(head(client, "/").graph, "WebSite")["potentialAction"]
    assert action["target"]["urlTemplate"] == f"{HERE}/search/?q={{search_term_string}}"


def test_the_paper_names_the_pages_on_which_it_says_how_it_works_and_no_others(client):
    """schema.org/NewsMediaOrganization."""
    paper = node(head(client, "/").graph, "NewsMediaOrganization")
    named = {name for name in paper if name in Policy.values}
    assert named == {"correctionsPolicy"}
    assert paper["correctionsPolicy"] == f"{HERE}/corrections/"
    factories.page(slug="charte", policy=Policy.ETHICS, in_footer=False)
    factories.page(slug="ours", policy=Policy.MASTHEAD)
    page = client.get("/").content.decode()
    paper = node(Head(page).graph, "NewsMediaOrganization")
    assert paper["ethicsPolicy"] == f"{HERE}/charte/"
    assert paper["masthead"] == f"{HERE}/ours/"
    assert 'href="/charte/"' not in page and 'href="/ours/"' in page
    for name in ("ethicsPolicy", "masthead", "correctionsPolicy"):
        assert client.get(paper[name]).status_code == 200


def test_a_live_article_says_since_when_and_a_translator_is_named(client, everything):
    live = Article.objects.get(kind="live")
    found = node(head(client, live.get_absolute_url()).graph, "LiveBlogPosting")
    assert datetime.fromisoformat(found["coverageStartTime"]) == live.published_at.replace(
        microsecond=0
    )
    translated = Byline.objects.get(role="translation").article
    found = node(head(client, translated.get_absolute_url()).graph, "NewsArticle")
    assert [each["name"] for each in found["translator"]] == ["Ada"]
