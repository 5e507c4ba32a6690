"""The vault: what is locked stays locked, and opens only where it should."""

import json
import uuid

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from comments import keys, recognition, vault
from comments.checks import check_vault_keys
from comments.models import Comment, Commenter, CommenterContact, State
from tests import factories
from tests.comments.posting import MARIE, send
from tests.jobs import run_jobs

words = st.text(
    alphabet=st.characters(codec="utf-8", exclude_characters="@"), min_size=1, max_size=60
)
addresses = st.builds("{}@{}".format, words, words)
quickly = effort(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@quickly
@given(address=addresses)
def test_what_is_sealed_opens_to_the_same_address_and_tells_nothing_by_its_length(address):
    contact = uuid.uuid4()
    sealed, key_id = vault.seal(contact, address)
    assert vault.open_sealed(contact, sealed, key_id) == address
    assert len(sealed) == len(vault.seal(contact, "a@b.fr")[0])
    assert address.encode() not in sealed


@quickly
@given(address=addresses)
def test_a_fingerprint_is_the_same_for_every_spelling_and_another_for_every_purpose(address):
    known = vault.fingerprint(address, "known")
    assert known == vault.fingerprint(f"  {address}\n", "known")
    assert known != vault.fingerprint(address, "ban") != vault.fingerprint(address, "erasure")
    assert known != vault.fingerprint(f"x{address}", "known")
    assert len(known) == 64


def test_case_composition_and_the_writing_of_a_domain_do_not_make_another_reader():
    one, *others = "zoé@café.fr", "ZOÉ@CAFÉ.FR", "zoe\u0301@cafe\u0301.fr", "zoé@xn--caf-dma.fr"
    assert {vault.fingerprint(each, "known") for each in others} == {
        vault.fingerprint(one, "known")
    }


def test_sealing_twice_gives_two_boxes():
    contact = uuid.uuid4()
    assert vault.seal(contact, "a@b.fr") != vault.seal(contact, "a@b.fr")


def test_a_box_moved_to_another_row_does_not_open():
    sealed, key_id = vault.seal(uuid.uuid4(), "a@b.fr")
    with pytest.raises(vault.VaultError):
        vault.open_sealed(uuid.uuid4(), sealed, key_id)


@quickly
@given(junk=st.binary(max_size=500))
def test_junk_does_not_open(junk):
    _sealed, key_id = vault.seal(uuid.uuid4(), "a@b.fr")
    with pytest.raises(vault.VaultError):
        vault.open_sealed(uuid.uuid4(), junk, key_id)


def test_an_address_too_long_for_any_is_refused_without_being_shown():
    with pytest.raises(vault.VaultError) as caught:
        vault.seal(uuid.uuid4(), "x" * 2_000 + "@b.fr")
    assert "xxx" not in str(caught.value)


def test_key_files_are_for_their_owner_alone(settings):
    vault.seal(uuid.uuid4(), "a@b.fr")
    vault.fingerprint("a@b.fr", "known")
    for path in settings.KEYS_DIR.iterdir():
        wanted = 0o644 if path.suffix == ".public" else 0o600
        assert path.stat().st_mode & 0o777 == wanted, path


def test_a_rotation_reaches_a_running_process_and_old_boxes_still_open():
    contact = uuid.uuid4()
    old = vault.seal(contact, "a@b.fr")
    call_command("vault", "rotate", stdout=open("/dev/null", "w"))  # noqa: SIM115, PTH123 - no file
    new = vault.seal(contact, "a@b.fr")
    assert new[1] > old[1]
    assert vault.open_sealed(contact, *old) == vault.open_sealed(contact, *new) == "a@b.fr"


def test_every_month_has_its_key(time_machine):
    time_machine.move_to("2026-11-23 12:00Z")
    vault.seal(uuid.uuid4(), "a@b.fr")
    assert vault.rotate() is None
    time_machine.move_to("2026-12-01 00:30Z")
    assert vault.rotate() == "2026-12"
    assert vault.seal(uuid.uuid4(), "a@b.fr")[1] == "2026-12"


def test_without_its_private_key_a_box_stays_shut(settings):
    contact = uuid.uuid4()
    sealed, key_id = vault.seal(contact, "a@b.fr")
    (settings.KEYS_DIR / f"vault-{key_id}.private").unlink()
    with pytest.raises(keys.KeyMissing):
        vault.open_sealed(contact, sealed, key_id)


def test_keys_of_the_environment_come_first_and_the_last_named_locks(settings, capsys):
    call_command("vault", "keygen")
    printed = dict(line.split("=", 1) for line in capsys.readouterr().out.splitlines())
    settings.VAULT_PUBLIC_KEY = [f"2001-01:{keys.encode(b'x' * 32)}", printed["VAULT_PUBLIC_KEY"]]
    settings.VAULT_PRIVATE_KEY = [printed["VAULT_PRIVATE_KEY"]]
    settings.VAULT_INDEX_KEY = printed["VAULT_INDEX_KEY"]
    contact = uuid.uuid4()
    sealed, key_id = vault.seal(contact, "a@b.fr")
    assert key_id == printed["VAULT_PUBLIC_KEY"].split(":")[0]
    assert vault.open_sealed(contact, sealed, key_id) == "a@b.fr"
    assert vault.fingerprint("a@b.fr", "known")
    assert not settings.KEYS_DIR.exists()


def test_production_needs_a_public_key_and_draws_none(settings):
    settings.IS_PRODUCTION = True
    assert [error.id for error in check_vault_keys(None)] == ["comments.E001"]
    with pytest.raises(keys.KeyMissing):
        vault.seal(uuid.uuid4(), "a@b.fr")
    with pytest.raises(keys.KeyMissing):
        vault.fingerprint("a@b.fr", "known")
    assert not settings.KEYS_DIR.exists()
    with pytest.raises(CommandError, match="VAULT_PRIVATE_KEY"):
        call_command("worker", "--once")


def test_a_malformed_key_is_refused_without_being_shown(settings):
    for entry in ("2026-11:c2VjcmV0", "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0", "a b:c2VjcmV0", "x:é"):
        settings.VAULT_PUBLIC_KEY = [entry]
        (error,) = check_vault_keys(None)
        assert error.id == "comments.E002"
        assert "c2VjcmV0" not in error.msg


@pytest.mark.django_db
def test_the_worker_recognises_a_reader_whatever_he_signs(client):
    article = factories.article()
    send(client, article)
    send(client, article, author_name="M.", text="Autre chose.", email=MARIE["email"].upper())
    send(client, article, author_name="Paul", text="Bonjour.", email="paul@exemple.fr")
    assert not Commenter.objects.exists()
    run_jobs()
    first, second, third = (comment.commenter for comment in Comment.objects.order_by("pk"))
    assert first == second != third


@pytest.mark.django_db
def test_a_job_that_was_lost_is_made_up_for(client):
    send(client, factories.article())
    assert recognition.recognise_the_forgotten() == 0  # its job still has time
    assert recognition.recognise_waiting() == 1
    assert Comment.objects.get().commenter is not None


@pytest.mark.django_db
def test_the_database_deletes_a_sealed_address_with_its_comment(client):
    send(client, factories.article())
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM comments_comment")
    assert not CommenterContact.objects.exists()


@pytest.mark.django_db
def test_a_reader_gets_a_copy_of_what_he_wrote(client, capsys):
    article = factories.article()
    send(client, article)
    send(client, article, email="paul@exemple.fr", text="Pas de Marie.")
    call_command("vault", "export", MARIE["email"])
    printed = capsys.readouterr().out
    (found,) = json.loads(printed)["comments"]
    assert found["text"] == MARIE["text"]
    assert MARIE["email"] not in printed


@pytest.mark.django_db
def test_a_reader_is_erased_and_the_answers_of_others_stay(client):
    article = factories.article()
    send(client, article)
    mine = Comment.objects.get()
    mine.approve()
    answer = factories.comment(parent=mine, state=State.APPROVED, text="Je réponds à Marie.")
    call_command("vault", "erase", MARIE["email"])
    mine.refresh_from_db()
    assert (mine.state, mine.author_name, mine.text) == ("erased", "", "")
    assert not CommenterContact.objects.exists()
    assert not Commenter.objects.exists()
    page = client.get(article.get_absolute_url()).content.decode()
    assert "Marie" not in page.replace(answer.text, "")
    assert answer.text in page
