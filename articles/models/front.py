"""The front page's places that are filled by hand; the rest fills itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FrontSlot(models.Model):
    """The article at a place of the front page: 1 is the lead, 2 and 3 stand beside it."""

    position = models.PositiveSmallIntegerField(_("place"), unique=True)
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, verbose_name=_("article"), related_name="front_slots"
    )

    class Meta:
        verbose_name = _("place on the front page")
        verbose_name_plural = _("front page")
        ordering = ["position"]

    def __str__(self):
        return f"{self.position}: {self.article}"
