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
    ANSWER = "answer", _("answered by the newsroom")
    NOTE = "note", _("noted something about its commenter")
    BAN = "ban", _("banned its commenter")
    UNBAN = "unban", _("lifted the ban of its commenter")
    EDIT = "edit", _("changed by the reader")
    WITHDRAW = "withdraw", _("withdrawn by the reader")
    PICK = "pick", _("picked by the newsroom")
    UNPICK = "unpick", _("no longer picked")
    ERASE = "erase", _("erased")


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
    # What one press of a moderator did is one step, however many comments it moved: it is taken back
    # as a whole, and sent twice it is done once. The browser draws it.
    step = models.UUIDField(null=True, blank=True, editable=False)
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
        indexes = [models.Index(fields=["actor", "-at"], name="moderation_log_own")]
        constraints = [
            models.UniqueConstraint(
                fields=["step", "comment", "verb"],
                condition=models.Q(step__isnull=False),
                name="moderation_log_step_once",
            )
        ]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor} {self.verb} {self.comment_id}"
