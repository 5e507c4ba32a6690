"""What happens to an article by itself, at its minute: publications and withdrawals to come."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.publication import Change


class ScheduledChange(models.Model):
    """One change to come. It publishes ``revision``, the very version that somebody decided on.

    It is open until it is done or called off; a failure leaves it open, and says why.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="schedule")
    change = models.CharField(_("kind of change"), max_length=16, choices=Change.choices)
    at = models.DateTimeField(_("at"))
    revision = models.ForeignKey(
        "articles.Revision", models.PROTECT, null=True, blank=True, related_name="schedule"
    )
    notice = models.TextField(_("what readers are told"), max_length=2000, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("by"), null=True, related_name="+"
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("called off"), null=True, blank=True)
    failed_at = models.DateTimeField(_("failed"), null=True, blank=True)
    failure = models.CharField(_("why it failed"), max_length=300, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("scheduled change")
        verbose_name_plural = _("scheduled changes")
        ordering = ["at", "pk"]
        default_permissions = ("view",)
        indexes = [
            models.Index(
                fields=["at"],
                condition=Q(done_at=None, cancelled_at=None),
                name="schedule_to_come",
            )
        ]

    def __str__(self):
        return f"{self.article_id}: {self.get_change_display()}, {self.at:%Y-%m-%d %H:%M}"
