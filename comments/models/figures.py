"""The figures of a month, counted from the logs and kept: they stay when retention has taken the rest."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MonthlyFigures(models.Model):
    month = models.DateField(_("month"), unique=True)  # its first day
    figures = models.JSONField(default=dict)  # comments/transparency.py
    counted_at = models.DateTimeField(_("counted"), auto_now=True)

    class Meta:
        default_permissions = ()
        verbose_name = _("figures of a month")
        verbose_name_plural = _("figures of months")
        ordering = ["-month"]

    def __str__(self):
        return f"{self.month:%Y-%m}"
