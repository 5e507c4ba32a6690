"""Deciding on a publication: what changes is shown, what was shown is published, now or at its hour."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, CheckLevel, Correction
from articles.models.check_level import Level
from articles.models.publication import Change, Status
from tests import factories
from tests.desk.writing import decide, fields_of, write

pytestmark = pytest.mark.django_db
NOON = "2026-05-04 10:00Z"  # in Paris, two hours later


@pytest.fixture
def desk(editor, at_desk, time_machine):
    time_machine.move_to(NOON, tick=False)
    return at_desk(editor)


def at(article, name: str = "publish") -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk])


def edit(article, **fields):
    return Article.objects.get(pk=article.pk).save_draft(article.draft() | fields, by=None)


def page_of(desk, article, name: str = "publish") -> str:
    return desk.get(at(article, name)).content.decode()


def fresh(article) -> Article:
    return Article.objects.get(pk=article.pk)


def test_the_page_shows_what_changes_and_nothing_is_public_yet(desk):
    article = factories.article(title="Avant", body="<p>Un mot reste.</p>", tags=["CNIL"])
    edit(article, title="Après", body="<p>Un mot change.</p>", tags=[])
    page = page_of(desk, article)
    assert "<ins" in page and "<del" in page and "Après" in page and "CNIL" in page
    assert fresh(article).title == "Avant"


def test_only_the_text_that_was_shown_is_published(desk):
    article = factories.article(title="Avant")
    edit(article, title="Montré")
    form = fields_of(page_of(desk, article), "decision_form") | {"change": [Change.MINOR]}
    edit(article, title="Jamais vu")
    answer = desk.post(at(article), form)
    page = answer.content.decode()
    assert answer.status_code == 409 and "Jamais vu" in page and "a changé depuis que vous" in page
    assert fresh(article).title == "Avant"
    again = fields_of(page, "decision_form")
    assert again["change"] == [Change.MINOR]  # what was chosen is kept
    desk.post(at(article), again)
    assert fresh(article).title == "Jamais vu"


def test_what_was_withdrawn_meanwhile_is_not_brought_back_unseen(desk, editor):
    article = factories.article(title="Avant")
    edit(article, title="Après")
    form = fields_of(page_of(desk, article), "decision_form") | {"change": [Change.MINOR]}
    fresh(article).withdraw(by=editor, reason="Plainte fondée")
    answer = desk.post(at(article), form)
    assert answer.status_code == 409 and "Plainte fondée" in answer.content.decode()
    assert fresh(article).status == "withdrawn"
    desk.post(at(article), fields_of(answer.content.decode(), "decision_form"))
    assert fresh(article).title == "Après"  # now it was seen


def test_a_draft_saved_before_the_page_was_opened_by_another_is_part_of_it(desk):
    article = factories.draft(title="Vu")
    assert decide(desk, article).status_code == 200
    assert fresh(article).is_public


@pytest.mark.parametrize("change", [Change.CORRECTION, Change.RIGHT_OF_REPLY])
def test_readers_are_told_or_it_is_not_published(desk, change):
    article = factories.article()
    edit(article, title="Corrigé")
    refused = decide(desk, article, change=change)
    assert refused.status_code == 422 and "Corrigé" in refused.content.decode()
    assert not Correction.objects.exists() and fresh(article).title != "Corrigé"
    decide(desk, article, change=change, notice="Le chiffre était faux.")
    record = Correction.objects.get(article=article)
    assert (record.kind, record.text, record.date) == (
        change,
        "Le chiffre était faux.",
        fresh(article).updated_at,
    )


def test_a_correction_needs_no_change_of_the_text(desk):
    article = factories.article(title="Tel quel")
    assert "ce que les lecteurs ont" in page_of(desk, article)
    decide(desk, article, change=Change.CORRECTION, notice="Nous n’avions pas le droit.")
    assert fresh(article).corrections.count() == 1 and fresh(article).updated_at


def test_a_notice_typed_and_then_not_wanted_is_not_published(desk):
    article = factories.article()
    decide(desk, article, change=Change.MINOR, notice="Oublié ici")
    assert not Correction.objects.exists()


def test_no_kind_is_chosen_for_the_editor_but_the_first(desk):
    live, draft = factories.article(), factories.draft()
    assert decide(desk, live).status_code == 422
    assert decide(desk, draft).status_code == 200
    assert fresh(draft).log.first().verb == Change.FIRST


def test_it_is_planned_with_its_kind_its_notice_and_its_reason(desk, editor):
    article = factories.article()
    edit(article, title="À treize heures")
    answer = decide(
        desk,
        article,
        change=Change.CORRECTION,
        notice="Faux.",
        when="later",
        at_="2026-05-04T13:00",
        reason="Accord du service",
    )
    planned = article.schedule.get()
    assert (planned.change, planned.notice, planned.made_by) == ("correction", "Faux.", editor)
    assert planned.at == timezone.now() + timedelta(hours=1)
    assert planned.revision.snapshot["title"] == "À treize heures"
    assert fresh(article).title != "À treize heures"
    assert "Programmé" in answer.content.decode()
    assert "Accord du service" in article.log.first().reason


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Dites quand"),
        ("2026-05-04T11:59", "Ce moment est passé"),
        ("demain", "ne peut pas être lu"),
        ("2027-03-28T02:30", "n’existe pas"),
        ("2026-10-25T02:30", "deux fois"),
        ("0001-01-01T00:00", "passé"),
        ("9999-12-31T23:59", ""),
    ],
)
def test_a_time_that_cannot_be_is_refused_in_words(desk, typed, said):
    article = factories.draft()
    answer = decide(desk, article, when="later", at_=typed)
    if said:
        assert answer.status_code == 422 and said in answer.content.decode().replace("\xa0", " ")
        assert not article.schedule.exists()
    else:
        assert answer.status_code == 200


@pytest.mark.parametrize(("which", "utc"), [("0", "00:30"), ("1", "01:30")])
def test_of_an_hour_that_comes_twice_one_is_chosen(desk, which, utc):
    article = factories.draft()
    refused = decide(desk, article, when="later", at_="2026-10-25T02:30").content.decode()
    form = fields_of(refused, "decision_form")
    assert "at_which" in form
    desk.post(at(article), form | {"at_which": [which]})
    planned = article.schedule.get()
    assert f"{planned.at:%H:%M}" == utc
    # Opened again, the form says the same hour and which of the two it is.
    moving = fields_of_planned(page_of(desk, article, "schedule"))
    assert moving[f"p{planned.pk}-at_which"] == [which]


def fields_of_planned(page: str) -> dict:
    first = page[page.index('class="planned-act" novalidate') :]
    return fields_of(f'<form id="x" {first[: first.index("</form>")]}</form>', "x")


def test_what_blocks_stops_a_publication_and_a_plan_and_advice_does_not(desk):
    article = factories.draft(kind="advertorial", standfirst="")
    page = page_of(desk, article)
    assert "annonceur" in page and f"{at(article, 'change')}#id_advertiser" in page
    for when in ({}, {"when": "later", "at_": "2026-05-05T08:00"}):
        assert decide(desk, article, **when).status_code == 422
    assert not fresh(article).was_public and not article.schedule.exists()
    edit(article, advertiser="Éditeur")
    decide(desk, article)
    assert fresh(article).is_public


def test_rights_must_hold_on_the_day_for_which_it_is_planned(desk):
    picture = factories.image(rights_expire_on=timezone.localdate())
    article = factories.draft(lead_image=picture)
    assert decide(desk, article, when="later", at_="2026-05-05T08:00").status_code == 422
    assert decide(desk, article).status_code == 200


def test_a_check_that_is_off_is_not_shown(desk):
    article = factories.draft(standfirst="")
    assert "Un chapô dit" in page_of(desk, article)
    CheckLevel.objects.create(name="standfirst", level=Level.OFF)
    assert "Un chapô dit" not in page_of(desk, article)


def test_under_embargo_it_is_published_and_hidden_until_its_hour(desk, client, time_machine):
    article = factories.draft()
    decide(desk, article, embargo_until="2026-05-04T15:00")
    made = fresh(article)
    assert made.status == Status.PUBLISHED and not made.is_public
    assert client.get(made.get_absolute_url()).status_code == 404
    time_machine.move_to("2026-05-04 13:00Z")
    assert client.get(made.get_absolute_url()).status_code == 200


def test_a_time_before_the_embargo_ends_is_refused_and_the_embargo_kept(desk):
    article = factories.draft()
    refused = decide(
        desk,
        article,
        embargo_until="2026-05-04T15:00",
        when="later",
        at_="2026-05-04T14:00",
    )
    assert refused.status_code == 422 and "embargo" in refused.content.decode()
    assert fresh(article).embargo_until is None


def test_a_page_left_open_does_not_lift_an_embargo(desk):
    article = factories.draft()
    decision = fields_of(page_of(desk, article), "decision_form")
    writing = fields_of(page_of(desk, article, "change"))
    until = timezone.now() + timedelta(hours=3)
    article.set_embargo(until, by=None)
    desk.post(at(article, "change"), writing | {"_save": ["1"], "title": ["Autre titre"]})
    assert fresh(article).embargo_until == until
    decision["version"] = fields_of(page_of(desk, article), "decision_form")["version"]
    desk.post(at(article), decision)
    assert fresh(article).embargo_until == until and not fresh(article).is_public


def test_an_embargo_is_moved_after_publication_until_readers_have_it(desk, time_machine):
    article = factories.article(embargo_until=timezone.now() + timedelta(hours=1))
    write(desk, article, embargo_until="2026-05-04T16:00")
    assert fresh(article).published_at.hour == 14
    assert article.log.first().verb == "embargo"
    time_machine.move_to("2026-05-04 15:00Z")
    write(desk, article, embargo_until="2026-05-09T16:00")
    assert fresh(article).is_public


def test_an_editor_withdraws_with_a_reason_or_not_at_all(desk, client):
    article = factories.article()
    assert decide(desk, article, "withdraw").status_code == 422
    assert fresh(article).is_public
    decide(desk, article, "withdraw", reason="Décision de justice")
    assert fresh(article).status == Status.WITHDRAWN
    assert article.log.first().reason == "Décision de justice"
    assert client.get(article.get_absolute_url()).status_code == 410


def test_a_withdrawn_article_comes_back_and_the_page_says_what_happened(desk, client):
    article = factories.article()
    decide(desk, article, "withdraw", reason="Décision de justice")
    page = page_of(desk, article)
    assert "Décision de justice" in page and "remet" in page
    decide(desk, article, change=Change.SIGNIFICANT)
    assert client.get(article.get_absolute_url()).status_code == 200


def test_a_withdrawal_is_planned(desk):
    article = factories.article()
    decide(
        desk, article, "withdraw", reason="Fin de l’accord", when="later", at_="2026-06-01T00:00"
    )
    planned = article.schedule.get()
    assert planned.is_withdrawal and planned.reason == "Fin de l’accord"
    assert fresh(article).is_public


def test_what_cannot_be_withdrawn_is_said(desk):
    assert decide(desk, factories.draft(), "withdraw", reason="x").status_code == 422


def test_the_bar_says_what_is_planned_and_what_is_not_part_of_it(desk, editor):
    article = factories.draft()
    planned = article.plan(at=timezone.now() + timedelta(hours=2), by=editor)
    page = page_of(desk, article, "change")
    assert "04/05/2026 14:00" in page and "_take_newer" not in page
    edit(article, title="Plus récent")
    page = page_of(desk, article, "change")
    assert "n’en fait pas partie" in page and f'name="_take_newer" value="{planned.pk}"' in page
    form = fields_of(page) | {"_take_newer": [str(planned.pk)]}
    assert desk.post(at(article, "change"), form, follow=True).status_code == 200
    planned.refresh_from_db()
    assert planned.revision.snapshot["title"] == "Plus récent"


def test_the_bar_says_what_failed(desk, editor):
    article = factories.draft()
    article.plan(at=timezone.now() + timedelta(hours=2), by=editor).fail("Panne.", again=False)
    for name in ("change", "publish", "schedule"):
        assert "Panne." in page_of(desk, article, name)


@pytest.mark.parametrize("sent", [{"at": "2026-05-06T09:00"}, {"at": "hier"}, {}])
def test_the_hour_is_changed_or_the_page_says_why_not(desk, editor, sent):
    article = factories.draft()
    planned = article.plan(at=timezone.now() + timedelta(hours=2), by=editor)
    fields = {f"p{planned.pk}-{name}": value for name, value in sent.items()}
    answer = desk.post(at(article, "schedule"), fields | {"planned": planned.pk, "act": "move"})
    planned.refresh_from_db()
    if sent.get("at", "").startswith("2026"):
        assert answer.status_code == 302 and planned.at.day == 6
    else:
        assert answer.status_code == 422 and planned.at.day == 4


def test_what_is_planned_is_called_off_with_a_reason(desk, editor):
    article = factories.draft()
    planned = article.plan(at=timezone.now() + timedelta(hours=2), by=editor)
    given = {"planned": planned.pk, "act": "call-off", "reason": "Démenti"}
    desk.post(at(article, "schedule"), given)
    planned.refresh_from_db()
    assert planned.cancelled_at and "Démenti" in article.log.first().reason
    again = desk.post(at(article, "schedule"), given, follow=True)
    assert again.status_code == 200 and "déjà" in again.content.decode()


@pytest.mark.parametrize("planned", ["", "x", "0", "9" * 40, "-1"])
def test_a_plan_that_is_none_is_not_found(desk, planned):
    article = factories.draft()
    answer = desk.post(at(article, "schedule"), {"planned": planned, "act": "move"})
    assert answer.status_code == 404


def test_nobody_moves_what_belongs_to_another_article(desk, editor):
    planned = factories.draft().plan(at=timezone.now() + timedelta(hours=2), by=editor)
    other = factories.draft()
    given = {"planned": planned.pk, "act": "call-off"}
    assert desk.post(at(other, "schedule"), given).status_code == 404


@pytest.mark.parametrize("name", ["publish", "withdraw", "schedule"])
def test_a_journalist_decides_nothing_of_it(journalist, at_desk, name):
    article = factories.draft(created_by=journalist)
    client = at_desk(journalist)
    assert client.get(at(article, name)).status_code == 403
    assert client.post(at(article, name), {"change": "first"}).status_code == 403


@pytest.mark.parametrize("pictures", [1, 30])
def test_the_page_costs_the_same_few_queries_for_any_text(
    desk, pictures, django_assert_max_num_queries
):
    article = factories.article(authors=[factories.author()], tags=["CNIL"])
    body = "".join(
        f'<p>Un paragraphe {n}.</p><figure data-block="image" data-id="{factories.image().pk}">'
        f'</figure><p><a href="/tag/t{n}/">là-bas</a></p>'
        for n in range(pictures)
    )
    edit(article, body=body)
    with django_assert_max_num_queries(40):
        assert desk.get(at(article)).status_code == 200


def test_the_dashboard_says_what_is_planned_and_what_was_not_done(desk, editor):
    done, broken = factories.draft(title="Prévu"), factories.draft(title="Bloqué")
    for article in (done, broken):
        article.plan(at=timezone.now() + timedelta(hours=2), by=editor)
    broken.schedule.get().fail("Panne de disque.", again=False)
    page = desk.get("/admin/").content.decode()
    assert "Prévu" in page and "Panne de disque." in page
    listed = desk.get("/admin/articles/scheduledchange/?is=in-trouble").content.decode()
    assert "Bloqué" in listed and "Prévu" not in listed
