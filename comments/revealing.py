"""Break-glass: a reader's address, opened for somebody of the newsroom who gives a reason.

A court asks who wrote something, a reader is in danger: then, and only then. The way of the address:

1. *desk* draws a key pair for this once, keeps its public half in the row and gives the private half to the
   browser of whoever asked, in a cookie of this one page. It is in no address, so that no history and no log
   of a server has it; and in no session, because sessions are rows of the database.
2. *post* opens the sealed address, locks it to that public key and puts the parcel into the row.
3. *desk* opens the parcel with what the browser brings, shows it in an answer that nobody may keep, and
   empties the row in the same transaction.

So a database, stolen at whatever moment, write-ahead log and backups included, holds boxes that its thief
cannot open. desk holds no key of the vault, and of this one only while it answers. Nothing can be
opened in silence: post writes the line of the log and the mails to everybody who may do the same in the
transaction of the opening, and neither web nor desk may change a line. Whoever takes over desk itself can ask
as desk does; it is post that counts, MOST_A_DAY for the whole site, and everybody is told.
"""

import hmac
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models.rights import holding
from comments import keys, vault
from comments.models import (
    Comment,
    CommenterContact,
    LegalLog,
    LegalVerb,
    Letter,
    Reveal,
    RevealOutcome,
)

PERMISSION = "comments.reveal_email"
MOST_A_DAY = (
    20  # addresses of the whole site; a large paper gets as many requests of courts in a month
)
MOST_TOLD = 100  # people
DAY = timedelta(days=1)


class RevealError(Exception):
    """What stands in the way, in words for whoever asked."""


@transaction.atomic
def ask(comment: Comment, reason: str, *, by) -> tuple[Reveal, str]:
    """Ask for the address that came with ``comment``; return the row, and the private half of its key."""
    private, public = vault.draw_pair()
    reveal = Reveal(comment=comment, asked_by=by, public_key=public)
    reveal.proof = reveal.sign()
    reveal.save(force_insert=True)
    LegalLog.objects.create(
        actor=by, verb=LegalVerb.REVEAL_ASKED, reason=reason, comment=comment, at=reveal.asked_at
    )
    return reveal, keys.encode(private)


@transaction.atomic
def open_for(reveal_id) -> None:
    """Post's part. Safe to repeat: what has been opened is not opened a second time."""
    waiting = Reveal.objects.alive().filter(pk=reveal_id, outcome=RevealOutcome.WAITING)
    reveal = waiting.select_for_update().first()
    if reveal is None:
        return
    reveal.outcome, address = look_up(reveal)
    if address is not None:
        reveal.parcel = vault.seal_for(reveal.public_key, reveal.pk, address)
        tell(leave_line(reveal, LegalVerb.REVEAL_OPENED))
    reveal.save(update_fields=["outcome", "parcel"])


def look_up(reveal: Reveal) -> tuple[RevealOutcome, str | None]:
    asker = reveal.asked_by
    if not (asker.has_perm(PERMISSION) and hmac.compare_digest(reveal.proof, reveal.sign())):
        return RevealOutcome.FORGED, None
    if opened_since(timezone.now() - DAY) >= MOST_A_DAY:
        return RevealOutcome.TOO_MANY, None
    contact = CommenterContact.objects.filter(comment=reveal.comment_id).first()
    if contact is None:
        return RevealOutcome.NONE, None
    try:
        address = vault.open_sealed(contact.pk, contact.sealed, contact.key_id)
    except keys.KeyDestroyed:
        return RevealOutcome.DESTROYED, None
    except (keys.KeyMissing, vault.VaultError):
        return RevealOutcome.SHUT, None
    return RevealOutcome.OPENED, address


def opened_since(moment) -> int:
    return LegalLog.objects.filter(verb=LegalVerb.REVEAL_OPENED, at__gt=moment).count()


def leave_line(reveal: Reveal, verb: LegalVerb) -> LegalLog:
    return LegalLog.objects.create(actor=reveal.asked_by, verb=verb, comment=reveal.comment)


def tell(line: LegalLog) -> None:
    """Write to everybody who may do the same, whoever did it included: his account may be in other hands."""
    staff = get_user_model().objects.filter(holding(PERMISSION), is_active=True, is_staff=True)
    for person in staff.distinct().order_by("pk").values_list("pk", flat=True)[:MOST_TOLD]:
        Letter.objects.write("revealed", f"{line.pk}:{person}")


@transaction.atomic
def show_once(reveal: Reveal, private_key: str) -> str:
    """The address, and the row is empty from then on. Raises RevealError, which changes nothing."""
    row = Reveal.objects.alive().select_for_update().filter(pk=reveal.pk).first()
    if row is None or row.parcel is None:
        raise RevealError(_("There is nothing here to be read any more."))
    try:
        address = vault.open_with(keys.decode(private_key, "reveal"), row.pk, row.parcel)
    except (keys.KeyMalformed, vault.VaultError):
        raise RevealError(_("Only the browser in which it was asked for can show it.")) from None
    row.parcel, row.outcome = None, RevealOutcome.SHOWN
    row.save(update_fields=["parcel", "outcome"])
    leave_line(row, LegalVerb.REVEAL_SHOWN)
    return address


def forget_reveals() -> int:
    """Delete what nobody came for in time, and what has been read."""
    return Reveal.objects.over().delete()[0]
