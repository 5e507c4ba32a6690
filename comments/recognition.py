"""The worker's side of the vault: whose comment is this?

Only here are sealed addresses opened, by the role that holds the private keys. What is kept of an
address is its fingerprint (:func:`comments.vault.fingerprint`).
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from comments import vault
from comments.models import Comment, Commenter, CommenterContact

PATIENCE = timedelta(minutes=10)  # a job that is not done by then was lost with its worker


@transaction.atomic
def recognise_contact(contact_id: str) -> None:
    """Give the comment of this contact its commenter. Safe to repeat."""
    contact = CommenterContact.objects.filter(pk=contact_id).first()
    if contact is None:
        return  # erased in the meantime
    email = vault.open_sealed(contact.pk, contact.sealed, contact.key_id)
    known = vault.fingerprint(email, "known")
    commenter, _ = Commenter.objects.get_or_create(known=known)
    Comment.objects.filter(pk=contact.comment_id).update(commenter=commenter)


def unrecognised():
    """Ids of contacts whose comment still has no commenter, though its job should be done."""
    late = CommenterContact.objects.filter(
        created_at__lt=timezone.now() - PATIENCE, comment__commenter=None
    )
    return late.values_list("pk", flat=True)
