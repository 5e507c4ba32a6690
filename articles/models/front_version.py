"""What there is of a front page besides itself: its versions, the rows that it shows, its log."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.boxes import Promo
from articles.models.dossier import Dossier
from articles.models.media import Image

LAUNCHED, RESTORED, PUT_BACK, SET_ASIDE, DROPPED = (
    "launched",
    "restored",
    "put-back",
    "set-aside",
    "dropped",
)
PUT_UP, CHANGED, ENDED = "put-up", "changed", "ended"  # of articles.models.breaking
LINES = {
    LAUNCHED: _("launched"),
    RESTORED: _("taken as the draft"),
    PUT_BACK: _("put online again"),
    SET_ASIDE: _("set aside"),
    DROPPED: _("draft given up"),
    PUT_UP: _("put up"),
    CHANGED: _("changed"),
    ENDED: _("ended"),
}


class FrontVersion(models.Model):
    """One whole arrangement that was launched, or set aside. Never changed."""

    class Kind(models.TextChoices):
        LAUNCH = "launch", _("launch")
        SET_ASIDE = "set-aside", _("set aside")

    front = models.ForeignKey("articles.Front", models.CASCADE, related_name="versions")
    content = models.JSONField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    # What a copy that was set aside grew from: the draft when its page was opened.
    base = models.JSONField(null=True)
    restored_from = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("version of a front page")
        verbose_name_plural = _("versions of front pages")
        default_permissions = ()
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.front} {self.made_at:%Y-%m-%d %H:%M}"


class FrontUse(models.Model):
    """The front shows exactly one of the other rows, to readers or in its draft: read in one query, and
    known to the picture library."""

    front = models.ForeignKey("articles.Front", models.CASCADE, related_name="uses")
    in_draft = models.BooleanField()
    image = models.ForeignKey(Image, models.CASCADE, null=True, related_name="front_uses")
    promo = models.ForeignKey(Promo, models.CASCADE, null=True, related_name="front_uses")
    dossier = models.ForeignKey(Dossier, models.CASCADE, null=True, related_name="front_uses")

    class Meta:
        verbose_name = _("use on a front page")
        verbose_name_plural = _("uses on front pages")
        default_permissions = ()

    def __str__(self):
        return f"{self.front_id}: {self.image or self.promo or self.dossier}"

    @classmethod
    def there(cls, column: str, numbers) -> list[int]:
        """Those of the rows that exist."""
        rows = cls._meta.get_field(column.removesuffix("_id")).related_model.objects
        wanted = numbers - {None}
        return rows.filter(pk__in=wanted).values_list("pk", flat=True) if wanted else []


class FrontLog(models.Model):
    """What was done to front pages and to what is announced over them. Rows are added, never changed."""

    front = models.ForeignKey("articles.Front", models.CASCADE, null=True, related_name="log")
    breaking = models.ForeignKey(
        "articles.Breaking", models.SET_NULL, null=True, related_name="log"
    )
    text = models.CharField(_("text"), max_length=200, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("who"),
        null=True,
        related_name="+",
    )
    verb = models.CharField(_("what"), max_length=30)
    reason = models.CharField(_("why"), max_length=300, blank=True)
    at = models.DateTimeField(_("when"), auto_now_add=True)
    version = models.ForeignKey(FrontVersion, models.SET_NULL, null=True, related_name="lines")

    class Meta:
        verbose_name = _("line of the log of front pages")
        verbose_name_plural = _("log of front pages")
        default_permissions = ("view",)
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor} {self.verb} {self.front_id}"

    @property
    def spelled_out(self) -> str:
        """The verb in the reader's language."""
        return str(LINES.get(self.verb, self.verb))
