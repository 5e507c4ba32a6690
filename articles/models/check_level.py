"""How much each check before publication weighs in this newsroom."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    BLOCKS = "blocks", _("blocks the publication")
    ADVISES = "advises", _("advises")
    OFF = "off", _("is not made")


class CheckLevel(models.Model):
    """What the newsroom decided for the check of that name; without a row, the check's own level."""

    name = models.CharField(_("check"), max_length=60, unique=True)
    level = models.CharField(_("weight"), max_length=10, choices=Level.choices)

    class Meta:
        verbose_name = _("check before publication")
        verbose_name_plural = _("checks before publication")
        ordering = ["name"]
        default_permissions = ("view", "change")

    def __str__(self):
        return f"{self.name}: {self.get_level_display()}"
