"""The log of what the law asks of us: notices, appeals, and addresses that were revealed.

It stands beside the log of moderation because it outlives what it speaks of: when retention has taken a
notice away, its line still counts in the yearly figures. Lines are added, never changed.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class LegalVerb(models.TextChoices):
    NOTICE = "notice", _("notice received")
    NOTICE_UPHELD = "notice-upheld", _("notice followed: the content was removed")
    NOTICE_DISMISSED = "notice-dismissed", _("notice not followed: the content stays")
    APPEAL = "appeal", _("appeal received")
    APPEAL_GRANTED = "appeal-granted", _("appeal granted: the comment is restored")
    APPEAL_REFUSED = "appeal-refused", _("appeal refused: the decision stands")
    REVEAL_ASKED = "reveal-asked", _("an address was asked for")
    REVEAL_OPENED = "reveal-opened", _("an address was opened")
    REVEAL_SHOWN = "reveal-shown", _("an address was shown")
    KEY_DESTROYED = "key-destroyed", _("a key of the vault was destroyed")


REVEALS = (LegalVerb.REVEAL_ASKED, LegalVerb.REVEAL_OPENED, LegalVerb.REVEAL_SHOWN)


class LegalLog(models.Model):
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("who"),
        null=True,
        blank=True,
        related_name="+",
    )
    verb = models.CharField(_("what"), max_length=20, choices=LegalVerb.choices)
    reason = models.TextField(_("why"), blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now)
    # How long the case had been open; counted here, because the case itself is not kept for ever.
    waited = models.DurationField(_("open for"), null=True, blank=True)
    notice = models.ForeignKey(
        "comments.Notice", models.SET_NULL, null=True, blank=True, related_name="log"
    )
    appeal = models.ForeignKey(
        "comments.Appeal", models.SET_NULL, null=True, blank=True, related_name="log"
    )
    comment = models.ForeignKey(  # whose address was asked for
        "comments.Comment", models.SET_NULL, verbose_name=_("comment"), null=True, blank=True,
        related_name="legal_log",
    )  # fmt: skip

    class Meta:
        default_permissions = ("view",)
        verbose_name = _("line of the legal log")
        verbose_name_plural = _("legal log")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["verb", "at"], name="legal_log_figures")]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor} {self.verb}"
