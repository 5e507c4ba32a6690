"""What a reader may still change: the text, for some minutes after he sent it. Every former text is kept."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from comments.models.log import Verb
from comments.models.moderation import ModerationError, State

EDITABLE = (State.PENDING, State.SPAM, State.APPROVED)
# What changes with the text: what it says, how it was judged, and where it therefore waits.
CHANGED = "text text_digest screening is_suspect edited_at".split()


@dataclass(frozen=True)
class Judgement:
    """What the screens say of a text: where it waits, and why (``Comment.screening``)."""

    is_spam: bool
    is_suspect: bool
    said: list[dict]


class Editing(models.Model):
    """Trait of Comment: when its text was last changed, and by when it can be."""

    edited_at = models.DateTimeField(_("changed"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def editable_until(self):
        return self.created_at + timedelta(minutes=settings.COMMENT_EDIT_MINUTES)

    @property
    def is_fresh(self) -> bool:
        return timezone.now() < self.editable_until

    @property
    def may_be_edited(self) -> bool:
        return self.is_fresh and self.state in EDITABLE and self.staff_id is None

    @transaction.atomic
    def edit(self, text: str, text_digest: str, judgement: Judgement) -> None:
        """Take a new text, judged by the screens as a new one is. Raises ModerationError when it is too
        late.

        What was approved waits again: nobody has read this text yet.
        """
        row = self._lock(None)
        self.decided_at, self.decided_by_id = row.decided_at, row.decided_by_id
        if not self.may_be_edited:
            raise ModerationError(_("This comment can no longer be changed."))
        self.edits.create(text=row.text)
        self.text, self.text_digest, self.edited_at = text, text_digest, timezone.now()
        self.screening, self.is_suspect = judgement.said, judgement.is_suspect
        former = self.state
        if not (former == State.SPAM and self.decided_at):  # what a moderator called spam stays it
            self.state = State.SPAM if judgement.is_spam else State.PENDING
            self.decided_at = self.decided_by = None
        self.save(update_fields=CHANGED)
        self._keep(former)
        self.log.create(verb=Verb.EDIT, from_state=former, to_state=self.state)


class CommentEdit(models.Model):
    """A text that a comment had before. Moderators see them all, readers none."""

    comment = models.ForeignKey("comments.Comment", models.CASCADE, related_name="edits")
    text = models.TextField(_("former text"))
    replaced_at = models.DateTimeField(_("replaced"), default=timezone.now)

    class Meta:
        default_permissions = ()
        verbose_name = _("former text of a comment")
        verbose_name_plural = _("former texts of comments")
        ordering = ["-replaced_at", "-pk"]

    def __str__(self):
        return self.text[:60]
