"""« Signaler une erreur »: what a reader tells the journalists about an article. It is in no thread."""

import uuid

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Correction
from articles.signals import changed
from comments.models.comment import NAME_LENGTH
from comments.models.moderation import ModerationError

PASSAGE_LENGTH, REPORT_LENGTH = 600, 3_000  # characters


class ErrorReportQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=ErrorReport.State.OPEN)

    def to_be_thanked(self):
        """Those whose correction readers can see, and who left an address."""
        public = Correction.objects.public()
        return self.filter(correction__in=public, contact_id__isnull=False, thanked_at=None)


class ErrorReport(models.Model):
    class State(models.TextChoices):
        OPEN = "open", _("open")
        SETTLED = "settled", _("settled")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    article = models.ForeignKey(
        Article, models.CASCADE, verbose_name=_("article"), related_name="error_reports"
    )
    passage = models.CharField(_("passage"), max_length=PASSAGE_LENGTH, blank=True)
    text = models.TextField(_("what is wrong"), max_length=REPORT_LENGTH)
    author_name = models.CharField(_("name"), max_length=NAME_LENGTH, blank=True)
    wants_credit = models.BooleanField(_("wants to be named"), default=False)
    # The sealed address (ReaderContact), if one was left. No foreign key: web could not write one.
    contact_id = models.UUIDField(null=True, editable=False)
    created_at = models.DateTimeField(_("received"), default=timezone.now, db_index=True)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.OPEN, editable=False
    )
    correction = models.ForeignKey(
        Correction,
        models.SET_NULL,
        verbose_name=_("correction"),
        null=True,
        blank=True,
        related_name="error_reports",
    )
    thanked_at = models.DateTimeField(_("thanked"), null=True, editable=False)

    objects = ErrorReportQuerySet.as_manager()

    class Meta:
        default_permissions = ("view", "change")
        verbose_name = _("report of an error")
        verbose_name_plural = _("reports of errors")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "-created_at"], name="error_report_queue")]

    def __str__(self):
        return self.text[:60]

    @transaction.atomic
    def settle(self, *, by, reason: str = "") -> None:
        """Nothing more is to be done: it was no error, say, or has been mended without a correction."""
        self._move(self.State.SETTLED, by, "settled", reason)

    @transaction.atomic
    def reopen(self, *, by, reason: str = "") -> None:
        self._move(self.State.OPEN, by, "reopened", reason)

    @transaction.atomic
    def become(self, correction: Correction, *, by) -> None:
        """It has led to that correction, which names its reader if he wished. He is thanked once readers
        can see it."""
        if correction.article_id != self.article_id:
            raise ModerationError(_("This correction stands under another article."))
        if self.correction_id == correction.pk:
            return
        self.correction = correction
        self.save(update_fields=["correction"])
        self._move(self.State.SETTLED, by, "corrected", "")
        if self.wants_credit and self.author_name:
            correction.thank(self.author_name)
            changed.send(Article, instance=correction.article)

    def _move(self, state: str, by, verb: str, reason: str) -> None:
        if self.state == state and verb != "corrected":
            return
        self.state = state
        self.save(update_fields=["state"])
        self.log.create(actor=by, verb=verb, reason=reason[:300])


class ErrorReportLog(models.Model):
    """Who settled what, and why. Lines are added, never changed."""

    VERBS = {
        "settled": _("settled"),
        "reopened": _("opened again"),
        "corrected": _("led to a correction"),
        "thanked": _("its reader was thanked"),
    }

    report = models.ForeignKey(ErrorReport, models.CASCADE, related_name="log")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("who"),
        null=True,
        related_name="+",
    )
    verb = models.CharField(_("what"), max_length=10)
    reason = models.CharField(_("why"), max_length=300, blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        default_permissions = ()
        verbose_name = _("line of an error report")
        verbose_name_plural = _("lines of error reports")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.VERBS.get(self.verb, self.verb)}"
