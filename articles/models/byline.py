"""Authors and bylines. An author needs no account."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.redirect import Redirect
from articles.models.shown import Shown

MOST_PROFILES = 8


def validate_profiles(text: str) -> None:
    """Each line is a web address by HTTPS."""
    lines = text.split()
    if len(lines) > MOST_PROFILES:
        raise ValidationError(_("%d addresses at the most.") % MOST_PROFILES)
    for line in lines:
        try:
            URLValidator(schemes=["https"])(line)
        except ValidationError as error:
            message = _("“%(line)s” is no address that begins with https://.")
            raise ValidationError(message, params={"line": line}) from error


class Author(Shown):
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("address"), max_length=140, unique=True)
    job_title = models.CharField(_("role at the paper"), max_length=120, blank=True)
    bio = models.TextField(_("biography"), blank=True, max_length=2000)
    profiles = models.TextField(
        _("elsewhere"),
        blank=True,
        max_length=1000,
        validators=[validate_profiles],
        help_text=_("Pages about the same person, one address a line: social networks, own site."),
    )
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

    @property
    def same_as(self) -> list[str]:
        """Addresses that stand for the same person (schema.org's sameAs)."""
        return self.profiles.split()

    @property
    def elsewhere(self) -> list[tuple[str, str]]:
        """(host, address) of each, for a link that says where it leads."""
        return [(urlsplit(url).hostname.removeprefix("www."), url) for url in self.same_as]

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
