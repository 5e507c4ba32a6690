"""Who sits at an article: one row for each writing page that is open, and who holds the pen."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Seat(models.Model):
    """A writing page in somebody's browser: a tab, known by a random ``token``.

    ``base`` is the revision that the page's text grew from. It is what a save is compared with when
    somebody else has saved in the meantime, so a revision on which another seat stands is never
    overwritten by an autosave.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="seats")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    token = models.CharField(max_length=32, unique=True)
    base = models.ForeignKey("articles.Revision", models.SET_NULL, null=True, related_name="seats")
    opened_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)
    # The one that writes; the others read, and may ask for the pen.
    holds_pen = models.BooleanField(default=False)
    asks_for_pen_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ["article", "opened_at", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["article"], condition=models.Q(holds_pen=True), name="one_pen"
            )
        ]
        indexes = [models.Index(fields=["seen_at"], name="seat_seen")]

    def __str__(self):
        return f"{self.article_id}: {self.user}"
