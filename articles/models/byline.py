"""Authors and bylines. An author needs no account."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.redirect import Redirect
from articles.models.shown import Shown


class Author(Shown):
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("address"), max_length=140, unique=True)
    job_title = models.CharField(_("role at the paper"), max_length=120, blank=True)
    bio = models.TextField(_("biography"), blank=True, max_length=2000)
    portrait = models.ForeignKey(
        "articles.Image",
        models.SET_NULL,
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        related_name="portrait_of",
    )

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("articles:author", args=[self.slug])

    def save(self, *args, **kwargs):
        former = Author.objects.filter(pk=self.pk).values_list("slug", flat=True).first()
        super().save(*args, **kwargs)
        Redirect.keep(former=former and reverse("articles:author", args=[former]), author=self)


class Byline(models.Model):
    """One signature of an article: who, as what, for which agency, at which place in the row."""

    class Role(models.TextChoices):
        TEXT = "text", _("text")
        PHOTO = "photo", _("photography")
        TRANSLATION = "translation", _("translation")

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="bylines")
    author = models.ForeignKey(
        Author, models.PROTECT, verbose_name=_("author"), related_name="bylines"
    )
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.TEXT)
    agency = models.CharField(_("agency"), max_length=80, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("byline")
        ordering = ["article", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "author", "role"], name="byline_once_per_role"
            )
        ]

    def __str__(self):
        return f"{self.author} ({self.get_role_display()})"
