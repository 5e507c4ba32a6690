"""What is decided about a comment: its states, and the verbs that move it between them."""

from uuid import UUID

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from comments.models.log import UNDOABLE, Verb
from comments.signals import hidden, shown


class State(models.TextChoices):
    PENDING = "pending", _("pending")
    APPROVED = "approved", _("approved")
    REJECTED = "rejected", _("refused")
    SPAM = "spam", _("spam")
    WITHDRAWN = "withdrawn", _("withdrawn")
    ERASED = "erased", _("erased")


VISIBLE_STATES = (State.APPROVED,)
DECIDED = (State.APPROVED, State.REJECTED, State.SPAM)
DECIDABLE = (State.PENDING, *DECIDED)

# Which verb may leave which states, and where it leads.
TRANSITIONS = {
    Verb.APPROVE: (DECIDABLE, State.APPROVED),
    Verb.REJECT: (DECIDABLE, State.REJECTED),
    Verb.SPAM: (DECIDABLE, State.SPAM),
    Verb.WITHDRAW: ((State.PENDING, State.SPAM, State.APPROVED), State.WITHDRAWN),
    Verb.ERASE: (tuple(State), State.ERASED),
}


class RejectionReason(models.TextChoices):
    """What a moderator picks from; the words are read by the comment's author as well."""

    INSULT = "insult", _("insults or attacks on a person")
    HATE = "hate", _("hatred or discrimination")
    DEFAMATION = "defamation", _("an accusation without proof")
    PRIVACY = "privacy", _("private details about somebody")
    OFF_TOPIC = "off-topic", _("not about the article")
    ADVERTISING = "advertising", _("advertising")
    UNREADABLE = "unreadable", _("hard to read")
    ILLEGAL = "illegal", _("something that the law forbids")


# Reasons of what nobody decided: a policy, a ban.
AUTOMATIC = {
    "open": _("the conversation is open"),
    "trusted": _("a trusted reader"),
    "ban": _("this commenter is banned"),
    "retention": _("its time of retention was over"),
}


def reason_in_words(reason: str) -> str:
    words = dict(RejectionReason.choices) | AUTOMATIC
    return str(words.get(reason, reason))


def with_detail(what, detail) -> str:
    """« what: detail », with the space that the language sets before a colon; ``what`` alone without it."""
    return gettext("%(who)s: %(what)s") % {"who": what, "what": detail} if detail else str(what)


class ModerationError(Exception):
    """A decision that may not be; the message is for the person who took it."""


class Clash(ModerationError):
    """Somebody else decided about the comment since the version that this decision saw."""


