"""The statement of reasons that the author of a refused comment is owed (Digital Services Act, article 17).

What was decided, on which facts, whether by a machine, on which ground, and what he can do about it. None for
spam: art. 17 (2) leaves out « deceptive high-volume commercial content ».
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from comments.models import (
    Appeal,
    Comment,
    Letter,
    ModerationLog,
    RejectionReason,
    State,
    Verb,
    appealable_decision,
)
from comments.models.appeal import APPEAL_WITHIN
from comments.models.moderation import reason_in_words
from comments.models.notice import NoticeState

UNDO = timedelta(minutes=10)  # a moderator may think again; nobody is told before
LATEST = timedelta(hours=6)  # a worker that was away for longer tells nobody yesterday's news

# Reasons that name a law, and which one in France; every other is a rule of the house.
LAWS = {
    RejectionReason.INSULT: "loi du 29 juillet 1881, art. 29 et 33",
    RejectionReason.HATE: "loi du 29 juillet 1881, art. 24",
    RejectionReason.DEFAMATION: "loi du 29 juillet 1881, art. 29 et 32",
    RejectionReason.PRIVACY: "Code civil, art. 9 ; RGPD",
}


@dataclass(frozen=True)
class Statement:
    at: datetime
    facts: str  # what in the comment led to it
    is_automated: bool  # whether nobody looked before it was taken
    was_flagged: bool  # whether a machine had marked it for whoever decided (art. 17 (3) c)
    law: str  # empty: a rule of the house
    is_illegal: bool
    after_notice: bool  # taken after a notice, not on our own initiative (art. 17 (3) b)
    appeal_until: datetime


def refusal_of(comment: Comment):
    """The line of the log by which the comment is refused now, or None."""
    if comment.state != State.REJECTED:
        return None
    return comment.log.filter(verb=Verb.REJECT, undone_by=None).first()


def statement_of(comment: Comment) -> Statement | None:
    line = refusal_of(comment)
    if line is None:
        return None
    notice = comment.notices.filter(state=NoticeState.UPHELD, decided_at__lte=line.at).last()
    return Statement(
        at=line.at,
        facts=notice.decision if notice else reason_in_words(line.reason) or _("no reason given"),
        is_automated=line.actor_id is None,
        was_flagged=comment.is_suspect,
        law=LAWS.get(line.reason, ""),
        is_illegal=line.reason in LAWS or line.reason == RejectionReason.ILLEGAL,
        after_notice=notice is not None,
        appeal_until=line.at + APPEAL_WITHIN,
    )


def redress_for(comment: Comment) -> dict:
    """What the receipt shows of it: the statement, the appeal, and whether there may be one."""
    statement = statement_of(comment)
    appeals = list(Appeal.objects.filter(comment=comment).order_by("-pk")[:5])
    return {
        "statement": statement,
        "appeals": appeals,
        "may_appeal": statement is not None and appealable_decision(comment) is not None,
    }


def tell_reasons() -> int:
    """Write to authors with a confirmed address whose comment was refused and stayed so; how many."""
    now = timezone.now()
    lines = ModerationLog.objects.filter(
        verb=Verb.REJECT,
        undone_by=None,
        at__range=(now - LATEST, now - UNDO),
        comment__state=State.REJECTED,
        comment__commenter__confirmed_at__isnull=False,
    )
    names = {f"reasons:{line}": comment for line, comment in lines.values_list("pk", "comment")}
    written = Letter.objects.filter(once__in=names).values_list("once", flat=True)
    new = names.keys() - set(written)
    for name in new:
        Letter.objects.write("reasons", names[name], once=name)
    return len(new)
