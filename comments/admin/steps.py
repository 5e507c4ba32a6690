"""Taking back one's own acts, step by step, as long as they are fresh."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext, ngettext

from comments.models import Ban, ModerationLog, Verb

UNDO_WITHIN = timedelta(minutes=10)
REMEMBERED = 20  # steps that the page keeps ready; more are undone by going on
LINES = 400  # of the log that they are made of
UNDOABLE = (Verb.APPROVE, Verb.REJECT, Verb.SPAM, Verb.BAN, Verb.PICK, Verb.UNPICK)


@dataclass(frozen=True)
class Step:
    """One press: the lines it left, newest first."""

    id: UUID
    lines: tuple[ModerationLog, ...]

    @property
    def label(self) -> str:
        """« Marie: refused », or « 12 comments: refused »."""
        line, count = self.lines[0], len({line.comment_id for line in self.lines})
        who = line.comment.author_name
        if count > 1:
            who = ngettext("%(count)d comment", "%(count)d comments", count) % {"count": count}
        return gettext("%(who)s: %(what)s") % {"who": who, "what": line.get_verb_display()}

    @property
    def line(self) -> ModerationLog:
        return self.lines[0]


def own_lines(user):
    """What this moderator has done and can still take back, newest first."""
    lines = ModerationLog.objects.filter(
        actor=user, at__gte=timezone.now() - UNDO_WITHIN, step__isnull=False, verb__in=UNDOABLE
    )
    return lines.filter(undone_by=None).select_related("comment")


def own_steps(user) -> list[Step]:
    """The last steps, newest first. One query."""
    steps: dict[UUID, list] = {}
    for line in own_lines(user)[:LINES]:
        steps.setdefault(line.step, []).append(line)
    return [Step(pk, tuple(lines)) for pk, lines in list(steps.items())[:REMEMBERED]]


def take_back(line: ModerationLog, by) -> None:
    """Undo one line of a step. Raises Clash when somebody has decided about its comment since."""
    comment = line.comment
    if line.verb == Verb.BAN:
        for ban in Ban.objects.filter(step=line.step, comment=comment):
            ban.lift(by=by, undoes=line)
    elif line.verb == Verb.PICK:
        comment.unpick(by=by, undoes=line)
    elif line.verb == Verb.UNPICK:
        comment.pick(by=by, undoes=line)
    else:
        comment.undo(by=by, line=line)
