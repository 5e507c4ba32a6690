"""Revisions: snapshots of a whole article. Editing makes one; publishing copies one to the live columns."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

COALESCE_SECONDS = 300  # consecutive saves by one person within this time are one line of history


class RevisionQuerySet(models.QuerySet):
    def pending(self):
        """Those made since the last publication: the draft that the next one would publish."""
        return self.filter(published_at=None, superseded=False).order_by("-pk")

    def published(self):
        """What readers got, the newest first: the first of these is online, or was last."""
        return self.filter(published_at__isnull=False).order_by("-published_at", "-pk")

    def for_history(self):
        """A line each: without the text itself."""
        return self.select_related("made_by").defer("snapshot", "body_html").order_by("-pk")


class Revision(models.Model):
    class Kind(models.TextChoices):
        AUTOSAVE = "autosave", _("autosave")
        SAVE = "save", _("save")
        MILESTONE = "milestone", _("milestone")
        SUBMISSION = "submission", _("submission")
        RESTORATION = "restoration", _("restoration")
        PUBLICATION = "publication", _("publication")
        SET_ASIDE = "set-aside", _("copy set aside")

    # What the next save of the same person may write over; everything else stays as it is.
    PASSING = (Kind.AUTOSAVE, Kind.SAVE)

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="revisions")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.SAVE)
    # What its writer called a milestone.
    name = models.CharField(_("name"), max_length=120, blank=True)
    snapshot = models.JSONField(_("content"))
    # Of a published one: the text as readers got it, whatever its pictures and boxes have become.
    body_html = models.TextField(editable=False, default="", blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("by"), null=True, related_name="+"
    )
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    published_at = models.DateTimeField(_("published"), null=True)
    # What the next publication does not publish: a draft that another one passed over, or a copy set
    # aside because it clashed. Kept for the history, never offered again.
    superseded = models.BooleanField(default=False)
    # Of a copy set aside: what its text grew from, so that it can be brought together later.
    grew_from = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["article", "-id"])]

    def __str__(self):
        return f"{self.article_id} · {self.made_at:%Y-%m-%d %H:%M} · {self.get_kind_display()}"

    def absorbs(self, by, now, seat=None) -> bool:
        """Whether a save by ``by`` at ``now`` continues this one instead of starting another.

        Never when another page stands on it (``seat`` is the one that saves): it is what that page's
        text will be compared with.
        """
        return (
            self.published_at is None
            and self.kind in self.PASSING
            and self.made_by_id == getattr(by, "pk", None)
            and (now - self.made_at).total_seconds() < COALESCE_SECONDS
            and not self.schedule.exists()  # somebody has decided on these very words
            and not self.seats.exclude(pk=seat and seat.pk).exists()
        )
