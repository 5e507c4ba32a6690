"""What happens to an article by itself, at its minute: publications and withdrawals to come."""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.models.publication import Change, PublicationError
from articles.models.timing import CALLED_OFF, spoken

RESCHEDULED, FAILED = "rescheduled", "failed"  # verbs of the log
# After each failure: minutes until it is tried again. After the last one a person is needed.
PATIENCE = (1, 2, 5, 15, 30)
LATE = timedelta(minutes=2)  # after that the worker seems not to run


def before(at, pk) -> Q:
    """What comes before a change of that moment and number: of two for one minute, the older one."""
    return Q(at__lt=at) | Q(at=at, pk__lt=pk)


class ScheduledChangeQuerySet(models.QuerySet):
    def to_come(self):
        """Neither done nor called off: what failed and what is held stay among them."""
        return self.filter(done_at=None, cancelled_at=None)

    def over(self):
        return self.exclude(done_at=None, cancelled_at=None)

    def due(self):
        """What can be done now, in order. A change waits for the one before it; a withdrawal does not."""
        now = timezone.now()
        sooner = before(OuterRef("at"), OuterRef("pk"))
        earlier = ScheduledChange.objects.to_come().filter(sooner, article=OuterRef("article"))
        return self.to_come().filter(
            Q(failed_at=None) | Q(try_again_at__lte=now),
            Q(change=Change.WITHDRAWAL) | ~Exists(earlier),
            at__lte=now,
        )

    def in_trouble(self):
        """What somebody must look at: it failed, or its minute has passed and nothing has happened."""
        return self.to_come().filter(Q(failed_at__isnull=False) | Q(at__lt=timezone.now() - LATE))


class ScheduledChange(models.Model):
    """One change to come. It publishes ``revision``, the very version that somebody decided on.

    It is open until it is done or called off. A failure leaves it open, and says why: it is tried
    again at ``try_again_at``, or held (None) until a person decides.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="schedule")
    change = models.CharField(_("kind of change"), max_length=16, choices=Change.choices)
    at = models.DateTimeField(_("at"))
    revision = models.ForeignKey(
        "articles.Revision", models.RESTRICT, null=True, blank=True, related_name="schedule"
    )
    notice = models.TextField(_("what readers are told"), max_length=2000, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("by"), null=True, related_name="+"
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("called off"), null=True, blank=True)
    failed_at = models.DateTimeField(_("failed"), null=True, blank=True)
    failure = models.CharField(_("why it failed"), max_length=300, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    try_again_at = models.DateTimeField(null=True, blank=True)

    objects = ScheduledChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("scheduled change")
        verbose_name_plural = _("scheduled changes")
        ordering = ["at", "pk"]
        default_permissions = ("view",)
        indexes = [
            models.Index(
                fields=["at"],
                condition=Q(done_at=None, cancelled_at=None),
                name="schedule_to_come",
            )
        ]

    def __str__(self):
        return f"{self.article_id}: {self.get_change_display()}, {self.at:%Y-%m-%d %H:%M}"

    @property
    def spelled_out(self) -> str:
        return f"{self.get_change_display()}, {spoken(self.at)}"

    @property
    def is_withdrawal(self) -> bool:
        return self.change == Change.WITHDRAWAL

    @property
    def is_held(self) -> bool:
        """It failed and is not tried again: somebody has to decide."""
        return self.failed_at is not None and self.try_again_at is None

    @property
    def is_late(self) -> bool:
        return self.failed_at is None and self.at < timezone.now() - LATE

    def left_out(self):
        """The draft saved since, which this will not publish; None when there is none."""
        newest = None if self.is_withdrawal else self.article.pending_revision()
        return newest if newest and newest.pk > self.revision_id else None

    def obstacle(self, article) -> str:
        """Why it may not be done to ``article`` as it stands now; empty when nothing speaks against it."""
        if self.is_withdrawal:
            return ""
        live = article.revisions.published().first()
        if live and live.pk > self.revision_id:
            return gettext(
                "A newer version has been published since: this one would undo it. Schedule the"
                " newer one, or call it off."
            )
        return ""

    # What a person decides

    @transaction.atomic
    def move(self, at, *, by) -> None:
        """Choose another time; what failed or was held is tried then. Raises PublicationError."""
        self.hold_open()
        if at <= timezone.now():
            raise PublicationError(_("This moment has passed: choose one to come."))
        if not self.is_withdrawal:
            self.article.require_embargo_over(at)
        self.at = at
        self.start_afresh("at")
        self.article.log_timing(RESCHEDULED, by, self.spelled_out, revision=self.revision)

    @transaction.atomic
    def take(self, revision, *, by) -> None:
        """Publish ``revision`` instead, at the same time."""
        self.hold_open()
        self.revision = revision
        self.start_afresh("revision")
        said = gettext("the newer version, %s") % self.spelled_out
        self.article.log_timing(RESCHEDULED, by, said, revision=revision)

    @transaction.atomic
    def call_off(self, *, by, reason: str = "") -> None:
        self.hold_open()
        self.cancelled_at = timezone.now()
        self.save(update_fields=["cancelled_at"])
        self.article.log_timing(CALLED_OFF, by, self.spelled_out, reason, self.revision)

    def hold_open(self) -> None:
        """Keep the row to ourselves; raises PublicationError when it is done or called off already."""
        if not ScheduledChange.objects.to_come().select_for_update().filter(pk=self.pk).exists():
            raise PublicationError(_("This is done, or called off, already: open the page again."))

    def start_afresh(self, *fields) -> None:
        self.failed_at = self.try_again_at = None
        self.failure, self.tries = "", 0
        self.save(update_fields=[*fields, "failed_at", "try_again_at", "failure", "tries"])

    # What the worker notes

    def claim(self) -> bool:
        """Mark it as done, in the transaction that does it: one of any number of workers gets it."""
        return (
            ScheduledChange.objects.to_come().filter(pk=self.pk).update(done_at=timezone.now()) == 1
        )

    @transaction.atomic
    def fail(self, why: str, *, again: bool) -> None:
        """Note what stopped it. With ``again`` it comes back by itself, a bounded number of times."""
        now, wait = timezone.now(), None
        if again and self.tries < len(PATIENCE):
            wait = PATIENCE[self.tries]
            minutes = ngettext("in %d minute", "in %d minutes", wait) % wait
            why = gettext("%(why)s It is tried again %(minutes)s.") % {
                "why": why,
                "minutes": minutes,
            }
        noted = (
            ScheduledChange.objects.to_come()
            .filter(pk=self.pk)
            .update(
                failed_at=now,
                failure=why[:300],
                tries=F("tries") + 1,
                try_again_at=wait and now + timedelta(minutes=wait),
            )
        )
        if noted:
            self.article.log_timing(FAILED, None, self.spelled_out, why, self.revision)
