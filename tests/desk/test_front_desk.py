"""Front pages are arranged as drafts, tried, and launched by those who may."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.fronts.placing import standing
from articles.models import Front, FrontLog
from articles.timekeeping import carry_out_what_is_due
from tests import factories
from tests.desk.arranging import FrontDesk, again, lead

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(at_desk, editor, front) -> FrontDesk:
    return FrontDesk(at_desk(editor), front)


# Arranging


def test_an_editor_places_an_article_and_readers_see_it_once_it_is_launched(desk, front, client):
    old = factories.article(title="Un rappel", at=timezone.now() - timedelta(days=9))
    for _ in range(20):
        factories.article()
    assert old.title in desk.open().html
    assert desk.press(f"place:{old.pk}", to="c1:1").status_code == 302
    assert old.title not in client.get("/").content.decode()
    assert lead(front) == [old.pk]
    desk.open().press("launch", reason="Rappel utile")
    page = client.get("/").content.decode()
    assert page.index(old.title) < page.index('class="wire"')
    line = FrontLog.objects.get(front=front)
    assert (line.verb, line.reason, line.actor.name) == ("launched", "Rappel utile", "Paul Lefèvre")
    assert line.version == again(front).launched


def test_headline_kicker_and_picture_are_said_for_one_card_alone(desk, front, client):
    article = factories.article(title="Le titre de l’article", kicker="Fuite")
    picture = factories.image(drawn=True)
    desk.open().press(f"place:{article.pk}", to="c1:1")
    (card,) = again(front).drafted.cards
    said = {
        f"{card.key}-headline": "Le titre de la Une",
        f"{card.key}-kicker": "Alerte",
        f"{card.key}-image": picture.pk,
    }
    desk.open().press("launch", **said)
    page = client.get("/").content.decode()
    assert "Le titre de la Une" in page and "Le titre de l’article" not in page
    assert "Alerte" in page and ">Fuite<" not in page
    assert picture.rendition("full").src in page
    own = client.get(article.get_absolute_url()).content.decode()
    assert "Le titre de l’article" in own and "Le titre de la Une" not in own
    assert article.title in client.get(article.section.get_absolute_url()).content.decode()


def test_cards_and_containers_are_moved_by_plain_buttons(desk, front):
    first, second = factories.article(), factories.article()
    desk.open().press(f"place:{first.pk}", to="c1:1")
    desk.open().press(f"place:{second.pk}", to="c1:2")
    assert lead(front) == [first.pk, second.pk]
    key = again(front).drafted.cards[1].key
    desk.open().press(f"card-up:{key}")
    assert lead(front) == [second.pk, first.pk]
    desk.open().press(f"card-down:{key}")
    assert lead(front) == [first.pk, second.pk]
    desk.open().press(f"release:{key}")
    assert lead(front) == [first.pk]
    desk.open().press("add:promo")
    desk.open().press("down:c1")
    kinds = [container.kind for container in again(front).drafted.containers]
    assert kinds[:2] == ["wire", "lead"] and kinds[-1] == "promo"
    desk.open().press("remove:c1")
    assert again(front).drafted.containers[0].kind == "wire" and again(front).drafted.cards == []


def test_a_place_typed_as_a_number_moves_the_card_there(desk, front):
    articles = [factories.article() for _ in range(3)]
    for number, article in enumerate(articles, start=1):
        desk.open().press(f"place:{article.pk}", to=f"c1:{number}")
    key = again(front).drafted.cards[2].key
    desk.open().press("save", **{f"{key}-place": 1})
    assert lead(front) == [articles[2].pk, articles[0].pk, articles[1].pk]


def test_the_rule_of_a_container_is_a_section_a_tag_a_kind_and_an_age(desk, client, front):
    science = factories.section(name="Sciences")
    lune = factories.tag("Lune")
    told = {"section": science, "tags": [lune], "kind": "interview"}
    wanted = factories.article(**told)
    old = factories.article(**told, at=timezone.now() - timedelta(days=40))
    others = [
        factories.article(**told | each)
        for each in ({"section": factories.section()}, {"tags": ["Mars"]}, {"kind": "news"})
    ]
    desk.open().press("add:row")
    key = again(front).drafted.containers[-1].key
    for container in again(front).drafted.containers[:-1]:
        desk.open().press(f"remove:{container.key}")
    rule = {"section": science.pk, "tag": "lune", "article-kind": "interview", "days": 30}
    said = {f"{key}-{name}".replace("article-kind", "article_kind"): v for name, v in rule.items()}
    data = dict(desk.open().fields) | {name: str(value) for name, value in said.items()}
    assert desk.client.post(desk.address, data | {"do": "launch"}).status_code == 302
    page = client.get("/").content.decode()
    assert wanted.title in page
    assert all(each.title not in page for each in (old, *others))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"c1_count": 0}, "1"),
        ({"c1_count": 99}, "7"),
        ({"c1_count": "beaucoup"}, "nombre"),
        ({"c1_tag": "inconnu"}, "Aucun mot-clé"),
        ({"c1_days": -3}, "1"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field_and_nothing_is_lost(desk, front, said, told):
    answer = desk.press("save", c2_title="Mon fil", **said)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page and "Mon fil" in page
    assert again(front).draft is None
    desk.read(answer)
    sane = {name: {"c1_count": 3}.get(name, "") for name in said}
    assert desk.press("save", **sane).status_code == 302
    assert again(front).drafted.containers[1].title == "Mon fil"


@pytest.mark.parametrize(
    "do",
    [
        *("place:0:c1:1", "place:9999999:c1:1", "place:1:c9:1", "place:x:c1:1", "place:1:c1:0"),
        *("move:a9:c1:1", "card-up:a9", "up:c99", "add:carousel", "explode", "place", "::", "\0"),
        f"place:{10**30}:c1:1",
    ],
)
def test_nonsense_is_refused_in_words(desk, front, do):
    factories.article()
    answer = desk.press(do)
    assert answer.status_code == 422 and again(front).draft is None


def test_a_form_without_our_signature_saves_nothing(desk, front):
    assert desk.press("remove:c1", base="eyJjb250YWluZXJzIjpbXX0:1:x").status_code == 422
    assert desk.press("remove:c1", edition="x").status_code == 422
    assert desk.client.post(desk.address, {}).status_code == 422
    assert again(front).draft is None


def test_an_advertiser_s_text_is_not_placed_in_the_lead(desk, front):
    paid = factories.article(kind="advertorial", advertiser="Banque Exemple")
    assert desk.open().press(f"place:{paid.pk}", to="c1:1").status_code == 422
    assert again(front).draft is None
    row = next(each for each in standing(front).containers if each.kind == "row")
    assert desk.open().press(f"place:{paid.pk}", to=f"{row.key}:1").status_code == 302


def test_the_desk_costs_the_same_number_of_queries_however_much_is_placed(desk, front):
    factories.article()

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            desk.open()
        return len(asked)

    small = cost()
    page = standing(front)
    for number in range(1, 8):
        article = factories.article(lead_image=factories.image())
        page = page.placed(article.pk, "c1", number, 7)
    for number in range(1, 11):
        page = page.placed(factories.article().pk, "c2", number, 20)
    again(front).save_draft(page, by=None)
    assert cost() <= small + 1  # the pictures of its cards, if any


# Ahead of time, and out of sight


def test_a_planned_article_is_placed_ahead_and_appears_at_its_minute(desk, client, time_machine):
    time_machine.move_to(timezone.now().replace(second=0, microsecond=0))
    for _ in range(5):
        factories.article()
    planned = factories.draft(title="À dix heures")
    planned.plan(at=timezone.now() + timedelta(hours=2), by=None)
    assert "À dix heures" in desk.open().html
    desk.press(f"place:{planned.pk}", to="c1:1")
    board = desk.open().html
    assert "programmé pour" in board and "D’ici là" in board
    desk.press("launch")
    assert "À dix heures" not in client.get("/").content.decode()
    time_machine.shift(timedelta(hours=2))
    carry_out_what_is_due()
    page = client.get("/").content.decode()
    assert page.index("À dix heures") < page.index('class="hero-seconds"')


def test_what_is_withdrawn_leaves_its_place_to_the_rule(desk, client):
    placed = factories.article(title="Placé à la main")
    newest = [factories.article() for _ in range(4)][-1]
    desk.open().press(f"place:{placed.pk}", to="c1:1")
    desk.open().press("launch")
    assert "Placé à la main" in client.get("/").content.decode()
    placed.withdraw()
    page = client.get("/").content.decode()
    assert "Placé à la main" not in page
    assert page.index(newest.title) < page.index('class="hero-seconds"')
    assert "retiré" in desk.open().html.lower()


def test_a_kept_embargo_names_nothing_to_those_it_is_kept_from(at_desk, editor, front, client):
    section = factories.section(name="Enquêtes", keeps_embargoes=True)
    section.staff.add(factories.user("Editor"))
    outsider = factories.user("Editor", name="Ailleurs")
    factories.section(name="Sports").staff.add(outsider)
    secret = factories.article(
        title="Zquzzi le secret",
        section=section,
        embargo_until=timezone.now() + timedelta(days=1),
    )
    page = standing(front).placed(secret.pk, "c1", 1, 7)
    again(front).launch(page, by=editor)
    sports = Front.objects.of(outsider.sections.get())
    page = standing(sports).placed(secret.pk, "c1", 1, 7)
    sports.save_draft(page, by=editor)
    stranger = at_desk(outsider)
    for place in ("change", "history", "preview"):
        for each in (front, sports):
            answer = stranger.get(f"/admin/articles/front/{each.pk}/{place}/")
            assert "Zquzzi" not in answer.content.decode(), place
    desk = FrontDesk(stranger, sports)
    assert "ne vous est pas montré" in desk.html
    assert not re.search(rf'-article"[^>]*value="{secret.pk}"', desk.html)
    assert "Zquzzi" not in desk.client.get(f"{desk.address}?q=zquzzi").content.decode()
    desk.press("add:row")  # he arranges on, and the card stays what it is
    assert again(sports).drafted.cards[0].article == secret.pk
    assert desk.open().press(f"place:{secret.pk}", to="c1:2").status_code in (302, 422)
    assert "Zquzzi" not in desk.open().html


# The preview


def test_the_preview_is_framed_by_the_desk_alone_and_shows_the_draft(desk, front, client):
    article = factories.article(at=timezone.now() - timedelta(days=9))
    for _ in range(3):
        factories.article()
    desk.open().press(f"place:{article.pk}", to="c1:1")
    answer = desk.client.get(f"/admin/articles/front/{front.pk}/preview/")
    page = answer.content.decode()
    assert page.index(article.title) < page.index('class="hero-seconds"')
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert "frame-src 'self'" in desk.open().response["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in desk.response["Content-Security-Policy"]
    public = client.get("/")
    assert "frame-ancestors 'none'" in public["Content-Security-Policy"]
    assert public["X-Frame-Options"] == "DENY"
    assert client.get(f"/admin/articles/front/{front.pk}/preview/").status_code == 302


def test_every_section_has_the_same_desk(at_desk, editor, client):
    section = factories.section(name="Sciences", slug="sciences")
    articles = [
        factories.article(section=section, at=timezone.now() - timedelta(hours=n))
        for n in range(30)
    ]
    before = client.get("/sciences/").content.decode()
    staff = at_desk(editor)
    assert "Sciences" in staff.get("/admin/articles/front/").content.decode()
    front = Front.objects.get(section=section)
    desk = FrontDesk(staff, front)
    desk.press(f"place:{articles[25].pk}", to="c1:1")
    assert client.get("/sciences/").content.decode() == before
    desk.open().press("launch")
    page = client.get("/sciences/").content.decode()
    assert page.index(articles[25].title) < page.index(articles[0].title)
    assert sum(page.count(f'href="{each.get_absolute_url()}"') for each in articles) == 23
    assert page.count(f'href="{articles[25].get_absolute_url()}"') == 1
    preview = staff.get(f"/admin/articles/front/{front.pk}/preview/").content.decode()
    assert articles[25].title in preview
