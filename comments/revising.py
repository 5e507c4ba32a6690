"""The way in for a changed text: the screens that a new comment passes, then one transaction."""

from django.db import transaction

from comments import receipts
from comments.models import Comment
from comments.posting import Refused, Submission, judged
from comments.screening import Level, screen
from comments.screening.duplicates import leave_traces
from comments.stamps import shared_stamp
from comments.tasks import settle_again


def revise(comment: Comment, text: str, network: str) -> Refused | None:
    """Give ``comment`` a new text; the refusal of a screen, or None. Raises ModerationError when it is
    too late. The same text changes nothing."""
    if text == comment.text:
        return None
    submission = Submission(
        article=comment.article,
        parent=comment.parent,
        author_name=comment.author_name,
        email="",  # sealed long ago
        text=text,
        stamp=shared_stamp(comment.article_id),
        network=network,
        rewrites=comment.pk,
    )
    with transaction.atomic():
        verdicts = screen(submission)
        if verdicts and verdicts[-1][1].level == Level.REFUSE:
            return Refused(verdicts[-1][1])
        comment.edit(text, receipts.text_digest(text), judged(verdicts))
        leave_traces(comment)
        settle_again.enqueue(comment.pk)
    return None
