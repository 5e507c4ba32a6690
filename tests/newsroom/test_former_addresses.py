"""Every former address leads to the present one, in one hop, for ever."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Redirect
from articles.views import listing
from tests import factories

pytestmark = pytest.mark.django_db


def rename(thing, slug: str) -> None:
    thing.slug = slug
    thing.save()


def republish(article, **content) -> None:
    article.save_draft(article.snapshot() | content, by=None)
    article.publish(change="minor")


def one_hop(client, address: str) -> str:
    """Where ``address`` leads; the answer there is the page itself."""
    response = client.get(address)
    assert response.status_code == 301, f"{address} answers {response.status_code}"
    assert client.get(response.headers["Location"]).status_code == 200
    return response.headers["Location"]


@pytest.fixture
def section():
    return factories.section(name="Sécurité", slug="securite")


def test_a_chain_of_new_addresses_is_one_hop_and_going_back_makes_no_loop(client, section):
    article = factories.article(section=section, slug="a")
    republish(article, slug="b")
    republish(article, slug="c")
    assert one_hop(client, "/securite/a/") == "/securite/c/"
    assert one_hop(client, "/securite/b/") == "/securite/c/"
    republish(article, slug="a")
    assert client.get("/securite/a/").status_code == 200
    assert one_hop(client, "/securite/b/") == "/securite/a/"
    assert one_hop(client, "/securite/c/") == "/securite/a/"


def test_an_article_that_changes_section_is_found_from_its_old_one(client, section):
    article = factories.article(section=section, slug="fuite")
    other = factories.section(slug="sante")
    republish(article, section_id=other.pk)
    assert one_hop(client, "/securite/fuite/") == "/sante/fuite/"


def test_a_renamed_section_takes_its_articles_its_feed_and_its_query_along(client, section):
    factories.article(section=section, slug="fuite")
    rename(section, "cyber")
    assert one_hop(client, "/securite/") == "/cyber/"
    assert one_hop(client, "/securite/fuite/") == "/cyber/fuite/"
    assert one_hop(client, "/securite/feed/") == "/cyber/feed/"
    assert client.get("/securite/?before=x").headers["Location"] == "/cyber/?before=x"


def test_an_article_moved_between_two_renames_of_its_section_is_still_one_hop_away(client, section):
    article = factories.article(section=section, slug="fuite")
    rename(section, "cyber")
    republish(article, slug="fuite-massive")
    rename(section, "numerique")
    for address in ("/securite/fuite/", "/cyber/fuite/", "/cyber/fuite-massive/"):
        assert one_hop(client, address) == "/numerique/fuite-massive/"


def test_a_new_section_at_a_former_address_hides_no_article_of_the_old_one(client, section):
    factories.article(section=section, slug="fuite")
    rename(section, "cyber")
    newcomer = factories.section(slug="securite")
    factories.article(section=newcomer, slug="serrures")
    assert client.get("/securite/").status_code == 200
    assert client.get("/securite").headers["Location"] == "/securite/"
    assert client.get("/securite/serrures/").status_code == 200
    assert one_hop(client, "/securite/fuite/") == "/cyber/fuite/"


def test_every_feed_of_a_renamed_section_tag_author_or_dossier_is_one_hop_away(client, section):
    ada, leak, tag = factories.author(slug="ada"), factories.dossier(slug="fuite"), "RGPD"
    article = factories.article(section=section, tags=[tag], authors=[ada], dossier=leak)
    rename(section, "b"), rename(ada, "b"), rename(leak, "b")
    rename(article.tags.get(), "b")
    for page in (section, ada, leak):
        rename(page, "c")
    for ending in ("feed/", "feed/atom/", "feed/json/", "feed", "feed/atom"):
        whole = ending if ending.endswith("/") else f"{ending}/"
        for former in ("/securite/", "/b/"):
            assert one_hop(client, f"{former}{ending}") == f"/c/{whole}"
            assert one_hop(client, f"{former}tag/rgpd/{ending}") == f"/c/tag/b/{whole}"
        assert one_hop(client, f"/c/tag/rgpd/{ending}") == f"/c/tag/b/{whole}"
        assert one_hop(client, f"/tag/rgpd/{ending}") == f"/tag/b/{whole}"
        assert one_hop(client, f"/author/ada/{ending}") == f"/author/c/{whole}"
        assert one_hop(client, f"/dossier/fuite/{ending}") == f"/dossier/c/{whole}"
    for address in (
        "/c/feed",
        "/c/feed/json",
        "/dossier/c/feed/atom",
        "/feed/json",
        "/c/tag/b/feed",
    ):
        assert one_hop(client, address) == f"{address}/"


def test_an_old_page_of_a_renamed_list_is_one_hop_away_with_its_place(client, section, monkeypatch):
    monkeypatch.setattr(listing, "PAGE_SIZE", 1)
    for _ in range(3):
        factories.article(section=section)
    (older,) = re.findall(r'"(\?before=[^"]+)"', client.get("/securite/").content.decode())
    rename(section, "cyber")
    assert one_hop(client, f"/securite/{older}") == f"/cyber/{older}"


def test_tags_authors_dossiers_and_pages_keep_their_former_addresses(client, section):
    tag, author = factories.tag("RGPD"), factories.author(slug="ines")
    factories.article(section=section, tags=[tag], authors=[author])
    dossier, page = factories.dossier(slug="fuite"), factories.page(slug="mentions")
    for thing in (tag, author, dossier, page):
        rename(thing, "nouveau" if thing is not page else "mentions-legales")
    assert one_hop(client, "/tag/rgpd/") == "/tag/nouveau/"
    assert one_hop(client, "/tag/rgpd/feed/") == "/tag/nouveau/feed/"
    assert one_hop(client, "/author/ines/") == "/author/nouveau/"
    assert one_hop(client, "/author/ines/feed/") == "/author/nouveau/feed/"
    assert one_hop(client, "/dossier/fuite/") == "/dossier/nouveau/"
    assert one_hop(client, "/mentions/") == "/mentions-legales/"


def test_a_missing_slash_costs_no_hop_of_its_own(client, section):
    article = factories.article(section=section, slug="fuite")
    assert one_hop(client, "/securite/fuite") == "/securite/fuite/"
    assert one_hop(client, "/securite") == "/securite/"
    republish(article, slug="fuite-massive")
    rename(section, "cyber")
    assert one_hop(client, "/securite/fuite") == "/cyber/fuite-massive/"
    assert one_hop(client, "/securite") == "/cyber/"
    assert one_hop(client, "/securite/feed") == "/cyber/feed/"


def test_an_address_from_another_system_may_have_any_shape(client, section):
    article = factories.article(section=section, slug="fuite")
    for path in ("/2021/02/24/fuite.html", "/2021/02/24/fuite/", "/article-12"):
        Redirect.objects.create(path=path, article=article)
        assert one_hop(client, path) == "/securite/fuite/"


def test_the_former_address_of_what_is_hidden_gives_nothing_away(client, section):
    withdrawn = factories.article(section=section, slug="a")
    republish(withdrawn, slug="b")
    withdrawn.withdraw(reason="test")
    embargoed = factories.article(section=section, slug="c")
    republish(embargoed, slug="d")
    later = timezone.now() + timedelta(days=1)
    Article.objects.filter(pk=embargoed.pk).update(embargo_until=later)
    lonely = factories.tag("Secret")
    rename(lonely, "tres-secret")
    for address in ("/securite/a/", "/securite/c/", "/securite/a", "/tag/secret/"):
        assert client.get(address).status_code in (301, 404)
        assert client.get(address, follow=True).status_code == 404
        assert client.get(address).headers.get("Location", "") in ("", f"{address}/")
    assert client.get("/securite/b/").status_code == 410


def test_an_unknown_address_is_not_found_and_costs_few_queries(
    client, section, django_assert_max_num_queries
):
    with django_assert_max_num_queries(8):
        assert client.get("/securite/jamais-paru/").status_code == 404
    assert client.get("/%00/").status_code == 404
    assert client.get("/" + "x" * 3000 + "/").status_code == 404


def test_a_former_address_costs_few_queries(client, section, django_assert_max_num_queries):
    factories.article(section=section, slug="fuite")
    rename(section, "cyber")
    with django_assert_max_num_queries(8):
        client.get("/securite/fuite/")
