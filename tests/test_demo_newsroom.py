"""The demo newsroom in a database: whole, hidden where it must be, made once."""

import html
import io
import stat

import pytest
from django.db import transaction
from django.test import override_settings

from articles.body.schema import sanitise
from articles.fronts.kinds import KINDS
from articles.models import Article, Author, Dossier, Front, Page, RelatedItem, Section, Tag
from comments.models import Comment, CommenterContact, State, Thread
from newsroom.demo import studio
from newsroom.demo.content import paper
from newsroom.demo.content.shapes import REFERENCE
from newsroom.demo.seeding import make_newsroom, seed_demo
from newsroom.models import User
from tests import factories

PUBLIC = [article for article in paper.ARTICLES if article.state == "published"]
HIDDEN = [article for article in paper.ARTICLES if article.state != "published"]


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo, made once for the tests below, with plain pictures instead of drawn ones."""
    folder = tmp_path_factory.mktemp("demo")
    records = (*paper.PICTURES, *paper.AUTHORS, *paper.PRODUCTS)
    with (
        django_db_blocker.unblock(),
        override_settings(VAR=folder, MEDIA_ROOT=folder),
        transaction.atomic(),
    ):
        make_newsroom({studio.key_of(record): factories.image() for record in records})
        yield folder / "demo-logins.txt"
        transaction.set_rollback(True)


@pytest.fixture
def octet(made, db):
    return made


def test_the_sanitiser_takes_nothing_from_the_texts():
    for item in (*paper.ARTICLES, *paper.PAGES):
        body = REFERENCE.sub("1", item.body)
        assert html.unescape(sanitise(body)) == html.unescape(body), item.slug


def test_every_public_page_answers_and_every_hidden_one_does_not(octet, client):
    public = Article.objects.public()
    rows = [row for model in (Section, Author, Page, Dossier) for row in model.objects.all()]
    rows += Tag.objects.filter(tagged_articles__content_object__in=public).distinct()
    addresses = ["/", *(row.get_absolute_url() for row in rows)]
    assert {article.slug for article in public} == {article.slug for article in PUBLIC}
    for address in (*addresses, *(article.get_absolute_url() for article in public)):
        assert client.get(address).status_code == 200, address
    for article in Article.objects.filter(slug__in=[article.slug for article in HIDDEN]):
        answer = client.get(article.get_absolute_url())
        assert answer.status_code == (410 if article.status == "withdrawn" else 404)


def test_published_articles_show_what_they_refer_to(octet):
    for article in Article.objects.public():
        assert "{" not in article.body
        for name in ("image", "product", "promo", "read-also"):
            wanted = article.body.count(f'data-block="{name}"')
            shown = article.body_uses.exclude(**{name.replace("-", "_"): None}).count()
            assert shown == wanted, f"{article.slug}: {name}"
    assert RelatedItem.objects.filter(article__slug=paper.FRONT[0]).count() == 4
    lead = Front.objects.online().online.containers[0]
    placed = Article.objects.in_bulk([card.article for card in lead.cards])
    assert tuple(placed[card.article].slug for card in lead.cards) == paper.FRONT


def test_the_front_page_is_launched_with_each_kind_of_container(octet, client):
    front = Front.objects.online()
    assert {container.kind for container in front.online.containers} == set(KINDS)
    assert front.log.get().actor.name and front.log.get().reason == paper.FRONT_REASON
    page = client.get("/").content.decode()
    for drawn in ("hero-lead", "wire", "band", "row-cards", "voices", "tests", "front-promo"):
        assert f'class="{drawn}' in page, drawn
    assert "Votre nom est dans une fuite" in page
    lead = Article.objects.get(slug=paper.FRONT[0])
    section = client.get(lead.section.get_absolute_url()).content.decode()
    assert 'class="hero' in section and 'class="river' in section


def test_corrections_and_updates_are_dated_as_they_happened(octet):
    for record in paper.ARTICLES:
        article = Article.objects.get(slug=record.slug)
        assert article.corrections.count() == len(record.corrections)
        assert (article.updated_at is not None) == bool(record.corrections or record.update)
        if article.updated_at:
            assert article.published_at < article.updated_at


def test_comments_are_in_the_states_their_moderator_gave_them_and_counted(octet):
    for state in State:
        wanted = sum(comment.state == state for comment in paper.COMMENTS)
        assert Comment.objects.filter(state=state).count() == wanted
    for thread in Thread.objects.all():
        assert thread.shown_count == thread.article.comments.visible().count()
    assert CommenterContact.objects.count() == len(paper.COMMENTS)
    refused = Comment.objects.filter(state=State.REJECTED)
    assert all(comment.rejection_reason for comment in refused)


def test_the_logins_open_the_accounts_and_are_for_their_owner_alone(octet):
    assert stat.S_IMODE(octet.stat().st_mode) == 0o600
    lines = [line.split() for line in octet.read_text().splitlines()]
    assert [role for role, _, _ in lines] == ["Journalist", "Editor", "Moderator", "Administrator"]
    for role, email, password in lines:
        user = User.objects.get(email=email)
        assert user.check_password(password) and user.is_staff
        assert [group.name for group in user.groups.all()] == [role]


def test_making_the_demo_twice_changes_nothing(octet):
    logins = octet.read_text()
    before = Article.objects.count(), Comment.objects.count(), User.objects.count()
    said = io.StringIO()
    seed_demo(said)
    assert "is there" in said.getvalue()
    assert (Article.objects.count(), Comment.objects.count(), User.objects.count()) == before
    assert octet.read_text() == logins


def test_pictures_are_developed_by_other_processes_with_their_renditions():
    records = [paper.AUTHORS[0], paper.PRODUCTS[0]]
    developed = list(studio.develop_all(records, io.StringIO()))
    assert [each.key for each in developed] == [paper.AUTHORS[0].slug, paper.PRODUCTS[0].key]
    for each in developed:
        assert each.file.startswith(b"\xff\xd8")
        assert {kind for _, _, _, kind, _ in each.renditions} == {"avif", "webp", "jpeg"}
