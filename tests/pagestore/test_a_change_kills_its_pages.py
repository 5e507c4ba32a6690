"""A committed change kills the pages that show what it changed, and no other."""

import pytest
from django.db import transaction

from articles.models import Article
from articles.signals import changed
from newsroom.pagestore.remaking import purge_and_remake
from tests import factories
from tests.jobs import run_jobs

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def paper():
    """Two sections with an article each; the first one's has a tag, an author and a dossier."""
    security, science = factories.section(), factories.section()
    told = {
        "tags": [factories.tag("CNIL")],
        "authors": [factories.author()],
        "dossier": factories.dossier(),
    }
    paper = {
        "leak": factories.article(section=security, **told),
        # Of nothing that the other one is about: it must not stand under it.
        "moon": factories.article(
            section=science,
            tags=[factories.tag("Lune")],
            title="Cratères anciens",
            standfirst="Poussière grise.",
            body="<p>Basalte.</p>",
        ),
        "security": security,
        "science": science,
    }
    run_jobs()
    return paper


def pages_of(article) -> set[str]:
    lists = [article.section, *article.tags.all(), article.dossier]
    lists += [line.author for line in article.bylines.all()]
    addresses = {one.get_absolute_url() for one in lists if one}
    return {article.get_absolute_url(), *addresses, f"{article.section.get_absolute_url()}feed/"}


EVERYWHERE = {"/", "/feed/", "/sitemap.xml", "/sitemap-news.xml", "/corrections/", "/missing/"}


def read(reader, *addresses):
    return {address: reader.get(address) for address in addresses}


def kept(store, addresses) -> set[str]:
    return {address for address in addresses if store.load(address)}


def test_a_minor_fix_kills_what_shows_the_article_and_nothing_else(store, reader, paper):
    leak, moon = pages_of(paper["leak"]), pages_of(paper["moon"])
    read(reader, *leak, *moon, *EVERYWHERE)
    assert kept(store, leak | moon | EVERYWHERE) == leak | moon | EVERYWHERE
    paper["leak"].title = "Un titre corrigé"
    paper["leak"].save_draft(paper["leak"].snapshot(), by=None)
    paper["leak"].publish()
    assert kept(store, leak) == set()
    assert kept(store, moon) == moon
    assert "Un titre corrigé" in reader.get(paper["leak"].get_absolute_url()).text
    assert "Un titre corrigé" in reader.get("/").text


def test_a_draft_kills_nothing(store, reader, paper):
    pages = pages_of(paper["leak"]) | EVERYWHERE
    read(reader, *pages)
    paper["leak"].title = "Un titre à l’essai"
    paper["leak"].save_draft(paper["leak"].snapshot(), by=None)
    assert kept(store, pages) == pages


def test_a_new_article_kills_the_lists_it_enters_and_no_other(store, reader, paper):
    leak, moon = pages_of(paper["leak"]), pages_of(paper["moon"])
    read(reader, *leak, *moon, *EVERYWHERE)
    factories.article(section=paper["security"], title="Une seconde fuite")
    dead = {
        paper["security"].get_absolute_url(),
        f"{paper['security'].get_absolute_url()}feed/",
        *(EVERYWHERE - {"/corrections/"}),
    }
    assert kept(store, dead) == set()
    assert kept(store, leak | moon) == (leak | moon) - dead
    for address in ("/", "/feed/", paper["security"].get_absolute_url()):
        assert "Une seconde fuite" in reader.get(address).text


def test_an_article_that_moves_leaves_the_lists_it_was_in(store, reader, paper):
    former = pages_of(paper["leak"])
    read(reader, *former, *pages_of(paper["moon"]))
    leak = Article.objects.get(pk=paper["leak"].pk)
    content = leak.snapshot() | {"section_id": paper["science"].pk, "tags": ["Lune"], "byline": []}
    leak.save_draft(content, by=None)
    leak.publish()
    assert kept(store, former | pages_of(paper["moon"])) <= {paper["moon"].get_absolute_url()}
    assert paper["leak"].title not in reader.get(paper["security"].get_absolute_url()).text
    assert paper["leak"].title in reader.get(paper["science"].get_absolute_url()).text
    assert reader.get(paper["leak"].get_absolute_url()).status == 301


