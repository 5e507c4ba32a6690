"""What waits for its hour: the embargo of an article, and the changes planned for it."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.publication import Change, PublicationError, Status
from articles.models.revision import Revision
from articles.models.standing import standing_of
from articles.signals import embargoed

EMBARGO, SCHEDULED, CALLED_OFF = "embargo", "scheduled", "called-off"  # verbs of the log
REASON_LENGTH = 300  # characters that a line of the log keeps


class Timing(models.Model):
    """Trait of Article: the embargo, what is planned, and the verbs that change either."""

    embargo_until = models.DateTimeField(
        _("embargo until"),
        null=True,
        blank=True,
        help_text=_("Nothing gives the article out before this moment."),
    )

    class Meta:
        abstract = True

    @property
    def is_embargoed(self) -> bool:
        return self.embargo_until is not None and self.embargo_until > timezone.now()

    @property
    def keeps_its_embargo(self) -> bool:
        """Whether its embargo holds inside the newsroom as well (``Section.keeps_embargoes``)."""
        return self.is_embargoed and self.section is not None and self.section.keeps_embargoes

    @transaction.atomic
    def set_embargo(self, until, *, by, reason: str = "") -> None:
        """Move the embargo, or lift it (None). Raises PublicationError when readers have the article.

        Whoever published under embargo dated the article by it: that date moves along.
        """
        row = self.hold()
        if until == row.embargo_until:
            return
        if row.is_public:
            raise PublicationError(
                _("Readers have this article: an embargo would come too late. Withdraw it instead.")
            )
        former = standing_of(row)
        if row.was_public and row.published_at == row.embargo_until:
            now = timezone.now()
            row.published_at = max(until or now, now)
        row.embargo_until = until
        row.save(update_fields=["embargo_until", "published_at", "modified_at"])
        self.embargo_until, self.published_at = row.embargo_until, row.published_at
        self.log_timing(
            EMBARGO, by, gettext("until %s") % spoken(until) if until else gettext("lifted"), reason
        )
        if row.was_public:
            embargoed.send(type(self), article=row, former=former)

    @transaction.atomic
    def plan(
        self,
        *,
        change: str | None = None,
        at,
        by,
        revision: Revision | None = None,
        notice: str = "",
        reason: str = "",
    ):
        """Decide now what happens at ``at``; return the ScheduledChange.

        It publishes ``revision`` (default: the draft as it is now) whatever is saved later. Raises
        PublicationError for a moment that has passed, or comes before the embargo ends, and for an
        article that could not be published as it is.
        """
        if self.hold().trashed_at:
            raise PublicationError(_("This article is in the bin: take it out first."))
        if at <= timezone.now():
            raise PublicationError(_("This moment has passed: choose one to come."))
        if change == Change.WITHDRAWAL:
            self.require_something_to_withdraw(at)
        else:
            change = self.kind_of_change_at(at, change)
            self.require_embargo_over(at)
            revision = revision or self.pending_revision()
            revision = revision or self.save_draft(self.snapshot(), by=by)
            require_title_and_section(revision.snapshot)
        planned = self.schedule.create(
            change=change, at=at, revision=revision, notice=notice, reason=reason, made_by=by
        )
        self.log_timing(SCHEDULED, by, planned.spelled_out, reason, revision)
        return planned

    def kind_of_change_at(self, at, change: str | None) -> Change:
        """What a change will be by then: the first publication may itself be planned before it."""
        before = self.schedule.to_come().filter(at__lt=at).exclude(change=Change.WITHDRAWAL)
        if not self.was_public and not before.exists():
            return Change.FIRST
        change = Change(change or Change.MINOR)
        if change == Change.FIRST:
            raise PublicationError(
                _("This article will have been published before: say what kind of change this is.")
            )
        return change

    def require_embargo_over(self, at) -> None:
        if self.embargo_until and at < self.embargo_until:
            raise PublicationError(
                _("Under embargo until %s: choose that moment or a later one, or move the embargo.")
                % spoken(self.embargo_until)
            )

    def require_something_to_withdraw(self, at) -> None:
        planned = self.schedule.to_come().filter(at__lt=at).exclude(change=Change.WITHDRAWAL)
        if self.status != Status.PUBLISHED and not planned.exists():
            raise PublicationError(_("Only a published article can be withdrawn."))

    def call_off_all(self, *, by, reason: str) -> None:
        """Nothing that was planned for the article happens any more."""
        for planned in self.schedule.to_come().select_for_update():
            planned.call_off(by=by, reason=reason)

    def log_timing(self, verb, by, what: str, reason="", revision: Revision | None = None) -> None:
        """A line of the log that says what was decided, and why when somebody said so."""
        said = f"{what} — {reason}" if reason else str(what)
        self.log.create(actor=by, verb=verb, reason=said[:REASON_LENGTH], revision=revision)


def require_title_and_section(content: dict) -> None:
    """Said when it is planned, not found out at the hour. What else fails then is said then."""
    if not content.get("title", "").strip():
        raise PublicationError(_("An article needs a title to be published."))
    if content.get("section_id") is None:
        raise PublicationError(_("An article needs a section to be published."))


def spoken(moment) -> str:
    """A moment for a sentence or a line of the log, to the minute, in the newsroom's own time."""
    return date_format(timezone.localtime(moment), "SHORT_DATETIME_FORMAT")
