"""Sections: the rubriques of the paper."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.addresses import is_reserved
from articles.models.conversation import TakesComments
from articles.models.redirect import Redirect
from articles.models.shown import Shown


class Accent(models.TextChoices):
    """The six colours of sections, equal in lightness (LOOK: « six, chosen in OKLCH »)."""

    BRICK = "brick", _("brick")
    AMBER = "amber", _("amber")
    MOSS = "moss", _("moss")
    TEAL = "teal", _("teal")
    INDIGO = "indigo", _("indigo")
    PLUM = "plum", _("plum")


def validate_free_address(slug: str) -> None:
    """Refuse a first path segment that the site itself uses (``/admin/``, ``/feed/``…)."""
    if is_reserved(slug):
        raise ValidationError(
            _("“%(slug)s” is an address of the site itself: choose another."),
            params={"slug": slug},
            code="reserved",
        )


class Section(Shown, TakesComments):
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("address"), unique=True, validators=[validate_free_address])
    description = models.CharField(_("description"), max_length=300, blank=True)
    accent = models.CharField(
        _("colour"), max_length=10, choices=Accent.choices, default=Accent.BRICK
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    staff = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("people of this section"),
        blank=True,
        related_name="sections",
        help_text=_("Somebody named in a section acts in those that name him; nobody named: all."),
    )
    keeps_embargoes = models.BooleanField(
        _("embargoed drafts stay in the section"),
        default=False,
        help_text=_("Before its hour, only the people of this section read an embargoed draft."),
    )

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["position", "name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("articles:section", args=[self.slug])

    def save(self, *args, **kwargs):
        """Save; when the address changes, every former one keeps answering (301)."""
        former = Section.objects.filter(pk=self.pk).values_list("slug", flat=True).first()
        super().save(*args, **kwargs)
        Redirect.keep(former=former and reverse("articles:section", args=[former]), section=self)
