"""The worker's side of the vault: whose comment is this?

Only here are sealed addresses opened, by the role that holds the private keys. What is kept of an
address is its fingerprint (:func:`comments.vault.fingerprint`).
"""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from comments import vault
from comments.disposable import mark_disposable
from comments.keys import KeyMissing
from comments.models import Comment, Commenter, CommenterContact
from comments.settling import settle

PATIENCE = timedelta(minutes=10)  # a job that is not done by then was lost with its worker
MEMORY = timedelta(days=7)  # after that nobody waits for it
BATCH = 500

log = logging.getLogger("comments")


@transaction.atomic
def recognise_contact(contact_id) -> None:
    """Give the comment of this contact its commenter, and do what follows from that. Safe to repeat."""
    contact = CommenterContact.objects.filter(pk=contact_id).first()
    if contact is None:
        return  # erased in the meantime
    email = vault.open_contact(contact)
    if email is None:
        return  # its key was destroyed: nobody will ever know
    known = vault.fingerprint(email, "known")
    commenter, _ = Commenter.objects.get_or_create(known=known)
    comments = Comment.objects.select_related("article__section")
    comment = comments.get(pk=contact.comment_id)  # the contact cannot be there without it
    comment.commenter = commenter
    comment.save(update_fields=["commenter"])
    mark_disposable(comment, email)
    settle(comment, commenter)


def recognise_the_forgotten() -> int:
    """Recognise what a job should have done by now, and did not: it was lost, or lacked a key."""
    return recognise_waiting(PATIENCE)


def recognise_waiting(at_least: timedelta = timedelta()) -> int:
    """Recognise the comments that have waited ``at_least`` that long; return how many."""
    now = timezone.now()
    waiting = CommenterContact.objects.filter(
        created_at__range=(now - MEMORY, now - at_least), comment__commenter=None
    )
    count = 0
    for contact_id in waiting.values_list("pk", flat=True)[:BATCH]:
        try:
            recognise_contact(contact_id)
            count += 1
        except vault.VaultError:
            log.warning("The contact %s was not sealed by us: it does not open.", contact_id)
        except KeyMissing as error:
            log.warning("%s", error)
            break
    return count
