"""Dossiers: a story over time, with its timeline."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.redirect import Redirect
from articles.models.shown import Shown


class Dossier(Shown):
    title = models.CharField(_("title"), max_length=160)
    slug = models.SlugField(_("address"), max_length=160, unique=True)
    introduction = models.TextField(_("introduction"), blank=True, max_length=4000)
    state_of_play = models.CharField(_("where the story stands"), max_length=400, blank=True)
    image = models.ForeignKey(
        "articles.Image", models.SET_NULL, verbose_name=_("picture"), null=True, blank=True
    )

    class Meta:
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")
        ordering = ["-pk"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("articles:dossier", args=[self.slug])

    def save(self, *args, **kwargs):
        former = Dossier.objects.filter(pk=self.pk).values_list("slug", flat=True).first()
        super().save(*args, **kwargs)
        Redirect.keep(former=former and reverse("articles:dossier", args=[former]), dossier=self)


class DossierEvent(models.Model):
    """Something that happened in the story. Its date is the event's, not an article's."""

    class Precision(models.TextChoices):
        DAY = "day", _("day")
        MONTH = "month", _("month")
        YEAR = "year", _("year")

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="events")
    date = models.DateField(
        _("date"), help_text=_("The first day, when only month or year is known.")
    )
    precision = models.CharField(
        _("known to the"), max_length=5, choices=Precision.choices, default=Precision.DAY
    )
    title = models.CharField(_("what happened"), max_length=200)
    text = models.CharField(_("in a sentence"), max_length=400, blank=True)
    article = models.ForeignKey(
        "articles.Article",
        models.SET_NULL,
        verbose_name=_("article"),
        null=True,
        blank=True,
        related_name="told_events",
    )

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("timeline")
        ordering = ["date", "pk"]

    def __str__(self):
        return f"{self.date}: {self.title}"