def test_a_withdrawn_article_is_gone_at_the_next_request(reader, paper):
    address = paper["leak"].get_absolute_url()
    read(reader, *pages_of(paper["leak"]), "/")
    paper["leak"].withdraw()
    assert reader.get(address).status == 410
    assert paper["leak"].title not in reader.get("/").text
    assert paper["leak"].title not in reader.get(paper["security"].get_absolute_url()).text


def test_what_was_missing_is_found_as_soon_as_it_is_published(reader, paper):
    address = f"{paper['science'].get_absolute_url()}mars/"
    assert reader.get(address).status == 404
    factories.article(section=paper["science"], slug="mars")
    assert reader.get(address).status == 200


def test_a_change_that_is_taken_back_kills_nothing(store, reader, paper):
    pages = pages_of(paper["leak"])
    read(reader, *pages)
    with pytest.raises(Article.DoesNotExist), transaction.atomic():
        paper["leak"].publish()
        Article.objects.get(pk=0)
    assert kept(store, pages) == pages


def rename(row, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    changed.send(type(row), instance=row)


def test_renaming_a_tag_kills_what_names_it(store, reader, paper):
    pages = pages_of(paper["leak"])
    read(reader, *pages, *pages_of(paper["moon"]))
    tag = paper["leak"].tags.get()
    rename(tag, name="Commission", slug="commission")
    assert kept(store, pages_of(paper["moon"])) == pages_of(paper["moon"])
    assert "Commission" in reader.get(paper["leak"].get_absolute_url()).text
    assert reader.get("/tag/cnil/").status == 301
    assert reader.get("/tag/commission/").status == 200


def test_renaming_a_section_kills_every_page_that_links_to_it(reader, paper):
    address, former = paper["moon"].get_absolute_url(), paper["leak"].get_absolute_url()
    read(reader, address, "/", former)
    rename(paper["security"], name="Sûreté", slug="surete")
    assert "Sûreté" in reader.get(address).text
    assert reader.get(former)["Location"] == paper["leak"].get_absolute_url()


def test_a_picture_that_is_ready_kills_the_pages_it_stands_on(store, reader, paper):
    picture = factories.image()
    shown = factories.article(section=paper["security"], lead_image=picture)
    run_jobs()
    address = shown.get_absolute_url()
    read(reader, address, paper["moon"].get_absolute_url())
    rename(picture, alt="Un disque dur")
    assert "Un disque dur" in reader.get(address).text
    assert store.load(paper["moon"].get_absolute_url())


def test_the_front_page_is_made_by_hand(store, reader, paper):
    pages = pages_of(paper["leak"]) | pages_of(paper["moon"])
    read(reader, "/", *pages)
    factories.place({1: paper["leak"]})
    assert kept(store, {"/"}) == set()
    assert kept(store, pages) == pages


def test_what_is_deleted_may_have_stood_anywhere(store, reader, paper):
    read(reader, "/")
    picture = factories.image()
    picture.delete()
    changed.send(type(picture), instance=picture)
    assert kept(store, {"/"}) == set()


def test_the_worker_makes_the_first_pages_again(store, paper, django_assert_num_queries, reader):
    paper["leak"].publish()
    run_jobs()
    made = {paper["leak"].get_absolute_url(), "/", paper["security"].get_absolute_url()}
    assert kept(store, made) == made
    with django_assert_num_queries(0):
        assert reader.get("/").status == 200


def test_a_purge_that_a_crash_has_swallowed_is_made_up_for_by_the_worker(store, reader, paper):
    """The process dies between the commit and its purge: the job of the same transaction is left."""
    address = paper["leak"].get_absolute_url()
    read(reader, address)
    Article.objects.filter(pk=paper["leak"].pk).update(title="Après la panne")
    purge_and_remake.enqueue("a-change", [f"article:{paper['leak'].pk}"], [])
    assert "Après la panne" not in reader.get(address).text
    run_jobs()
    assert "Après la panne" in reader.get(address).text


def test_a_purge_is_done_once_however_many_ask_for_it(store, reader, paper):
    assert store.purge({"row:1"}, change="one") is True
    read(reader, "/")
    assert store.purge({"articles"}, change="one") is False
    assert kept(store, {"/"}) == {"/"}


def test_a_switched_off_store_hears_of_nothing(settings, paper):
    settings.PAGE_STORE = False
    paper["leak"].publish()
    rename(paper["security"], name="Sûreté")
    assert not settings.PAGE_STORE_FOLDER.exists()
