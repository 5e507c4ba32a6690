"""What a reader asks about himself: the link to all he wrote, his copy of it, its erasure.

Who asks gets the same answer whatever the address is, and web does not know either: post opens it, and mails
the link if that address has commented here. Nobody's mailbox can be filled with it.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from comments import rights, vault
from comments.copying import about
from comments.models import AccessRequest, Letter, ReaderContact

MOST_A_DAY = 3  # links to one address
DAY = timedelta(days=1)


def keep_address(email: str) -> ReaderContact:
    """Lock away the address of somebody who wrote something else than a comment."""
    contact = ReaderContact()
    contact.sealed, contact.key_id = vault.seal(contact.pk, email)
    contact.save(force_insert=True)
    return contact


def address_in(contact_id) -> str | None:
    """The worker's way back; None when it is there no longer."""
    contact = ReaderContact.objects.filter(pk=contact_id).first()
    return contact and vault.open_contact(contact)


def ask(email: str) -> AccessRequest:
    return AccessRequest.objects.create(contact_id=keep_address(email).pk)


@transaction.atomic
def answer(request_id) -> None:
    """Mail the link, if something is kept of somebody with that address. Safe to repeat."""
    asked = AccessRequest.objects.filter(pk=request_id, about__isnull=True).first()
    email = asked and address_in(asked.contact_id)
    if not email:
        return
    reader = rights.find(email)
    answered = reader.requests.filter(about__isnull=False, created_at__gt=timezone.now() - DAY)
    if not reader.is_known or answered.count() >= MOST_A_DAY:
        forget(AccessRequest.objects.filter(pk=asked.pk))
        return
    asked.commenter, asked.about = reader.commenter, about(reader)
    asked.save(update_fields=["commenter", "about"])
    Letter.objects.write("access", asked.pk)


@transaction.atomic
def erase(request_id) -> None:
    """Do what the reader asked for behind his link. Safe to repeat."""
    asked = AccessRequest.objects.filter(pk=request_id, erase_asked_at__isnull=False).first()
    if email := asked and address_in(asked.contact_id):
        rights.erase(email)


def forget_old_requests() -> int:
    return forget(AccessRequest.objects.over())


def forget(requests) -> int:
    """Delete requests with the addresses that they came with."""
    contacts = list(requests.values_list("contact_id", flat=True))
    ReaderContact.objects.filter(pk__in=contacts).delete()
    return requests.delete()[0]
