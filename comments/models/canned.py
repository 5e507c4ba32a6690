"""Answers that the newsroom gives often, kept ready."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from comments.models.comment import TEXT_LENGTH


class CannedAnswer(models.Model):
    title = models.CharField(_("title"), max_length=80)
    text = models.TextField(_("text"), max_length=TEXT_LENGTH)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("ready answer")
        verbose_name_plural = _("ready answers")
        ordering = ["position", "title"]

    def __str__(self):
        return self.title
