"""The list of what is held about readers is whole, and the copy, erasure and retention do what it says."""

import json
from datetime import timedelta

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import models
from django.utils import timezone

from articles.models import Article
from comments import asking, rights, vault
from comments.holdings import HELD, NOTHING_OF_READERS, Erasure
from comments.models import (
    AccessRequest,
    Ban,
    BanLength,
    Comment,
    CommenterContact,
    CommenterNote,
    ErrorReport,
    ErrorReportLog,
    LegalLog,
    Letter,
    Notice,
    NoticeContact,
    ReaderContact,
    ReplyNotice,
    Reveal,
    Subscription,
    TextTrace,
)
from comments.noticing import seal_sender
from comments.retention import RULES, purge
from newsroom.holdings import TRACES
from newsroom.privacy import keeping
from tests import factories
from tests.comments.posting import MARIE, send
from tests.jobs import run_jobs

pytestmark = pytest.mark.django_db

WORDS = (models.CharField, models.TextField, models.JSONField, models.BinaryField)
BY_MODEL = {held.model: held for held in HELD}


def columns_of_words(model) -> set[str]:
    return {
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, WORDS) and not field.choices
    }


# Everything is named


@pytest.mark.parametrize("model", list(apps.get_app_config("comments").get_models()))
def test_every_model_and_every_column_of_words_is_named(model):
    """A new model, or a new text column, fails here until somebody says what becomes of it."""
    if model in NOTHING_OF_READERS:
        named = NOTHING_OF_READERS[model].split()
        assert model not in BY_MODEL
    else:
        named = [*BY_MODEL[model].fields.split(), *BY_MODEL[model].plain.split()]
    assert set(named) == columns_of_words(model)
    assert len(named) == len(set(named))


# Tables of newsroom and of the libraries that hold nothing of readers. A new one has to be put here, or
# into TRACES. (articles knows no reader: what he may leave there is in TRACES as well.)
OTHERS = set(
    """admin.LogEntry auth.Group auth.Permission contenttypes.ContentType newsroom.DutyRun newsroom.User
    sessions.Session taggit.Tag taggit.TaggedItem""".split()
)


def test_every_table_of_newsroom_and_the_libraries_was_thought_of():
    elsewhere = {m._meta.label: m for m in apps.get_models() if m._meta.app_label != "comments"}
    traces = {trace.label: trace for trace in TRACES}
    named = OTHERS | set(traces)
    assert {label for label in elsewhere if not label.startswith("articles.")} <= named
    assert named <= set(elsewhere)
    for label, trace in traces.items():
        assert set(trace.fields.split()) <= columns_of_words(elsewhere[label])


@pytest.mark.parametrize("held", HELD, ids=lambda held: held.model.__name__)
def test_how_long_it_is_kept_is_a_rule_that_runs(held):
    ruled = {rule.days for rule in RULES} | {"addresses"}
    assert held.kept
    for period in held.kept:
        if isinstance(period, str):
            assert period in settings.RETENTION_DAYS and period in ruled
        elif not isinstance(period, timedelta):
            assert period in BY_MODEL or period is Article
            assert period in {f.related_model for f in held.model._meta.concrete_fields}
    if not held.copy or held.erasure == Erasure.KEPT:
        assert held.because


def test_every_period_of_the_settings_is_in_the_list():
    named = {period for held in HELD for period in held.kept if isinstance(period, str)}
    assert named == set(settings.RETENTION_DAYS)


# What the list says is done. Marie has a row in every table, and a word of hers in every column.


def word(model, column: str) -> str:
    return f"mot{model.__name__}{column}".replace("_", "").lower()


def mark(row, *columns: str):
    """Write its own word into each column."""
    type(row).objects.filter(pk=row.pk).update(**{c: word(type(row), c) for c in columns})
    return row


