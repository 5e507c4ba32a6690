"""What each check weighs, and corrections written by hand."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, CheckLevel
from tests import factories
from tests.desk.writing import decide, fields_of

pytestmark = pytest.mark.django_db
NOON = "2026-05-04 10:00Z"  # in Paris, two hours later


@pytest.fixture
def desk(editor, at_desk, time_machine):
    time_machine.move_to(NOON, tick=False)
    return at_desk(editor)


def fresh(article) -> Article:
    return Article.objects.get(pk=article.pk)


LEVELS = "/admin/articles/checklevel/"


def test_an_administrator_decides_what_each_check_weighs(at_desk, editor):
    boss = at_desk(factories.user("Administrator"))
    page = boss.get(LEVELS).content.decode()
    form = fields_of(page, "levels_form")
    assert form["rights"] == ["blocks"] and form["standfirst"] == ["advises"]
    boss.post(LEVELS, form | {"standfirst": ["blocks"], "links": ["off"]})
    assert dict(CheckLevel.objects.values_list("name", "level")) == {
        "standfirst": "blocks",
        "links": "off",
    }
    article = factories.draft(standfirst="")
    assert decide(at_desk(editor), article).status_code == 422


def test_an_editor_sees_the_levels_and_changes_none(desk):
    form = fields_of(desk.get(LEVELS).content.decode(), "levels_form")
    assert desk.post(LEVELS, form | {"rights": ["off"]}).status_code == 403


def test_a_level_that_is_none_is_refused(at_desk):
    boss = at_desk(factories.user("Administrator"))
    form = fields_of(boss.get(LEVELS).content.decode(), "levels_form")
    assert boss.post(LEVELS, form | {"rights": ["maybe"]}).status_code == 422


CORRECTIONS = "/admin/articles/correction/"


def test_a_correction_written_by_hand_moves_the_date_and_leaves_a_line(desk, editor):
    article = factories.article(at=timezone.now() - timedelta(days=3))
    form = fields_of(desk.get(f"{CORRECTIONS}add/").content.decode(), "correction_form")
    form |= {"article": [str(article.pk)], "text": ["Le nom était faux."]}
    desk.post(f"{CORRECTIONS}add/", form)
    record = article.corrections.get()
    assert fresh(article).updated_at == record.date
    line = article.log.first()
    assert (line.verb, line.actor, line.reason) == ("corrected", editor, "Le nom était faux.")
    change = f"{CORRECTIONS}{record.pk}/change/"
    form = fields_of(desk.get(change).content.decode(), "correction_form")
    desk.post(change, form | {"text": ["Le prénom était faux."]})
    assert article.corrections.get().text == "Le prénom était faux."
    desk.post(f"{CORRECTIONS}{record.pk}/delete/", {"post": "yes"})
    assert [line.verb for line in article.log.all()][:3] == [
        "uncorrected",
        "corrected",
        "corrected",
    ]


def test_a_correction_is_written_changed_and_deleted_by_the_people_of_its_section(desk, at_desk):
    article = factories.article(section=factories.section(name="Politique"))
    record = factories.correction(article, text="Le nom était faux.")
    stranger = factories.user("Editor")
    factories.section(name="Sport").staff.add(stranger)
    client, change = at_desk(stranger), f"{CORRECTIONS}{record.pk}/change/"
    form = fields_of(client.get(f"{CORRECTIONS}add/").content.decode(), "correction_form")
    form |= {"article": [str(article.pk)], "text": ["Tout était faux."]}
    refused = client.post(f"{CORRECTIONS}add/", form)
    assert refused.status_code == 422 and "Tout était faux." in refused.content.decode()
    assert client.get(change).status_code == 200  # to be read
    assert client.post(change, form).status_code == 403
    assert client.post(f"{CORRECTIONS}{record.pk}/delete/", {"post": "yes"}).status_code == 403
    ticked = {"action": "delete_selected", "_selected_action": [record.pk], "post": "yes"}
    client.post(CORRECTIONS, ticked)
    assert article.corrections.get().text == "Le nom était faux."
    assert not article.log.filter(actor=stranger).exists()
    assert desk.get(change).context["has_change_permission"]


def test_a_correction_is_not_dated_tomorrow(desk):
    article = factories.article()
    form = fields_of(desk.get(f"{CORRECTIONS}add/").content.decode(), "correction_form")
    form |= {"article": [str(article.pk)], "text": ["Faux."], "date": ["2026-05-05T12:00"]}
    assert desk.post(f"{CORRECTIONS}add/", form).status_code == 422
    assert not article.corrections.exists()
