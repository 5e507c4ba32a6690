"""What retention took away, and when: one report for each time it ran."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PurgeReport(models.Model):
    at = models.DateTimeField(_("when"), default=timezone.now)
    is_dry = models.BooleanField(_("only counted"), default=False)
    counts = models.JSONField(_("rows by rule"), default=dict)  # name of a rule → rows
    keys_destroyed = models.JSONField(_("keys destroyed"), default=list)
    keys_due = models.JSONField(_("keys to be destroyed by their keeper"), default=list)

    class Meta:
        default_permissions = ("view",)
        verbose_name = _("report of retention")
        verbose_name_plural = _("reports of retention")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M}"