@pytest.fixture
def marie(client):
    """Everything that this site can hold of one reader."""
    article, staff = factories.article(), factories.user("Moderator")
    send(client, article, text="Une remarque assez longue pour laisser une trace de son texte.")
    run_jobs()
    comment = Comment.objects.get()
    comment.approve(by=staff)
    comment.refresh_from_db()
    mark(comment, "author_name", "text", "search_text", "submission_digest", "content_digest",
         "text_digest")  # fmt: skip
    Comment.objects.update(screening=[{"screen": "x", "note": word(Comment, "screening")}])
    comment.edits.create(text=word(comment.edits.model, "text"))
    commenter = comment.commenter
    CommenterNote.objects.create(commenter=commenter, text=word(CommenterNote, "text"))
    mark(Ban.objects.give(comment, by=staff, length=BanLength.WEEK), "reason").lift(by=staff)
    comment.reject(by=staff, reason="motmoderationlogreason")
    line = comment.log.filter(verb="reject").first()
    mark(comment.appeals.create(decision=line, text="x", state="refused"), "text", "reasons")
    subscription = Subscription.objects.create(comment=comment)
    ReplyNotice.objects.create(subscription=subscription, comment=factories.comment(article))
    Letter.objects.write("confirm", subscription.pk)
    TextTrace.objects.create(comment=comment, band=1)
    Reveal.objects.create(comment=comment, asked_by=staff, public_key=b"", parcel=b"x" * 99)
    LegalLog.objects.create(comment=comment, verb="reveal-opened", reason="motlegallogreason")
    contact = asking.keep_address(MARIE["email"])
    correction = factories.correction(article, credit="Paul, moterrorreportauthorname")
    report = mark(
        ErrorReport.objects.create(
            article=article, contact_id=contact.pk, wants_credit=True, correction=correction
        ),
        "passage", "text", "author_name",
    )  # fmt: skip
    mark(ErrorReportLog.objects.create(report=report, verb="settled"), "reason")
    notice = mark(factories.notice(factories.comment(article)), "explanation", "place", "decision")
    seal_sender(notice, "Marie Dupont", MARIE["email"])
    return comment


def copy_for(email: str) -> dict:
    """The copy as the reader gets it: post answers, web gives it out."""
    asked = asking.ask(email)
    asking.answer(asked.pk)
    return AccessRequest.objects.get(pk=asked.pk)


@pytest.fixture
def copy(marie, client) -> dict:
    asked = copy_for(MARIE["email"])
    return client.get(f"/comments/mine/{asked.token}/export/").json()


def test_the_reader_of_these_tests_has_a_row_in_every_table(marie):
    copy_for(MARIE["email"])
    assert [held.model.__name__ for held in HELD if not held.model.objects.exists()] == []


@pytest.mark.parametrize(
    "held", [held for held in HELD if held.copy], ids=lambda held: held.model.__name__
)
def test_what_the_list_says_is_in_the_copy_stands_there(copy, held):
    part = json.dumps(copy[held.copy])
    secret = {"known", "token_digest", "search_text"} | {
        "submission_digest", "content_digest", "text_digest",
    }  # fmt: skip
    for column in (
        set(held.fields.split()) - secret - ({"reason"} if held.model is LegalLog else set())
    ):
        assert word(held.model, column) in part, column
    assert part not in ("null", "[]")


def test_the_copy_holds_no_address_and_no_colleague(copy):
    said = json.dumps(copy)
    assert MARIE["email"] not in said
    assert "Camille Roux" not in said
    assert copy["comments"][0]["your address was opened"]
    assert copy["comments"][0]["answers by mail"]["ended"] is None


