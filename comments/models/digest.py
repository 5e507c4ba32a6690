"""What a moderator wants to hear by mail of what waits at the desk: how often, of which sections."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from comments.models.linked import Linked, LinkedQuerySet


class Pace(models.TextChoices):
    DAILY = "daily", _("every morning, when something waits")
    HOURLY = "hourly", _("within the hour, when something new waits")
    NEVER = "never", _("never")


def site_language() -> str:
    """A function, so that no migration depends on a site's settings."""
    return settings.LANGUAGE_CODE


class DigestQuerySet(LinkedQuerySet):
    def wanted(self):
        return self.filter(user__is_active=True).exclude(pace=Pace.NEVER)

    def stop(self) -> int:
        """One click in a mail, by whoever has it."""
        return self.update(pace=Pace.NEVER)


class Digest(Linked):
    """One for each moderator; ``sections`` are all of them when none is named. Its link ends it."""

    PURPOSE = "digest"

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    pace = models.CharField(_("how often"), max_length=10, choices=Pace.choices, default=Pace.DAILY)
    sections = models.ManyToManyField(
        "articles.Section",
        verbose_name=_("sections"),
        blank=True,
        related_name="+",
        help_text=_("None ticked: all of them."),
    )
    language = models.CharField(
        _("language of these mails"),
        max_length=10,
        choices=settings.LANGUAGES,
        default=site_language,
    )

    objects = DigestQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = _("moderator’s digest")
        verbose_name_plural = _("moderators’ digests")
        ordering = ["pk"]
