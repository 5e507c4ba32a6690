"""Bans: somebody whose comments are put aside unread, for a time or for good.

A ban knows a commenter by his random id, as moderators do. It bites where he is recognised, in the worker
(comments/settling.py): whoever posts under a banned address gets the same answers as everybody.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from comments.models.log import Verb
from comments.models.moderation import ModerationError


class BanLength(models.TextChoices):
    """What a moderator picks from, in the order of the keys."""

    WEEK = "week", _("a week")
    MONTH = "month", _("a month")
    GOOD = "good", _("for good")

    def end(self, start: datetime) -> datetime | None:
        """When a ban of this length ends; None for one that does not."""
        days = {BanLength.WEEK: 7, BanLength.MONTH: 30}.get(self)
        return start + timedelta(days=days) if days else None


class BanQuerySet(models.QuerySet):
    def in_force(self):
        now = timezone.now()
        return self.filter(Q(until=None) | Q(until__gt=now), lifted_at=None)

    @transaction.atomic
    def give(self, comment, *, by, length: BanLength, reason: str = "", step=None) -> "Ban":
        """Ban whoever wrote ``comment``; a ban that is in force is replaced by this one."""
        if comment.commenter_id is None:
            raise ModerationError(
                _("The worker has not recognised who wrote this yet. Try again in a moment.")
            )
        now = timezone.now()
        self.in_force().filter(commenter=comment.commenter_id).update(lifted_at=now, lifted_by=by)
        ban = self.create(
            commenter_id=comment.commenter_id, comment=comment, reason=reason[:300], given_by=by,
            given_at=now, until=length.end(now), step=step,
        )  # fmt: skip
        comment.note(Verb.BAN, by=by, reason=reason or str(length.label), step=step)
        return ban


class Ban(models.Model):
    commenter = models.ForeignKey("comments.Commenter", models.CASCADE, related_name="bans")
    # What it was given for, and whose log says so.
    comment = models.ForeignKey(
        "comments.Comment", models.SET_NULL, null=True, blank=True, related_name="bans"
    )
    reason = models.CharField(_("why"), max_length=300, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("given by"),
        null=True,
        related_name="+",
    )
    given_at = models.DateTimeField(_("since"), default=timezone.now)
    until = models.DateTimeField(_("until"), null=True, blank=True)  # NULL: for good
    lifted_at = models.DateTimeField(_("lifted"), null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("lifted by"),
        null=True,
        related_name="+",
    )
    step = models.UUIDField(null=True, editable=False)  # of the log's line

    objects = BanQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = _("ban")
        verbose_name_plural = _("bans")
        ordering = ["-given_at", "-pk"]
        indexes = [models.Index(fields=["-given_at", "-id"], name="ban_newest")]

    def __str__(self):
        return f"{self.commenter_id} {self.reason}"

    @property
    def short_name(self) -> str:
        """Its commenter's, without reading him."""
        return self.commenter_id.hex[:8]

    @property
    def is_in_force(self) -> bool:
        return self.lifted_at is None and (self.until is None or self.until > timezone.now())

    @transaction.atomic
    def lift(self, *, by, undoes=None) -> None:
        """End it now. Lifting it twice changes nothing. ``undoes``: the log's line that gave it."""
        now = timezone.now()
        rows = type(self).objects.filter(pk=self.pk, lifted_at=None)
        if rows.update(lifted_at=now, lifted_by=by):
            self.lifted_at, self.lifted_by = now, by
            if self.comment:
                self.comment.note(Verb.UNBAN, by=by, undoes=undoes)
