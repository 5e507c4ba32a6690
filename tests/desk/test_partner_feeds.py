"""Feeds for partners: a choice of what is public, at an address of their own."""

import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import ArticleLog, Byline, PartnerFeed
from tests import factories

pytestmark = pytest.mark.django_db

HERE = "http://127.0.0.1:8000"
LIST = "admin:articles_partnerfeed_changelist"


def make(**choice) -> tuple[PartnerFeed, str]:
    many = {name: choice.pop(name) for name in ("sections", "tags", "authors") if name in choice}
    feed = PartnerFeed.objects.create(name="Agrégateur", **choice)
    for name, rows in many.items():
        getattr(feed, name).set(rows)
    return feed, feed.give_address(by=None).removeprefix(HERE)


def titles(client, address: str) -> set[str]:
    answer = client.get(address)
    assert answer.status_code == 200
    return {item.findtext("title") for item in ElementTree.fromstring(answer.content).iter("item")}


def act(client, name: str, *feeds):
    chosen = {"action": name, "_selected_action": [feed.pk for feed in feeds]}
    return client.post(reverse(LIST), chosen, follow=True)


def address_in(answer) -> str:
    found = re.search(rf"{HERE}(/partner/[\w-]+/feed/)", answer.content.decode())
    return found[1] if found else ""


@pytest.fixture
def administrator(client):
    client.force_login(factories.user("Administrator"))
    return client


def test_an_administrator_makes_a_feed_and_sees_its_address_once(administrator):
    section, ada = factories.section(slug="securite"), factories.author(name="Ada")
    factories.article(title="Un", section=section, authors=[ada], tags=["RGPD"])
    factories.article(title="Deux")
    form = {"name": "Agrégateur", "sections": [section.pk], "tags": "RGPD", "authors": "Ada"}
    answer = administrator.post(
        reverse("admin:articles_partnerfeed_add"), form | {"is_full": "on"}, follow=True
    )
    address = address_in(answer)
    assert titles(administrator, address) == {"Un"}
    feed = PartnerFeed.objects.get()
    assert [row.name for row in feed.tags.all()] == ["RGPD"]
    token = address.split("/")[2]
    assert token not in str(PartnerFeed.objects.values())  # the database has its digest alone
    change = reverse("admin:articles_partnerfeed_change", args=[feed.pk])
    assert token not in administrator.get(change).content.decode()
    assert 'value="RGPD"' in administrator.get(change).content.decode()


def test_a_name_that_nobody_has_comes_back_with_what_was_typed(administrator):
    form = {"name": "Agrégateur", "tags": "RGPD, Néant"}
    answer = administrator.post(reverse("admin:articles_partnerfeed_add"), form)
    assert answer.status_code == 422
    assert "Néant" in answer.content.decode() and 'value="RGPD, Néant"' in answer.content.decode()
    assert not PartnerFeed.objects.exists()


def test_a_new_address_ends_the_former_one_and_a_closed_feed_is_not_there(administrator):
    feed, first = make()
    second = address_in(act(administrator, "give_new_addresses", feed))
    assert second and second != first
    assert administrator.get(first).status_code == 404
    assert administrator.get(second).status_code == 200
    act(administrator, "close", feed)
    assert administrator.get(second).status_code == 404
    lines = ArticleLog.objects.filter(title="Agrégateur").order_by("pk")
    assert [line.verb for line in lines] == ["partner-address"] * 2 + ["partner-closed"]
    assert lines.last().actor is not None


@pytest.mark.parametrize("role", ["Journalist", "Moderator"])
def test_others_of_the_newsroom_see_no_partner(client, role):
    feed, _address = make()
    client.force_login(factories.user(role))
    assert client.get(reverse(LIST)).status_code == 403
    assert act(client, "close", feed).status_code == 403
    assert PartnerFeed.objects.get().is_open


