"""The outbox: mail that waits, that is on its way, and what became of it. No address and no text in it.

A letter is written in the transaction of what it tells, under a name (``once``) that exists a single time;
the worker composes it and looks the address up when it is sent (:mod:`comments.mailing`).
"""

import uuid
from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# How long a letter rests after each try that came to nothing; after the last one it is given up.
RESTS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480, 1_440))
LEASE = timedelta(minutes=10)  # whoever holds a letter for longer was killed


class LetterState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    CLAIMED = "claimed", _("being prepared")  # nothing has been said to the mail server about it
    HANDING = "handing", _("being handed over")
    SENT = "sent", _("sent")
    DROPPED = "dropped", _("no longer needed")
    FAILED = "failed", _("given up")
    UNSURE = (
        "unsure",
        _("perhaps sent"),
    )  # the worker was killed, or the line broke, while handing over


class LetterQuerySet(models.QuerySet):
    def due(self, now=None):
        return self.filter(state=LetterState.WAITING, due_at__lte=now or timezone.now())

    def write(self, kind: str, about, *, once: str | None = None) -> "Letter":
        """Put a letter into the outbox, unless one of that name was ever there."""
        name = once or f"{kind}:{about}"
        return self.get_or_create(once=name, defaults={"kind": kind, "about": str(about)})[0]

    def claim(self, pk) -> "Letter | None":
        """Take a waiting letter, so that nobody else does; None when somebody was faster."""
        mine = (
            self.due()
            .filter(pk=pk)
            .update(
                state=LetterState.CLAIMED, claimed_at=timezone.now(), tries=models.F("tries") + 1
            )
        )
        return self.get(pk=pk) if mine == 1 else None

    def release_abandoned(self) -> int:
        """What a killed worker held: what was only claimed waits again; what was being handed over may
        have arrived, and is not sent a second time. Returns how many of the latter there were."""
        held = self.filter(claimed_at__lt=timezone.now() - LEASE)
        held.filter(state=LetterState.CLAIMED).update(state=LetterState.WAITING)
        return held.filter(state=LetterState.HANDING).update(
            state=LetterState.UNSURE, finished_at=timezone.now(), trouble="killed"
        )


class Letter(models.Model):
    """``kind`` says how it is composed, from the row with the id ``about``."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20)
    about = models.CharField(max_length=40)
    once = models.CharField(max_length=120, unique=True)
    state = models.CharField(
        max_length=10, choices=LetterState.choices, default=LetterState.WAITING
    )
    created_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(
        max_length=60, blank=True
    )  # never a server's words: they name people

    objects = LetterQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["state", "due_at"], name="letter_due")]

    def __str__(self):
        return f"{self.kind} {self.pk}"

    def begin_handing_over(self) -> None:
        """From here on it may arrive: whoever finds it in this state must not send it again."""
        self._become(LetterState.HANDING)

    def finish(self, state: LetterState, trouble: str = "") -> None:
        self.finished_at = timezone.now()
        self._become(state, trouble)

    def rest(self, trouble: str) -> None:
        """Wait for another try, longer each time; after the last one, give it up."""
        if self.tries > len(RESTS):
            self.finish(LetterState.FAILED, trouble)
            return
        self.due_at = timezone.now() + RESTS[self.tries - 1]
        self._become(LetterState.WAITING, trouble)

    def _become(self, state: LetterState, trouble: str = "") -> None:
        self.state, self.trouble = state, trouble[:60]
        self.save(update_fields=["state", "trouble", "due_at", "finished_at"])
