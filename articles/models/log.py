"""The log of what was done to articles: who, what, when, why. Rows are added, never changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.publication import Change
from articles.models.schedule import FAILED, RESCHEDULED
from articles.models.timing import CALLED_OFF, EMBARGO, SCHEDULED
from articles.models.workflow import SUBMITTED

VERBS = dict(Change.choices) | {
    SUBMITTED: _("submitted"),
    SCHEDULED: _("planned"),
    RESCHEDULED: _("planned anew"),
    CALLED_OFF: _("called off"),
    FAILED: _("failed"),
    EMBARGO: _("embargo"),
}


class ArticleLog(models.Model):
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="log")
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
    def spelled_out(self) -> str:
        """The verb in the reader's language."""
        return str(VERBS.get(self.verb, self.verb))
