"""Keys are rotated and destroyed; what a destroyed one locked is gone from every copy."""

import io

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from comments import keys, recognition, vault
from comments.asking import address_in, keep_address
from comments.mailing.outbox import empty_outbox
from comments.models import (
    Comment,
    CommenterContact,
    LegalLog,
    Letter,
    LetterState,
    ReaderContact,
    Subscription,
)
from comments.recognition import recognise_contact
from comments.retention import destroy_key, purge
from tests import factories
from tests.comments.posting import send
from tests.jobs import run_jobs

pytestmark = pytest.mark.django_db

WHY = "La clé a été copiée sur un poste volé."


def command(*args) -> dict[str, str]:
    """What ``manage.py vault`` prints: variables by name, and its sentence under ""."""
    out = io.StringIO()
    call_command("vault", *args, stdout=out, stderr=io.StringIO())
    lines = [line.partition("=") for line in out.getvalue().splitlines()]
    return {name if equals else "": value or name for name, equals, value in lines}


@pytest.fixture
def sealed(client):
    """A subscribed comment whose address is locked with a key that is in use no longer."""
    send(client, factories.article())
    comment = Comment.objects.get()
    Subscription.objects.create(comment=comment)
    contact = CommenterContact.objects.get()
    command("rotate")
    return contact


def put_back(contact) -> None:
    """As an old backup of the database brings it back."""
    CommenterContact.objects.all().delete()
    contact.save(force_insert=True)


def test_a_key_before_its_time_needs_a_sentence(sealed):
    for reason in ([], ["--reason", "parce que"]):
        with pytest.raises(CommandError, match="not due"):
            command("destroy", sealed.key_id, *reason)
    assert sealed.key_id in keys.private_keys()
    said = command("destroy", sealed.key_id, "--reason", WHY)
    assert "1 addresses" in said[""]
    assert not CommenterContact.objects.exists()
    assert LegalLog.objects.get().reason == f"{sealed.key_id}: {WHY}"


def test_a_key_whose_time_is_over_needs_none(sealed, time_machine):
    time_machine.move_to(timezone.now() + timezone.timedelta(days=400))
    command("destroy", sealed.key_id)
    assert LegalLog.objects.get().reason == f"{sealed.key_id}: retention"


def test_the_key_in_use_an_unknown_one_and_a_destroyed_one_are_refused(sealed):
    in_use = list(keys.public_keys())[-1]
    command("destroy", sealed.key_id, "--reason", WHY)
    for key_id in (in_use, "1999-01", sealed.key_id, "../x"):
        with pytest.raises(CommandError, match="no key that could be destroyed"):
            command("destroy", key_id, "--reason", WHY)
    assert in_use in keys.private_keys()


def test_an_old_backup_s_boxes_do_not_open_any_more(sealed):
    assert vault.open_contact(sealed)
    destroy_key(sealed.key_id, WHY)
    put_back(sealed)
    with pytest.raises(keys.KeyDestroyed):
        vault.open_sealed(sealed.pk, sealed.sealed, sealed.key_id)
    assert vault.open_contact(sealed) is None


def test_letters_to_addresses_that_are_gone_end_quietly(sealed, caplog):
    Comment.objects.get().approve()
    run_jobs()
    (letter,) = Letter.objects.all()
    destroy_key(sealed.key_id, WHY)
    put_back(sealed)
    assert empty_outbox() == 0
    letter.refresh_from_db()
    assert (letter.state, letter.tries) == (LetterState.DROPPED, 1)
    assert mail.outbox == []
    assert caplog.records == []


def test_who_wrote_it_is_not_asked_for_ever(sealed):
    destroy_key(sealed.key_id, WHY)
    put_back(sealed)
    recognise_contact(sealed.pk)
    assert Comment.objects.get().commenter is None
    recognition.recognise_waiting()


def test_whoever_reported_or_asked_is_gone_as_well():
    contact = keep_address("marie@exemple.example")
    command("rotate")
    destroy_key(contact.key_id, WHY)
    assert not ReaderContact.objects.exists()
    assert address_in(contact.pk) is None


def test_a_key_that_is_only_missing_is_not_taken_for_a_destroyed_one(sealed, settings):
    """A worker that was started without its keys tries again; it does not give letters up."""
    (settings.KEYS_DIR / f"vault-{sealed.key_id}.private").unlink()
    Comment.objects.get().approve()
    Letter.objects.write("confirm", Subscription.objects.get().pk)
    empty_outbox()
    assert Letter.objects.get().state == LetterState.WAITING


def test_the_id_of_a_destroyed_key_is_never_given_again(sealed):
    destroy_key(sealed.key_id, WHY)
    command("rotate")
    assert sealed.key_id not in keys.public_keys()


def test_where_the_environment_holds_the_keys_its_keeper_is_told_what_to_put_there(settings):
    given = command("keygen")
    settings.VAULT_PUBLIC_KEY = [given["VAULT_PUBLIC_KEY"]]
    settings.VAULT_PRIVATE_KEY = [given["VAULT_PRIVATE_KEY"]]
    first = given["VAULT_PUBLIC_KEY"].split(":")[0]
    contact = keep_address("marie@exemple.example")
    rotated = command("rotate")
    settings.VAULT_PUBLIC_KEY = rotated["VAULT_PUBLIC_KEY"].split(",")
    settings.VAULT_PRIVATE_KEY = rotated["VAULT_PRIVATE_KEY"].split(",")
    assert address_in(contact.pk) == "marie@exemple.example"  # the older key goes on opening
    assert len(settings.VAULT_PUBLIC_KEY) == 2

    left = command("destroy", first, "--reason", WHY)
    settings.VAULT_PUBLIC_KEY = left["VAULT_PUBLIC_KEY"].split(",")
    settings.VAULT_PRIVATE_KEY = left["VAULT_PRIVATE_KEY"].split(",")
    assert [entry.split(":")[0] for entry in settings.VAULT_PUBLIC_KEY] != [first]
    assert f"{first}:destroyed" in settings.VAULT_PRIVATE_KEY
    contact.save(force_insert=True)
    assert address_in(contact.pk) is None
    assert purge().keys_due == []
    assert f"{first}:destroyed" in command("rotate")["VAULT_PRIVATE_KEY"]
    assert keep_address("paul@exemple.example").key_id != first
