"""Notes of colleagues on a text, and whom they call."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Note(models.Model):
    """A remark on a passage (``quote``; empty: on the whole). Readers never see one.

    Written by a member of staff, or by a guest through the preview link he was given.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="notes")
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="answers"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("by"),
        null=True,
        blank=True,
        related_name="+",
    )
    link = models.ForeignKey(
        "articles.PreviewLink", models.SET_NULL, null=True, blank=True, related_name="notes"
    )
    text = models.TextField(_("text"), max_length=2000)
    # The passage, with what stands before and after it, as in the W3C's TextQuoteSelector: it is
    # found again after the text around it has changed.
    quote = models.CharField(max_length=500, blank=True)
    before = models.CharField(max_length=64, blank=True)
    after = models.CharField(max_length=64, blank=True)
    written_at = models.DateTimeField(_("written"), auto_now_add=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["written_at", "pk"]
        default_permissions = ()

    def __str__(self):
        return f"{self.article_id}: {self.text[:60]}"


class Mention(models.Model):
    """A note calls somebody by @name."""

    note = models.ForeignKey(Note, models.CASCADE, related_name="mentions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mentions")
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        ordering = ["-pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["note", "user"], name="called_once")]

    def __str__(self):
        return f"{self.note_id} @{self.user}"
