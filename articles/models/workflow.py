"""From the writer's desk to the editor's and to the readers: the states of a text, and the ways on.

An article that readers know keeps its status while its changes go the same way: ``changes_status``
says where these stand, and is empty when there are none.
"""

from dataclasses import dataclass

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models.call import Call
from articles.models.publication import PublicationError, Status
from articles.models.revision import Revision
from articles.models.rights import IN_BIN, may

DRAFT, SUBMITTED, IN_REVIEW, READY = (
    Status.DRAFT,
    Status.SUBMITTED,
    Status.IN_REVIEW,
    Status.READY,
)
IN_HAND = (DRAFT, SUBMITTED, IN_REVIEW, READY)
WITH_EDITORS = (SUBMITTED, IN_REVIEW, READY)


@dataclass(frozen=True)
class Step:
    """A way on: from which states, to which, and which line of RIGHTS opens it.

    The states are those of the text in hand, unless the step is ``of_article``: what readers have can
    be withdrawn wherever its changes stand.
    """

    verb: str
    sources: tuple[Status, ...]
    to: Status
    right: str
    label: Promise | str  # what its button says
    done: Promise | str  # what the log says
    asks_why: bool = False
    of_article: bool = False

    def is_open(self, article) -> bool:
        state = article.status if self.of_article else article.stage
        return not article.trashed_at and state in self.sources


STEPS = {
    step.verb: step
    for step in (
        # verb, from, to, who may (articles.models.rights)
        Step("submit", (DRAFT,), SUBMITTED, "submit", _("Submit to the editors"), _("submitted")),
        Step("retract", (SUBMITTED,), DRAFT, "submit", _("Take it back"), _("taken back")),
        Step(
            "take", (SUBMITTED,), IN_REVIEW, "review", _("Take for review"), _("taken for review")
        ),
        Step("send_back", WITH_EDITORS, DRAFT, "review", _("Send back"), _("sent back"), True),
        Step(
            "mark_ready",
            (DRAFT, SUBMITTED, IN_REVIEW),
            READY,
            "review",
            _("Mark as ready"),
            _("found ready"),
        ),
        Step("reopen", (READY,), IN_REVIEW, "review", _("Review again"), _("taken up again")),
        # These two are done by articles.models.publication; they stand here to be read.
        Step("publish", tuple(Status), Status.PUBLISHED, "publish", _("Publish"), _("published")),
        Step(
            "withdraw",
            (Status.PUBLISHED,),
            Status.WITHDRAWN,
            "withdraw",
            _("Withdraw"),
            _("withdrawn"),
            asks_why=True,
            of_article=True,
        ),
    )
}
ASSIGNED, CHANGED_WHEN_READY = "assign", "changed"
LINES = {
    **{verb: step.done for verb, step in STEPS.items() if step.right in ("submit", "review")},
    ASSIGNED: _("given"),
    CHANGED_WHEN_READY: _("changed after it was found ready"),
}


