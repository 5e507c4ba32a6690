"""Corrections: records with a date and a text, standing on the article and on ``/corrections/``."""

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class CorrectionQuerySet(models.QuerySet):
    def public(self):
        """Those that readers may see now: dated, and on an article that has passed the gate."""
        return self.said().filter(
            Exists(Article.objects.public().filter(pk=OuterRef("article_id")))
        )

    def said(self):
        """Those whose date has come, for the page of an article that has passed the gate."""
        return self.filter(date__lte=timezone.now())


class Correction(models.Model):
    class Kind(models.TextChoices):
        CORRECTION = "correction", _("correction")
        CLARIFICATION = "clarification", _("clarification")
        RIGHT_OF_REPLY = "right-of-reply", _("right of reply")

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="corrections")
    kind = models.CharField(_("kind"), max_length=14, choices=Kind.choices, default=Kind.CORRECTION)
    date = models.DateTimeField(_("date"), default=timezone.now)
    text = models.TextField(_("text"), max_length=2000)
    credit = models.CharField(
        _("thanks to"), max_length=300, blank=True, help_text=_("Who told us, if he wished it.")
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-date", "-pk"]
        indexes = [models.Index(fields=["-date", "-id"], name="correction_newest")]

    def __str__(self):
        return f"{self.date:%Y-%m-%d}: {self.text[:60]}"

    def thank(self, name: str) -> None:
        """Name somebody who told us, beside those who did before."""
        names = [*filter(None, self.credit.split(", ")), name]
        credit = ", ".join(dict.fromkeys(names))
        if len(credit) <= self._meta.get_field("credit").max_length:
            self.credit = credit
            self.save(update_fields=["credit"])

    def forget(self, name: str) -> bool:
        """Take a name out of the thanks; False when it was not there."""
        names = self.credit.split(", ")
        if name not in names:
            return False
        self.credit = ", ".join(each for each in names if each != name)
        self.save(update_fields=["credit"])
        return True
