"""What was planned is done at its minute, or as soon as somebody is there to do it.

A server that was down catches up, in the order in which things were planned. Readers are shown the
planned minute (``published_at``, ``updated_at``, a correction's date); the log and the history say when
it really happened.
"""

import logging

from django.db import transaction
from django.utils.translation import gettext

from articles.models import Article, ScheduledChange
from articles.models.publication import PublicationError, Status
from articles.models.schedule import RESCHEDULED, before
from articles.models.timing import spoken
from articles.preflight.examining import blockers, examine

log = logging.getLogger("newsroom.worker")

AT_ONCE = 100  # changes in one go; other duties wait meanwhile


def carry_out_what_is_due() -> int:
    """Do what is due, one transaction each; return how many were looked at.

    Each look moves a change on (done, called off, moved, failed until later), so none comes twice.
    """
    for count in range(AT_ONCE):
        pk = ScheduledChange.objects.due().values_list("pk", flat=True).first()
        if pk is None:
            return count
        carry_out(pk)
    return AT_ONCE


def carry_out(pk: int) -> None:
    """Do the planned change ``pk``, wholly or not at all; what stops it is noted beside it."""
    try:
        with transaction.atomic():
            do(pk)
    except PublicationError as refusal:
        note_failure(pk, str(refusal), again=False)
    except Exception as error:
        log.exception("The planned change %d failed.", pk)
        why = gettext("A fault of the program stopped it (%s).") % type(error).__name__
        note_failure(pk, why, again=True)


def note_failure(pk: int, why: str, *, again: bool) -> None:
    """Unless the article has been deleted, and its plans with it."""
    if planned := ScheduledChange.objects.filter(pk=pk).first():
        planned.fail(why, again=again)


def do(pk: int) -> None:
    """The whole of a planned change. Raises PublicationError for what a person has to decide.

    The article is held first, as whoever publishes by hand holds it: no two wait for each other.
    """
    held = Article.objects.select_for_update(of=("self",)).filter(schedule=pk)
    article, planned = held.first(), ScheduledChange.objects.get(pk=pk)
    if not planned.claim():
        return
    if article.trashed_at:
        give_up(planned, gettext("The article is in the bin."))
    elif planned.is_withdrawal:
        withdraw(planned, article)
    elif article.is_embargoed:
        wait_for_embargo(planned, article)
    elif is_online(planned):
        give_up(planned, gettext("This very version is online already."))
    else:
        publish(planned, article)


def withdraw(planned: ScheduledChange, article: Article) -> None:
    """What was to come before it, and failed, comes no more: it would bring the article back."""
    for earlier in article.schedule.to_come().filter(before(planned.at, planned.pk)):
        earlier.call_off(by=None, reason=gettext("Its withdrawal was planned for this time."))
    if article.status == Status.PUBLISHED:
        article.take_down(by=planned.made_by, reason=as_planned(planned))
    else:
        give_up(planned, gettext("The article was not online."))


def publish(planned: ScheduledChange, article: Article) -> None:
    """The checks are made once more: what was in order when it was planned may have expired."""
    obstacle = planned.obstacle(article) or blockers(examine(article, planned.revision.snapshot))
    if obstacle:
        raise PublicationError(obstacle)
    article.publish(
        by=planned.made_by,
        change=planned.change,
        reason=as_planned(planned),
        at=planned.at,
        revision=planned.revision,
        notice=planned.notice,
    )


def is_online(planned: ScheduledChange) -> bool:
    """Somebody has published it by hand meanwhile, and there is nothing else to tell readers."""
    return planned.revision.published_at is not None and not planned.notice


def give_up(planned: ScheduledChange, why: str) -> None:
    """Undo the claim, and call it off with a line of the log."""
    reopen(planned)
    planned.call_off(by=None, reason=why)


def wait_for_embargo(planned: ScheduledChange, article: Article) -> None:
    """The embargo was moved behind it: it moves to where that ends."""
    planned.at = article.embargo_until
    reopen(planned)
    planned.start_afresh("at")
    why = gettext("The embargo was moved.")
    article.log_timing(RESCHEDULED, None, planned.spelled_out, why, planned.revision)


def reopen(planned: ScheduledChange) -> None:
    planned.done_at = None
    planned.save(update_fields=["done_at"])


def as_planned(planned: ScheduledChange) -> str:
    said = gettext("planned for %s") % spoken(planned.at)
    return f"{said} — {planned.reason}"[:300] if planned.reason else said
