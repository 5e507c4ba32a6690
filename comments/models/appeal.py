"""The author of a refused comment asks for another look (Digital Services Act, article 20).

Free, from the private link, within six months of being told (art. 20 (1)). Somebody other than whoever
took the decision decides it again, and never a machine alone (art. 20 (6)).
"""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from comments.models.legal_log import LegalVerb
from comments.models.log import Verb
from comments.models.moderation import ModerationError, State

APPEAL_WITHIN = timedelta(days=183)  # « at least six months »: no six months are longer
APPEAL_LENGTH = 3_000  # characters


class AppealState(models.TextChoices):
    OPEN = "open", _("to be decided")
    GRANTED = "granted", _("granted: the comment is restored")
    REFUSED = "refused", _("refused: the decision stands")


class AppealQuerySet(models.QuerySet):
    def open(self):
        """Those that wait for a decision."""
        return self.filter(state=AppealState.OPEN)

    def decidable_by(self, user):
        """Those whose first decision ``user`` had no part in."""
        return self.open().filter(~Q(decision__actor=user) | Q(decision__actor=None))


class Appeal(models.Model):
    """One for each decision: a comment that is refused again may be appealed again."""

    comment = models.ForeignKey("comments.Comment", models.CASCADE, related_name="appeals")
    # The line of the log that is appealed against; its actor may not decide this.
    decision = models.OneToOneField(
        "comments.ModerationLog", models.CASCADE, related_name="appeal", editable=False
    )
    text = models.TextField(_("what the author says"), max_length=APPEAL_LENGTH)
    created_at = models.DateTimeField(_("received"), default=timezone.now)
    state = models.CharField(
        _("state"), max_length=10, choices=AppealState.choices, default=AppealState.OPEN
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        related_name="+",
    )
    reasons = models.TextField(_("reasons"), blank=True)

    objects = AppealQuerySet.as_manager()

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        default_permissions = ("view",)
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["state", "created_at"], name="appeal_queue")]

    def __str__(self):
        return gettext("Appeal of %(name)s") % {"name": self.comment.author_name}

    @property
    def is_open(self) -> bool:
        return self.state == AppealState.OPEN

    def may_be_decided_by(self, user) -> bool:
        return self.is_open and (
            self.decision.actor_id is None or self.decision.actor_id != user.pk
        )

    @transaction.atomic
    def grant(self, *, by, reasons: str) -> None:
        """Put the comment back."""
        self._decide(AppealState.GRANTED, LegalVerb.APPEAL_GRANTED, by, reasons)
        if self.comment.state == State.REJECTED:
            self.comment.approve(by=by)

    @transaction.atomic
    def refuse(self, *, by, reasons: str) -> None:
        """Let the decision stand, and say why."""
        self._decide(AppealState.REFUSED, LegalVerb.APPEAL_REFUSED, by, reasons)

    def _decide(self, state: AppealState, verb: LegalVerb, by, reasons: str) -> None:
        self.state = Appeal.objects.select_for_update().get(pk=self.pk).state
        if not self.is_open:
            raise ModerationError(_("This appeal has been decided already."))
        if not self.may_be_decided_by(by):
            raise ModerationError(
                _("You took the decision that is appealed against: somebody else has to look.")
            )
        if not reasons.strip():
            raise ModerationError(_("Say why: the author is owed the reasons."))
        self.state, self.reasons = state, reasons.strip()
        self.decided_at, self.decided_by = timezone.now(), by
        self.save(update_fields=["state", "reasons", "decided_at", "decided_by"])
        waited = self.decided_at - self.created_at
        self.log.create(actor=by, verb=verb, reason=self.reasons, at=self.decided_at, waited=waited)


def appealable_decision(comment):
    """The refusal that the author of ``comment`` may appeal against now, or None.

    Spam is no refusal with reasons (art. 17 (2): deceptive high-volume commercial content), unless a
    moderator refused the comment for a reason.
    """
    if comment.state != State.REJECTED:
        return None
    line = comment.log.filter(verb=Verb.REJECT, undone_by=None).first()
    if line is None or line.at < timezone.now() - APPEAL_WITHIN:
        return None
    return None if Appeal.objects.filter(decision=line).exists() else line
