"""Boxes that are written once and stand in many articles: affiliate products, the follow-us line."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.shown import Shown


class ProductBox(Shown):
    """An affiliate product. Commercial, and said so first, wherever it stands."""

    name = models.CharField(_("product"), max_length=120)
    maker = models.CharField(_("by"), max_length=120, help_text=_("Shown as “Par : …”."))
    description = models.CharField(_("description"), max_length=300, blank=True)
    url = models.URLField(_("affiliate link"), max_length=500)
    call = models.CharField(_("text of the link"), max_length=60, blank=True)
    price = models.CharField(_("price"), max_length=40, blank=True)
    image = models.ForeignKey(
        "articles.Image", models.SET_NULL, verbose_name=_("picture"), null=True, blank=True
    )

    class Meta:
        verbose_name = _("product box")
        verbose_name_plural = _("product boxes")
        ordering = ["name", "pk"]

    def __str__(self):
        return f"{self.name} ({self.maker})"


class Promo(Shown):
    """The follow-us line: edited once, for the whole site."""

    name = models.CharField(_("name"), max_length=80, help_text=_("For the newsroom only."))
    text = models.CharField(
        _("text before the links"),
        max_length=200,
        help_text=_("For instance “So as to miss nothing, follow us on”."),
    )
    first_label = models.CharField(_("first link"), max_length=60, blank=True)
    first_url = models.URLField(_("its address"), max_length=500, blank=True)
    second_label = models.CharField(_("second link"), max_length=60, blank=True)
    second_url = models.URLField(_("its address"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("promo")
        verbose_name_plural = _("promos")
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name

    def links(self) -> list[tuple[str, str]]:
        """The links as (label, address), in order, without empty ones."""
        pairs = [(self.first_label, self.first_url), (self.second_label, self.second_url)]
        return [(label, url) for label, url in pairs if label and url]
