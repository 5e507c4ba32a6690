"""Notes of colleagues on a text, and whom they call."""

import re
from collections import defaultdict

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.body.folding import fold
from articles.models.call import ANSWERED, MENTIONED, REMARKED, Call
from articles.models.rights import VIEW, colleagues

SETTLED, REOPENED = "settle_note", "reopen_note"
LINES = {SETTLED: _("note settled"), REOPENED: _("note taken up again")}


class NoteQuerySet(models.QuerySet):
    def threads(self):
        """The notes that are no answers, oldest first, each with its answers. Two queries."""
        answers = Note.objects.select_related("author", "link")
        return (
            self.filter(parent=None)
            .select_related("author", "link", "settled_by")
            .prefetch_related(models.Prefetch("answers", answers))
        )

    @transaction.atomic
    def write(self, article, *, by=None, link=None, parent=None, text: str, **passage) -> "Note":
        """Write a note, and tell whom it calls or answers. An answer to a settled note reopens it."""
        note = self.create(
            article=article, author=by, link=link, parent=parent, text=text, **passage
        )
        note.called = called_in(text, colleagues(VIEW, article)) if by else []
        for user in note.called:
            Call.objects.tell(user, MENTIONED, article, by=by, note=note)
        if link:
            for user in link.hosts():
                Call.objects.tell(user, REMARKED, article, note=note, guest=link.guest)
        if parent:
            if parent.author not in note.called:
                Call.objects.tell(parent.author, ANSWERED, article, by=by, note=note)
            parent.reopen(by=by)
        return note


class Note(models.Model):
    """A remark on a passage (``quote``; empty: on the whole). Readers never see one.

    Written by a member of staff, or by a guest through the preview link he was given.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="notes")
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="answers"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("by"),
        null=True,
        blank=True,
        related_name="+",
    )
    link = models.ForeignKey(
        "articles.PreviewLink", models.SET_NULL, null=True, blank=True, related_name="notes"
    )
    text = models.TextField(_("text"), max_length=2000)
    # The passage, with what stands before and after it, as in the W3C's TextQuoteSelector: it is
    # found again after the text around it has changed.
    quote = models.CharField(max_length=500, blank=True)
    before = models.CharField(max_length=64, blank=True)
    after = models.CharField(max_length=64, blank=True)
    written_at = models.DateTimeField(_("written"), auto_now_add=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["written_at", "pk"]
        default_permissions = ()

    def __str__(self):
        return f"{self.article_id}: {self.text[:60]}"

    @property
    def signed(self) -> str:
        """Who wrote it: a colleague, or the guest for whom a preview link was made."""
        if self.author:
            return str(self.author)
        return self.link.guest if self.link else str(_("Somebody"))

    @transaction.atomic
    def settle(self, *, by) -> None:
        """It has been dealt with. Twice is once, also by two people at the same moment."""
        now, open_one = timezone.now(), Note.objects.filter(pk=self.pk, settled_at=None)
        if open_one.update(settled_at=now, settled_by=by):
            self.settled_at, self.settled_by = now, by
            self.article.log.create(actor=by, verb=SETTLED, reason=self.text[:300])

    @transaction.atomic
    def reopen(self, *, by) -> None:
        settled = Note.objects.filter(pk=self.pk).exclude(settled_at=None)
        if settled.update(settled_at=None, settled_by=None):
            self.settled_at = self.settled_by = None
            self.article.log.create(actor=by, verb=REOPENED, reason=self.text[:300])


def called_in(text: str, people) -> list:
    """Those of ``people`` whom the text calls: by @name, or by @first name when only one has it."""
    spelt, first = defaultdict(list), defaultdict(list)
    for person in people:
        name = fold(str(person))
        spelt[name].append(person)
        first[name.partition(" ")[0]].append(person)
    spelt |= {name: found for name, found in first.items() if len(found) == 1}
    called, rest = [], fold(text)
    for name in sorted(spelt, key=len, reverse=True):  # « @Anne-Marie » is no « @Anne »
        rest, times = re.subn(rf"@{re.escape(name)}(?![\w-])", " ", rest)
        called += spelt[name] if times and name else []
    return list(dict.fromkeys(called))


def plain(text: str) -> str:
    """One spelling for the white space of a text, for looking up a passage in it."""
    return " ".join(text.split())
