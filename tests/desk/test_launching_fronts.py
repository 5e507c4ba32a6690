"""Who arranges and launches front pages, two at once, and the way back."""

import pytest
from django.contrib.auth.models import Permission

from articles.fronts.placing import standing
from articles.models import Front, FrontLog
from articles.models.arrangement import Arrangement
from articles.models.front import NothingNew, Outdated
from tests import factories
from tests.desk.arranging import FrontDesk, again, lead

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(at_desk, editor, front) -> FrontDesk:
    return FrontDesk(at_desk(editor), front)


# Who may


def test_a_journalist_looks_and_touches_nothing(at_desk, journalist, front):
    client = at_desk(journalist)
    address = f"/admin/articles/front/{front.pk}/"
    page = client.get(f"{address}change/").content.decode()
    assert 'value="launch"' not in page and 'value="save"' not in page
    assert client.post(f"{address}change/", {"do": "save"}).status_code == 403
    for place in ("restore", "drop", "reconcile"):
        assert client.post(f"{address}{place}/").status_code == 403
    assert client.get(f"{address}preview/").status_code == 200


def test_who_may_arrange_need_not_be_one_who_launches(at_desk, journalist, front):
    journalist.user_permissions.add(permission("change_front"))
    desk = FrontDesk(at_desk(journalist), front)
    article = factories.article()
    desk.open()
    assert 'value="launch"' not in desk.html
    assert desk.press(f"place:{article.pk}", to="c1:1").status_code == 302
    assert desk.open().press("launch").status_code == 403
    assert again(front).launched is None
    version = again(front).launch(again(front).drafted, by=None)
    again(front).save_draft(standing(front).without_container("c1"), by=None)
    again(front).launch(again(front).drafted, by=None)
    back = {"version": version.pk, "how": "online"}
    assert desk.client.post(f"/admin/articles/front/{front.pk}/restore/", back).status_code == 403


def permission(codename: str):
    return Permission.objects.get(codename=codename, content_type__app_label="articles")


def test_an_editor_of_one_section_arranges_its_front_and_no_other(at_desk, front):
    sports, science = factories.section(name="Sports"), factories.section(name="Sciences")
    editor = factories.user("Editor")
    sports.staff.add(editor)
    client = at_desk(editor)
    may = {}
    for each in (front, Front.objects.of(sports), Front.objects.of(science)):
        desk = FrontDesk(client, each)
        may[str(each)] = 'value="launch"' in desk.html
        status = client.post(desk.address, {"do": "save"}).status_code
        assert status == (422 if may[str(each)] else 403)
    assert may == {str(front): False, "Sports": True, "Sciences": False}


# Two at once


def test_two_editors_who_arrange_other_parts_lose_nothing(desk, front, at_desk):
    first, second = factories.article(), factories.article()
    paul, ines = desk.open(), FrontDesk(at_desk(factories.user("Editor")), front)
    paul.press(f"place:{first.pk}", to="c1:1")
    answer = ines.press(f"place:{second.pk}", to="c2:1")
    assert answer.status_code == 302
    assert set(again(front).drafted.articles) == {first.pk, second.pk}
    assert "les deux sont là" in ines.open().html


def test_a_save_on_an_outdated_draft_shows_both_and_one_chooses(desk, front, at_desk):
    mine, theirs = factories.article(title="Le mien"), factories.article(title="Le leur")
    paul, ines = desk.open(), FrontDesk(at_desk(factories.user("Editor")), front)
    paul.press(f"place:{theirs.pk}", to="c1:1")
    answer = ines.press(f"place:{mine.pk}", to="c1:1")
    page = answer.content.decode()
    assert answer.status_code == 409 and "Le mien" in page and "Le leur" in page
    assert lead(front) == [theirs.pk]
    copy = front.versions.get(kind="set-aside")
    assert Arrangement.from_json(copy.content).articles == [mine.pk]
    address = f"/admin/articles/front/{front.pk}/reconcile/?copy={copy.pk}"
    edition = again(front).edition
    assert ines.client.post(address, {"edition": edition}).status_code == 422
    chosen = {"choice-c1": "mine", "edition": edition}
    paul.open().press("add:row")
    assert ines.client.post(address, chosen).status_code == 409
    assert ines.client.post(address, chosen | {"edition": edition + 1}).status_code == 302
    assert lead(front) == [mine.pk]
    assert again(front).drafted.containers[-1].kind == "row"


def test_an_outdated_page_launches_nothing_that_it_did_not_show(desk, front, at_desk):
    first, second = factories.article(), factories.article()
    paul, ines = desk.open(), FrontDesk(at_desk(factories.user("Editor")), front)
    paul.press(f"place:{first.pk}", to="c1:1")
    assert ines.press("launch", c1_title="x", c1_count=2).status_code == 409
    assert again(front).launched is None
    with pytest.raises(Outdated):
        front.launch(standing(front).placed(second.pk, "c1", 1, 7), by=None, edition=0)
    assert again(front).launched is None


def test_what_is_online_is_not_launched_again(desk, front):
    desk.press("launch")
    assert front.versions.count() == 1
    desk.open().press("launch")
    assert front.versions.count() == FrontLog.objects.count() == 1
    with pytest.raises(NothingNew):
        again(front).launch(again(front).drafted, by=None)


# Back


def test_a_former_launch_is_taken_as_the_draft_or_put_online_at_once(desk, front, client):
    one, two = factories.article(title="La première"), factories.article(title="La seconde")
    for _ in range(16):
        factories.article()
    desk.open().press(f"place:{one.pk}", to="c1:1")
    desk.open().press("launch")
    first = again(front).launched
    desk.open().press(f"place:{two.pk}", to="c1:1")
    desk.open().press(f"release:{again(front).drafted.cards[1].key}")
    desk.open().press("launch")
    desk.open().press("add:promo")
    restore = f"/admin/articles/front/{front.pk}/restore/"
    history = desk.client.get(f"/admin/articles/front/{front.pk}/history/").content.decode()
    assert history.count("Prendre comme brouillon") == 2
    desk.client.post(restore, {"version": first.pk, "how": "draft"})
    assert lead(front) == [one.pk]
    assert "La seconde" in client.get("/").content.decode()
    aside = front.versions.get(kind="set-aside")
    assert aside.content["containers"][-1]["kind"] == "promo"
    desk.client.post(restore, {"version": first.pk, "how": "online", "reason": "Erreur"})
    page = client.get("/").content.decode()
    assert page.index("La première") < page.index('class="hero-seconds"')
    assert FrontLog.objects.first().verb == "put-back"
    assert again(front).launched.restored_from == first
    assert desk.client.post(restore, {"version": "x"}).status_code == 404
    other = Front.objects.of(factories.section())
    foreign = other.launch(standing(other), by=None)
    assert desk.client.post(restore, {"version": foreign.pk}).status_code == 404


def test_a_draft_is_given_up_for_what_is_online_and_kept_in_the_history(desk, front):
    article = factories.article()
    desk.press("launch")
    desk.open().press(f"place:{article.pk}", to="c1:1")
    drop = f"/admin/articles/front/{front.pk}/drop/"
    desk.client.post(drop, {"edition": 0})
    assert lead(front) == [article.pk]  # that was not the draft he saw
    desk.client.post(drop, {"edition": again(front).edition})
    assert again(front).drafted == again(front).online and not again(front).has_changes
    kept = front.versions.get(kind="set-aside")
    assert Arrangement.from_json(kept.content).articles == [article.pk]
