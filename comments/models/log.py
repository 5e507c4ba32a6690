"""The log of what was decided about comments. Lines are added, never changed."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Verb(models.TextChoices):
    APPROVE = "approve", _("approved")
    REJECT = "reject", _("refused")
    SPAM = "spam", _("marked as spam")
    UNDO = "undo", _("undone")
    WITHDRAW = "withdraw", _("withdrawn by the reader")
    PICK = "pick", _("picked by the newsroom")
    UNPICK = "unpick", _("no longer picked")
    ERASE = "erase", _("erased at the reader’s request")


UNDOABLE = (Verb.APPROVE, Verb.REJECT, Verb.SPAM)  # what a reader did to his own stays done


class ModerationLogQuerySet(models.QuerySet):
    def decisions(self):
        """What moderators decided and can take back."""
        return self.filter(verb__in=UNDOABLE)


class ModerationLog(models.Model):
    comment = models.ForeignKey("comments.Comment", models.CASCADE, related_name="log")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("who"),
        null=True,
        blank=True,
        related_name="+",
    )
    verb = models.CharField(_("what"), max_length=12, choices=Verb.choices)
    reason = models.CharField(_("why"), max_length=300, blank=True)
    from_state = models.CharField(_("former state"), max_length=10)
    to_state = models.CharField(_("new state"), max_length=10)
    at = models.DateTimeField(_("when"), default=timezone.now)
    undoes = models.OneToOneField(
        "self",
        models.CASCADE,
        verbose_name=_("undoes"),
        null=True,
        blank=True,
        related_name="undone_by",
    )

    objects = ModerationLogQuerySet.as_manager()

    class Meta:
        default_permissions = ("view",)
        verbose_name = _("line of the moderation log")
        verbose_name_plural = _("moderation log")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor} {self.verb} {self.comment_id}"
