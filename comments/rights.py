"""What a reader may ask for about himself: a copy (GDPR art. 15 and 20), and erasure (art. 17).

A reader is known by his address alone, so this is the worker's work: it makes the fingerprint, and finds by
it the commenter, the errors he reported and the notices he signed. What there is, and what becomes of each
table, is the table of :mod:`comments.holdings`; the copy itself is made in :mod:`comments.copying`.
"""

import logging
from dataclasses import dataclass

from django.db import transaction

from articles.models import Article
from articles.signals import changed
from comments import vault
from comments.keys import KeyMissing
from comments.models import (
    AccessRequest,
    Appeal,
    Commenter,
    CommenterContact,
    ErrorReport,
    Notice,
    NoticeContact,
    ReaderContact,
    Reveal,
    Subscription,
)
from comments.recognition import recognise_waiting

BATCH = 500
NOBODY = ""  # the fingerprint of what does not open: it is not tried again

log = logging.getLogger("comments")


@dataclass(frozen=True)
class Reader:
    """Somebody by his fingerprint, and what is kept of him."""

    known: str
    commenter: Commenter | None

    @property
    def reports(self):
        contacts = ReaderContact.objects.filter(known=self.known)
        return ErrorReport.objects.filter(contact_id__in=contacts.values("pk"))

    @property
    def notices(self):
        contacts = NoticeContact.objects.filter(known=self.known)
        return Notice.objects.filter(pk__in=contacts.values("notice"))

    @property
    def requests(self):
        contacts = ReaderContact.objects.filter(known=self.known)
        return AccessRequest.objects.filter(contact_id__in=contacts.values("pk"))

    @property
    def is_known(self) -> bool:
        return bool(self.commenter or self.reports.exists() or self.notices.exists())


def find(email: str) -> Reader:
    """The reader of ``email``; what came a minute ago counts as well."""
    recognise_waiting()
    for model, address in ((ReaderContact, whole), (NoticeContact, last_line)):
        recognise_contacts(model, address)
    known = vault.fingerprint(email, "known")
    return Reader(known, Commenter.objects.filter(known=known).first())


def whole(sealed: str) -> str:
    return sealed


def last_line(sealed: str) -> str:
    """Of a notice, name and address are sealed together."""
    return sealed.rpartition("\n")[2]


def recognise_contacts(model, address) -> None:
    """Give the contacts that have none yet their fingerprint. Each is opened a single time for that."""
    waiting = model.objects.filter(known=None).order_by("created_at")
    for contact in waiting.iterator(chunk_size=BATCH):
        try:
            opened = vault.open_contact(contact)
        except vault.VaultError:
            opened = None
        except KeyMissing as error:
            log.warning("%s", error)
            return
        known = vault.fingerprint(address(opened), "known") if opened else NOBODY
        model.objects.filter(pk=contact.pk).update(known=known)


def erase(email: str) -> int:
    """Take away what is kept of ``email``; return how many comments were emptied. Answers by others keep
    their place."""
    return erase_all_of(find(email))


@transaction.atomic
def erase_all_of(reader: Reader) -> int:
    comments = list(reader.commenter.comments.all()) if reader.commenter else []
    for comment in comments:
        comment.erase()
    ids = [comment.pk for comment in comments]
    for model in (Appeal, CommenterContact, Reveal, Subscription):
        model.objects.filter(comment__in=ids).delete()
    for report in reader.reports.select_related("correction__article"):
        erase_report(report)
    # What a notice says stays: somebody else's comment was decided by it (GDPR art. 17 (3) e).
    NoticeContact.objects.filter(known=reader.known).delete()
    reader.requests.delete()
    ReaderContact.objects.filter(known=reader.known).delete()
    if reader.commenter:
        reader.commenter.forget()
    return len(comments)


def erase_report(report: ErrorReport) -> None:
    """Delete a report, and the thanks that name its reader under the article."""
    correction = report.correction
    if correction and report.wants_credit and correction.forget(report.author_name):
        changed.send(Article, instance=correction.article)
    report.delete()