class Moderation(models.Model):
    """Trait of Comment: its state, who decided it, and the verbs.

    Each verb is one transaction: it locks the row, moves the state, writes a line of the log and moves
    the counters (:mod:`comments.models.placing`); ``shown`` and ``hidden`` are sent inside it. ``seen`` is
    the version that the decision was taken on (:class:`Clash` when the comment has moved on); ``step`` is
    what it is undone with (:class:`ModerationLog`). A decision that is already in force changes nothing, and
    leaves no line.
    """

    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.PENDING, editable=False
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    version = models.PositiveIntegerField(default=1, editable=False)  # one more with every change

    class Meta:
        abstract = True

    @property
    def is_visible(self) -> bool:
        return self.state in VISIBLE_STATES

    @property
    def is_pending(self) -> bool:
        return self.state == State.PENDING

    @property
    def is_awaited(self) -> bool:
        """Whether its reader is told that it waits to be read. What was called spam looks like that too."""
        return self.state in (State.PENDING, State.SPAM)

    @property
    def may_be_followed(self) -> bool:
        return self.is_awaited or self.is_visible

    @property
    def may_be_withdrawn(self) -> bool:
        """Nobody has decided yet, or it is online and has just been sent. What a screen put aside as spam
        looks like any other to its reader."""
        if self.is_visible:
            return self.is_fresh
        return self.state in TRANSITIONS[Verb.WITHDRAW][0] and self.decided_at is None

    @property
    def rejection_reason(self) -> str:
        """Why it was refused, in words that its author may read; empty when nobody said."""
        decisions = self.log.filter(verb__in=UNDOABLE, undone_by=None)
        line = decisions.filter(to_state=State.REJECTED).first()
        return reason_in_words(line.reason) if line else ""

    def approve(
        self, *, by=None, reason: str = "", seen: int | None = None, step: UUID | None = None
    ) -> None:
        """Show the comment. ``reason`` is the policy's, when nobody decided."""
        self._decide(Verb.APPROVE, by, reason=reason, seen=seen, step=step)

    def reject(
        self, *, by=None, reason: str = "", seen: int | None = None, step: UUID | None = None
    ) -> None:
        """Refuse the comment. ``reason`` is one of :class:`RejectionReason`, or words of one's own."""
        self._decide(Verb.REJECT, by, reason=reason, seen=seen, step=step)

    def mark_spam(self, *, by=None, seen: int | None = None, step: UUID | None = None) -> None:
        self._decide(Verb.SPAM, by, seen=seen, step=step)

    @transaction.atomic
    def withdraw(self) -> None:
        """The reader takes the comment back, as long as he may."""
        self.decided_at = self._lock(None).decided_at
        if self.state != State.WITHDRAWN and not self.may_be_withdrawn:
            raise ModerationError(_("This comment can no longer be withdrawn."))
        self._decide(Verb.WITHDRAW, None)

    @transaction.atomic
    def put_aside(self, reason: str) -> None:
        """Do as a screen does that says spam: nobody has decided, and its reader sees no difference."""
        self._lock(None)
        if self.is_pending:
            self.state, self.version = State.SPAM, self.version + 1
            self.save(update_fields=["state", "version"])
            self.log.create(
                verb=Verb.SPAM, reason=reason, from_state=State.PENDING, to_state=State.SPAM
            )

    def note(self, verb: Verb, *, by, reason: str = "", step=None, undoes=None) -> None:
        """Leave a line about something that moved no state."""
        self.log.create(
            actor=by, verb=verb, reason=reason[:300], from_state=self.state, to_state=self.state,
            step=step, undoes=undoes,
        )  # fmt: skip

    @transaction.atomic
    def undo(self, *, by=None, seen: int | None = None, line=None) -> None:
        """Restore the state before the last decision that is not undone yet; again: the one before.

        ``line`` says which decision is meant: :class:`Clash` when another one has been taken since.
        """
        self._lock(seen)
        decisions = self.log.decisions().filter(undone_by=None)
        last, before = [*decisions[:2], None, None][:2]
        if line is not None and last != line:
            if self.log.filter(undoes=line).exists():
                return  # the same press, sent twice
            raise Clash(_("Somebody else has decided about this comment since."))
        if last is None or last.to_state != self.state:
            raise ModerationError(_("There is no decision to undo."))
        former, self.state = self.state, last.from_state
        self.decided_at, self.decided_by = (before.at, before.actor) if before else (None, None)
        self._keep(former)
        self.log.create(
            actor=by, verb=Verb.UNDO, from_state=former, to_state=self.state, undoes=last
        )

    @transaction.atomic
    def _decide(
        self, verb: Verb, by, *, reason: str = "", seen: int | None = None, step: UUID | None = None
    ) -> None:
        sources, target = TRANSITIONS[verb]
        self._lock(seen)
        if self.state == target:
            return
        if self.state not in sources:
            raise ModerationError(
                _("This comment can no longer be decided: its reader withdrew it.")
            )
        former, self.state = self.state, target
        self.decided_at, self.decided_by = timezone.now(), by
        self._keep(former)
        self.log.create(
            actor=by, verb=verb, reason=reason[:300], from_state=former, to_state=target,
            at=self.decided_at, step=step,
        )  # fmt: skip

    def _lock(self, seen: int | None):
        """Hold the row until the end of the transaction, take over its state, and return it as it is.

        Without touching its key: whoever answers the comment at this moment holds the thread, which a
        decision moves after this, and must not be waited for.
        """
        row = type(self).objects.select_for_update(no_key=True).get(pk=self.pk)
        if seen is not None and row.version != seen:
            raise Clash(_("Somebody else has just decided about this comment."))
        self.state, self.version = row.state, row.version
        return row

    def _keep(self, former: str) -> None:
        """Save the new state; the counter and those above hear of what appeared or disappeared."""
        self.version += 1
        self.save(update_fields=["state", "decided_at", "decided_by", "version"])
        step = self.is_visible - (former in VISIBLE_STATES)
        if step:
            self._move_counters(step)
            (shown if step > 0 else hidden).send(type(self), comment=self)
