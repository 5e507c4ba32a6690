"""Somebody who comments: a random number, and a fingerprint that only the worker can make."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from comments.models.moderation import DECIDED, State
from comments.models.site_rules import SiteRules

NOTE_LENGTH = (
    1_000  # characters; a note is read at a glance, by somebody with a queue to work through
)


class Commenter(models.Model):
    """Made by the worker when a fingerprint appears for the first time.

    Moderators see this random id with its history; neither an address nor a domain can be had from
    it. ``known`` is an HMAC-SHA256 whose key lives outside the database (:mod:`comments.vault`).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    known = models.CharField(  # noqa: DJ001 - unique: NULL, because "" could be there only once
        max_length=64, unique=True, null=True, editable=False
    )
    created_at = models.DateTimeField(_("first seen"), auto_now_add=True)
    # When a link that was mailed to the address was followed: the address is this reader's own.
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True, editable=False)

    class Meta:
        default_permissions = ("view",)
        verbose_name = _("commenter")
        verbose_name_plural = _("commenters")

    def __str__(self):
        return self.short_name

    @property
    def short_name(self) -> str:
        """Eight characters are enough to tell commenters apart on a screen."""
        return self.id.hex[:8]

    def confirm(self) -> None:
        """The reader has followed a link that only the owner of the address can have."""
        if self.confirmed_at is None:
            self.confirmed_at = timezone.now()
            self.save(update_fields=["confirmed_at"])

    def forget(self) -> None:
        """Delete what is known about somebody whose comments were erased.

        While a ban is in force the fingerprint stays with it, and nothing else: erasure is no way
        around a ban (GDPR art. 17 (3) leaves what the exercise of legal claims needs).
        """
        if self.bans.in_force().exists():
            self.notes.all().delete()
        else:
            self.delete()

    def is_trusted(self) -> bool:
        """Whether the address is proven, and the last N comments that were decided were all approved.

        One refusal ends it, and N approvals bring it back; N is a setting (:class:`SiteRules`).
        """
        if self.confirmed_at is None or self.bans.in_force().exists():
            return False
        needed = SiteRules.current().trusted_after
        decided = self.comments.filter(state__in=DECIDED, decided_at__isnull=False)
        states = decided.order_by("-decided_at").values_list("state", flat=True)[:needed]
        return list(states) == [State.APPROVED] * needed


class CommenterNote(models.Model):
    """What one moderator wants the others to know about somebody. Readers never see it."""

    commenter = models.ForeignKey(Commenter, models.CASCADE, related_name="notes")
    text = models.TextField(_("note"), max_length=NOTE_LENGTH)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("written by"),
        null=True,
        related_name="+",
    )
    written_at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        default_permissions = ()
        verbose_name = _("note about a commenter")
        verbose_name_plural = _("notes about commenters")
        ordering = ["-written_at", "-pk"]

    def __str__(self):
        return self.text[:60]
