"""Whose a picture is, and until when it may be shown."""

from datetime import date, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

SOON = 30  # days; time enough to ask for more, or to look for another picture


class RightsQuerySet(models.QuerySet):
    """``on`` is a day; left out, today where the newsroom is. A right lasts until its day is over."""

    def rights_lapsed(self, on: date | None = None):
        return self.filter(rights_expire_on__lt=on or timezone.localdate())

    def rights_lapsing(self, days: int = SOON, on: date | None = None):
        """Rights that hold on that day, and will not ``days`` later."""
        on = on or timezone.localdate()
        return self.filter(rights_expire_on__range=(on, on + timedelta(days=days)))

    def rights_ending(self, days: int = SOON, on: date | None = None):
        """Lapsed, or soon to be; what ended first stands first."""
        until = (on or timezone.localdate()) + timedelta(days=days)
        return self.filter(rights_expire_on__lte=until).order_by("rights_expire_on", "pk")

    def without_credit(self):
        return self.filter(credit="")


class Rights(models.Model):
    """Trait of Image."""

    credit = models.CharField(_("credit"), max_length=160, blank=True)
    rights_holder = models.CharField(_("rights holder"), max_length=160, blank=True)
    licence = models.CharField(_("licence"), max_length=160, blank=True)
    rights_expire_on = models.DateField(
        _("rights until"), null=True, blank=True, help_text=_("The last day; empty: no end.")
    )

    class Meta:
        abstract = True

    def has_rights(self, on: date | None = None) -> bool:
        """Whether it may be shown on that day, as far as the library knows."""
        return self.rights_expire_on is None or self.rights_expire_on >= (
            on or timezone.localdate()
        )

    @property
    def rights_lapsed(self) -> bool:
        return not self.has_rights()

    @property
    def rights_end_soon(self) -> bool:
        soon = timezone.localdate() + timedelta(days=SOON)
        return self.has_rights() and not self.has_rights(soon + timedelta(days=1))
