"""What has been kept long enough goes, with a report; nothing else does, and nothing tears."""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from comments import keys, vault
from comments.models import Ban, Comment, Commenter, CommenterContact, LegalLog, PurgeReport, State
from comments.retention import RULES, purge, sealed_models
from tests import factories
from tests.comments.posting import send
from tests.jobs import run_jobs

pytestmark = pytest.mark.django_db

YEAR = timedelta(days=366)


def test_refused_and_spam_go_when_their_time_is_over_and_published_stays(time_machine):
    kept = factories.comment(state=State.APPROVED)
    factories.comment(state=State.REJECTED)
    factories.comment(state=State.SPAM)
    time_machine.move_to(timezone.now() + timedelta(days=91))
    assert purge().counts["comments called spam"] == 1
    assert Comment.objects.count() == 2
    time_machine.move_to(timezone.now() + YEAR)
    assert purge().counts["comments refused or withdrawn"] == 1
    assert list(Comment.objects.all()) == [kept]


def test_a_refused_comment_that_others_answered_leaves_an_empty_place(time_machine):
    opening = factories.comment(state=State.APPROVED)
    answer = factories.comment(parent=opening, state=State.APPROVED)
    opening.reject(reason="insult")
    time_machine.move_to(timezone.now() + YEAR)
    purge()
    opening.refresh_from_db()
    assert (opening.state, opening.text) == (State.ERASED, "")
    assert opening.log.first().reason == "retention"
    assert Comment.objects.filter(pk=answer.pk).exists()


def test_a_dry_run_counts_and_changes_nothing(time_machine):
    factories.comment(state=State.SPAM)
    vault.make_pair("2020-01")
    vault.make_pair(keys.this_month())
    time_machine.move_to(timezone.now() + timedelta(days=91))
    report = purge(dry_run=True)
    assert report.is_dry
    assert report.counts["comments called spam"] == 1
    assert report.keys_destroyed == ["2020-01"]
    assert Comment.objects.count() == 1
    assert "2020-01" in keys.public_keys()


def test_running_it_twice_does_nothing_more(time_machine):
    factories.comment(state=State.SPAM)
    time_machine.move_to(timezone.now() + timedelta(days=91))
    purge()
    second = purge()
    assert set(second.counts.values()) == {0}
    assert second.keys_destroyed == []
    assert PurgeReport.objects.count() == 2


def test_more_rows_than_a_batch_go_in_one_run(monkeypatch, time_machine):
    monkeypatch.setattr("comments.retention.BATCH", 2)
    article = factories.article()
    for _n in range(5):
        factories.comment(article, state=State.SPAM)
    time_machine.move_to(timezone.now() + timedelta(days=91))
    assert purge().counts["comments called spam"] == 5


def test_with_the_month_s_key_every_copy_of_its_addresses_becomes_unreadable(client, time_machine):
    send(client, factories.article())
    contact = CommenterContact.objects.get()
    copy = (contact.pk, bytes(contact.sealed), contact.key_id)  # as an old backup has it
    assert vault.open_sealed(*copy)
    time_machine.move_to(timezone.now() + timedelta(days=200))
    vault.rotate()
    assert purge().keys_destroyed == []
    time_machine.move_to(timezone.now() + YEAR)
    vault.rotate()
    report = purge()
    assert contact.key_id in report.keys_destroyed
    assert not CommenterContact.objects.exists()
    with pytest.raises(keys.KeyDestroyed):
        vault.open_sealed(*copy)
    left = list(keys.directory().glob(f"*{contact.key_id}*"))
    assert [path.suffix for path in left] == [".destroyed"]
    line = LegalLog.objects.get(verb="key-destroyed")
    assert line.reason == f"{contact.key_id}: retention"


def test_the_pair_in_use_is_never_destroyed(time_machine):
    vault.make_pair("2020-01")
    assert purge().keys_destroyed == []
    assert list(keys.public_keys()) == ["2020-01"]


def test_keys_of_the_environment_are_named_to_their_keeper(settings):
    private, public = vault.draw_pair()
    settings.VAULT_PUBLIC_KEY = [f"{name}:{keys.encode(public)}" for name in ("2020-01", "2026-11")]
    settings.VAULT_PRIVATE_KEY = [f"2020-01:{keys.encode(private)}"]
    report = purge()
    assert (report.keys_destroyed, report.keys_due) == ([], ["2020-01"])


def test_a_silent_commenter_is_forgotten_unless_a_ban_needs_him(client, time_machine):
    for name in ("Marie", "Paul"):
        send(client, factories.article(), author_name=name, email=f"{name}@exemple.example")
    run_jobs()
    paul = Comment.objects.get(author_name="Paul")
    Ban.objects.create(commenter=paul.commenter, given_by=factories.user())
    time_machine.move_to(timezone.now() + timedelta(days=3 * 365 + 2))
    purge()
    assert [commenter.pk for commenter in Commenter.objects.all()] == [paul.commenter_id]
    assert Comment.objects.count() == 2


def test_every_table_with_sealed_addresses_is_under_the_rule():
    assert {model._meta.model_name for model in sealed_models()} >= {
        "commentercontact", "noticecontact", "readercontact",
    }  # fmt: skip


def test_every_rule_has_its_period_and_its_source(settings):
    assert {rule.days for rule in RULES} | {"addresses"} == set(settings.RETENTION_DAYS)
    assert all(rule.source for rule in RULES)


def test_the_command_says_what_it_did(client, time_machine):
    factories.comment(state=State.SPAM)
    time_machine.move_to(timezone.now() + timedelta(days=91))
    out = io.StringIO()
    call_command("purge", "--dry-run", stdout=out)
    assert "1 comments called spam" in out.getvalue()
    client.force_login(factories.user("Administrator"))
    assert client.get("/admin/comments/purgereport/").status_code == 200
