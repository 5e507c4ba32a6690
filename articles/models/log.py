"""The log of what was done to articles: who, what, when, why. Rows are added, never changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.drafting import NAMED, RESTORED, TOOK_OVER
from articles.models.note import LINES as NOTES
from articles.models.preview_link import LINES as LINKS
from articles.models.publication import Change
from articles.models.schedule import FAILED, RESCHEDULED
from articles.models.timing import CALLED_OFF, EMBARGO, SCHEDULED
from articles.models.trashing import DELETED, TAKEN_OUT, TRASHED
from articles.models.workflow import LINES as STEPS

# Of a feed for a partner (models/partner_feed.py), which stands in the log by its name.
ADDRESSED, CLOSED = "partner-address", "partner-closed"
CORRECTED, UNCORRECTED = "corrected", "uncorrected"  # a correction written or taken away by hand
VERBS = {
    **dict(Change.choices),
    **STEPS,
    **NOTES,
    **LINKS,
    SCHEDULED: _("planned"),
    RESCHEDULED: _("planned anew"),
    CALLED_OFF: _("called off"),
    FAILED: _("failed"),
    EMBARGO: _("embargo"),
    CORRECTED: _("correction written"),
    UNCORRECTED: _("correction deleted"),
    NAMED: _("version named"),
    RESTORED: _("version restored"),
    TOOK_OVER: _("pen taken over"),
    TRASHED: _("put in the bin"),
    TAKEN_OUT: _("taken out of the bin"),
    DELETED: _("deleted"),
    ADDRESSED: _("partner feed: new address"),
    CLOSED: _("partner feed: closed"),
}


class ArticleLog(models.Model):
    # Empty once the article is deleted: then its title says which one it was.
    article = models.ForeignKey(
        "articles.Article",
        models.SET_NULL,
        null=True,
        verbose_name=_("article"),
        related_name="log",
    )
    title = models.CharField(_("title"), max_length=250, blank=True, editable=False)
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
    revision = models.ForeignKey("articles.Revision", models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("line of the log")
        verbose_name_plural = _("log")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor} {self.verb} {self.article_id}"

    @property
    def subject(self) -> str:
        return str(self.article or self.title)

    @property
    def spelled_out(self) -> str:
        """The verb in the reader's language."""
        return str(VERBS.get(self.verb, self.verb))