class Workflow(models.Model):
    """Trait of Article: where its text stands, who has it, until when, and the verbs that hand it on."""

    changes_status = models.CharField(
        _("state of the changes"),
        max_length=12,
        choices=[(each.value, each.label) for each in IN_HAND],
        blank=True,
        editable=False,
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("assigned to"),
        null=True,
        blank=True,
        related_name="assigned_articles",
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("reviewed by"),
        null=True,
        blank=True,
        related_name="reviewed_articles",
    )
    due_at = models.DateTimeField(_("due"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def stage(self) -> Status:
        """Where the text that is being worked at stands."""
        return Status(self.changes_status or self.status)

    @property
    def holder(self):
        """Who has it now: its reviewer once it is submitted, before that who writes it."""
        if self.stage in WITH_EDITORS:
            return self.reviewer
        return (self.assigned_to or self.created_by) if self.stage == DRAFT else None

    @property
    def is_overdue(self) -> bool:
        is_open = self.stage in IN_HAND and self.trashed_at is None
        return is_open and self.due_at is not None and self.due_at < timezone.now()

    def allows(self, user, act: str) -> bool:
        """Whether ``user`` may do ``act``, a line of RIGHTS, with the article as it is."""
        return (act in IN_BIN or not self.trashed_at) and may(user, act, self)

    def steps_for(self, user) -> list[Step]:
        """The ways on that are open to ``user`` now, in the order of the table."""
        return [s for s in STEPS.values() if s.is_open(self) and self.allows(user, s.right)]

    # The verbs

    def submit(self, *, by) -> None:
        """Ask the editors to read the text. Whoever sent it back gets it again."""
        self.move("submit", by=by)

    def retract(self, *, by) -> None:
        """Take back what no editor has taken yet."""
        self.move("retract", by=by)

    def take(self, *, by) -> None:
        """Claim it for review."""
        self.move("take", by=by, reviewer=by)

    def send_back(self, *, by, reason: str) -> None:
        """Give it back to its writer, who is told why."""
        self.move("send_back", by=by, reason=reason)

    def mark_ready(self, *, by) -> None:
        self.move("mark_ready", by=by, reviewer=self.reviewer or by)

    def reopen(self, *, by) -> None:
        self.move("reopen", by=by, reviewer=self.reviewer or by)

    @transaction.atomic
    def move(self, verb: str, *, by, reason: str = "", **handed) -> None:
        """Go one step of the table. Raises PublicationError, and changes nothing, when somebody was
        faster or the reason is missing."""
        step, reason = STEPS[verb], reason.strip()[:300]
        row = self.hold()
        if not step.is_open(row):
            raise PublicationError(out_of_step(step, row))
        if step.asks_why and not reason:
            raise PublicationError(_("Say why: the writer reads it."))
        for name in ("status", "changes_status", "published_at"):  # they say which column moves
            setattr(self, name, getattr(row, name))
        self.stand_at(step.to, **handed)
        revision = self.pending_revision()
        if revision and verb == "submit":
            revision.kind = Revision.Kind.SUBMISSION
            revision.save(update_fields=["kind"])
        self.log.create(actor=by, verb=verb, reason=reason, revision=revision)
        self.tell_of(verb, by=by, reason=reason)

    def stand_at(self, stage: Status, **handed) -> None:
        name = "changes_status" if self.was_public else "status"
        for field, value in {name: stage, **handed}.items():
            setattr(self, field, value)
        self.save(update_fields=[name, *handed, "modified_at"])

    @transaction.atomic
    def assign(self, *, by, to=None, reviewer=None, due_at=None) -> None:
        """Say who writes it, who reviews it, until when. Those who are new to it are told."""
        told = {to, reviewer} - {self.assigned_to, self.reviewer, None}
        before = (self.assigned_to, self.reviewer, self.due_at)
        if before == (to, reviewer, due_at):
            return
        self.assigned_to, self.reviewer, self.due_at = to, reviewer, due_at
        self.save(update_fields=["assigned_to", "reviewer", "due_at", "modified_at"])
        self.log.create(actor=by, verb=ASSIGNED, reason=handed_to(to, reviewer, due_at))
        for user in told:
            Call.objects.tell(user, ASSIGNED, self, by=by)

    # What follows from what others do

    def note_change(self, by) -> None:
        """Its draft has been written to. What was found ready is so no longer, unless an editor wrote."""
        if self.was_public:
            rows = type(self).objects.filter(pk=self.pk, changes_status="")
            if rows.update(changes_status=DRAFT):
                self.changes_status = DRAFT
        if self.stage == READY and by is not None and not may(by, "review", self):
            self.stand_at(SUBMITTED)
            self.log.create(actor=by, verb=CHANGED_WHEN_READY)
            self.tell_of("submit", by=by)

    def note_publication(self, revision) -> None:
        """What is about to be saved is what readers see; drafts made after it are changes to come."""
        later = revision and self.revisions.pending().filter(pk__gt=revision.pk)
        self.changes_status = DRAFT if later is not None and later.exists() else ""
        self.reviewer = None

    def tell_of(self, verb: str, *, by, reason: str = "") -> None:
        """Tell those whom a step hands the article to."""
        told = {"submit": [self.reviewer], "send_back": [self.assigned_to or self.created_by]}
        for user in told.get(verb, ()):
            Call.objects.tell(user, verb, self, by=by, text=reason)


def out_of_step(step: Step, row) -> str:
    """Why a step is not open any more, in words."""
    if row.trashed_at:
        return _("This article is in the bin: take it out first.")
    return _("“%(step)s” is not possible here: the article is %(state)s.") % {
        "step": step.label,
        "state": row.stage.label,
    }


def handed_to(to, reviewer, due_at) -> str:
    """A line of the log about who has an article until when."""
    parts = [str(person) for person in (to, reviewer) if person]
    if due_at:
        parts.append(f"{timezone.localtime(due_at):%Y-%m-%d %H:%M}")
    return " · ".join(parts)[:300]