def test_each_filter_takes_any_of_what_it_names_and_all_filters_hold(client):
    one, two = factories.section(), factories.section()
    ada, luc = factories.author(), factories.author()
    rgpd, health = factories.tag("RGPD"), factories.tag("Santé")
    wanted = {"section": one, "tags": [rgpd, health], "authors": [ada, luc], "kind": "analysis"}
    factories.article(title="Oui", **wanted)
    factories.article(title="Section", **wanted | {"section": two})
    factories.article(title="Tag", **wanted | {"tags": ["Autre"]})
    factories.article(title="Auteur", **wanted | {"authors": [factories.author()]})
    factories.article(title="Genre", **wanted | {"kind": "news"})
    everything = {"sections": [one], "tags": [rgpd, health], "authors": [ada, luc]}
    _feed, address = make(kinds=["analysis", "review"], **everything)
    assert titles(client, address) == {"Oui"}
    _feed, address = make(sections=[one, two], tags=[health])
    assert titles(client, address) == {"Oui", "Section", "Auteur", "Genre"}


def test_a_partner_gets_nothing_that_readers_do_not(client):
    section = factories.section()
    factories.article(title="Public", section=section)
    factories.draft(title="Brouillon", section=section)
    later = timezone.now() + timedelta(days=1)
    factories.article(title="Embargo", section=section, embargo_until=later)
    factories.article(title="Demain", section=section, at=later)
    withdrawn = factories.article(title="Retiré", section=section)
    withdrawn.withdraw(reason="test")
    _feed, address = make(sections=[section])
    assert titles(client, address) == {"Public"}


def test_what_is_not_ours_to_pass_on_stays(client):
    factories.article(title="Publicité", kind="advertorial", advertiser="ACME")
    factories.article(title="Ailleurs", canonical_url="https://ailleurs.example/a/")
    agency = factories.article(title="Dépêche")
    Byline.objects.create(article=agency, author=factories.author(), agency="AFP")
    factories.article(title="À nous", authors=[factories.author()])
    assert titles(client, make()[1]) == {"À nous"}
    assert titles(client, make(with_agencies=True)[1]) == {"À nous", "Dépêche"}
    assert len(titles(client, make(kinds=["advertorial"])[1])) == 1


def test_a_lapsed_picture_is_not_passed_on(client):
    yesterday = timezone.localdate() - timedelta(days=1)
    picture = factories.image(drawn=True, rights_expire_on=yesterday)
    block = f'<figure data-block="image" data-id="{picture.pk}"></figure>'
    factories.article(lead_image=picture, body=f"<p>A</p>{block}")
    assert picture.renditions["folder"] not in client.get(make()[1]).content.decode()


def test_a_short_feed_brings_readers_to_the_page(client):
    section = factories.section(slug="s")
    factories.article(slug="a", section=section, standfirst="Le chapô.", body="<p>Secret.</p>")
    for ending in ("", "atom/", "json/"):
        text = client.get(f"{make(is_full=False)[1]}{ending}").content.decode()
        assert "Secret" not in text and "Le chapô." in text
        assert f"{HERE}/s/a/" in text and "Lire la suite sur Octet" in text


def test_nobody_else_hears_of_the_address(client, settings):
    settings.WEBSUB_HUB = "https://hub.example/"
    factories.article()
    _feed, address = make()
    answer = client.get(address)
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert answer.headers["Cache-Control"] == "private, max-age=0"
    assert "Link" not in answer.headers and b"hub.example" not in answer.content
    assert any(address.startswith(prefix) for prefix in settings.PAGE_STORE_BYPASS)
    assert "partner" not in client.get("/").content.decode()
    known = {"If-None-Match": answer.headers["ETag"]}
    assert client.get(address, headers=known).status_code == 304
    assert client.get("/partner/inconnu/feed/").status_code == 404


def test_it_costs_the_same_few_queries_whatever_is_chosen(client, django_assert_max_num_queries):
    section, ada = factories.section(), factories.author()
    for _ in range(5):
        factories.article(section=section, authors=[ada], tags=["RGPD", "Santé"])
    tags = [factories.tag("Autre"), *section.articles.first().tags.all()]
    _feed, address = make(sections=[section], authors=[ada], tags=tags)
    with django_assert_max_num_queries(11):
        assert len(titles(client, address)) == 5