def test_erasure_does_to_each_table_what_the_list_says(marie):
    copy_for(MARIE["email"])
    rows = {held.model: list(held.model.objects.values_list("pk", flat=True)) for held in HELD}
    hers = {Comment: [marie.pk]} | {
        model: pks for model, pks in rows.items() if model is not Comment
    }
    assert rights.erase(MARIE["email"]) == 1
    dump = b"\n".join(piece for _where, piece in keeping.dumped_tables()).lower()
    for held in HELD:
        left = held.model.objects.filter(pk__in=hers[held.model])
        if held.erasure == Erasure.DELETED:
            assert not left.exists(), held.model
        else:
            assert left.exists(), held.model
        for column in held.fields.split():
            stays = held.erasure == Erasure.KEPT
            if column not in ("sealed", "known", "parcel", "about", "token_digest"):
                assert (word(held.model, column).encode() in dump) == stays, (held.model, column)


def test_the_thanks_under_the_article_go_with_her_report(marie, client):
    article = marie.article
    assert "moterrorreportauthorname" in client.get(article.get_absolute_url()).content.decode()
    rights.erase(MARIE["email"])
    page = client.get(article.get_absolute_url()).content.decode()
    assert "moterrorreportauthorname" not in page
    assert article.corrections.get().credit == "Paul"


def test_a_ban_that_is_in_force_outlives_erasure_with_its_fingerprint_and_nothing_else(marie):
    ban = Ban.objects.give(marie, by=factories.user(), length=BanLength.GOOD)
    rights.erase(MARIE["email"])
    ban.refresh_from_db()
    assert ban.commenter.known == vault.fingerprint(MARIE["email"], "known")
    assert not ban.commenter.comments.exists() and not ban.commenter.notes.exists()


def test_another_reader_loses_nothing(marie, client):
    send(client, marie.article, email="paul@exemple.fr", author_name="Paul", text="Autre chose.")
    run_jobs()
    contact = asking.keep_address("paul@exemple.fr")
    ErrorReport.objects.create(article=marie.article, contact_id=contact.pk, text="Autre erreur.")
    asked = copy_for("paul@exemple.fr")
    rights.erase(MARIE["email"])
    assert Comment.objects.filter(text="Autre chose.").exists()
    assert ErrorReport.objects.get().text == "Autre erreur."
    assert CommenterContact.objects.count() == 1
    assert AccessRequest.objects.get() == asked


def test_who_has_only_reported_something_gets_his_copy_as_well(client):
    article = factories.article()
    seal_sender(factories.notice(factories.comment(article)), "Paul", "paul@exemple.fr")
    contact = asking.keep_address("Paul@Exemple.fr")
    ErrorReport.objects.create(article=article, contact_id=contact.pk, text="La date est fausse.")
    asked = copy_for("paul@exemple.fr")
    page = client.get(f"/comments/mine/{asked.token}/").content.decode()
    assert "La date est fausse." in page
    copy = client.get(f"/comments/mine/{asked.token}/export/").json()
    assert (copy["you"], copy["comments"], len(copy["notices"])) == (None, [], 1)
    client.post(f"/comments/mine/{asked.token}/erase/", {"sure": "1"})
    run_jobs()
    assert not ErrorReport.objects.exists()
    assert not NoticeContact.objects.exists()
    assert not ReaderContact.objects.exists()
    assert Notice.objects.count() == 1


def test_a_box_that_was_not_locked_by_us_stops_nobody(marie):
    ReaderContact.objects.create(sealed=b"x" * 400, key_id=CommenterContact.objects.get().key_id)
    assert copy_for(MARIE["email"]).about


def test_the_command_prints_the_same_copy(marie, capsys):
    call_command("vault", "export", MARIE["email"])
    printed = json.loads(capsys.readouterr().out)
    assert printed["notices"] and printed["comments"] and printed["you"]["bans"]


def test_old_reports_and_appeals_go(marie, time_machine):
    Comment.objects.update(state="approved")
    marie.appeals.update(decided_at=timezone.now())
    time_machine.move_to(timezone.now() + timedelta(days=366))
    counts = purge().counts
    assert counts["reports of errors"] == counts["decided appeals"] == 1
    assert not ErrorReport.objects.exists()
