"""The way in for comments: one function, :func:`post`.

Screens, then one transaction in which the comment, the sealed address and the worker's job are written.
It is idempotent, and whoever posts gets the same answer whatever was decided. Nothing here looks at what
the address is: it is sealed, and forgotten.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from articles.models import Article
from comments import receipts, vault
from comments.models import Comment, CommenterContact, Judgement, State, Thread
from comments.screening import Level, Verdict, screen
from comments.screening.duplicates import leave_traces
from comments.tasks import recognise
from comments.vouchers import vouched_for

REPEAT_WINDOW = timedelta(minutes=10)  # a second click, a reload, a line that broke


@dataclass(frozen=True)
class Submission:
    """What a reader sends: checked and clean by form, not judged yet."""

    article: Article
    parent: Comment | None
    author_name: str
    email: str
    text: str
    stamp: str = ""
    trap: str = ""  # the honeypot
    submission_id: str = ""
    voucher: str = ""
    network: str = ""
    rewrites: int | None = None  # the comment whose new text this is (comments/revising.py)

    def __repr__(self):  # a report of an error must not show what was typed
        return f"<Submission to article {self.article.pk}>"


@dataclass(frozen=True)
class Accepted:
    """``token`` opens the private link; None for a repeat that cannot be told from a stranger's."""

    comment: Comment
    token: str | None


@dataclass(frozen=True)
class Refused:
    verdict: Verdict


def post(submission: Submission) -> Accepted | Refused:
    """Take the comment in. What comes back as accepted has been committed."""
    place = Comment(article=submission.article)
    place.answer_to(submission.parent)
    target = submission.parent and submission.parent.pk
    content = receipts.content_digest(
        submission.article.pk, target, submission.author_name, submission.text
    )
    token = receipts.new_token(submission.submission_id, content)
    with transaction.atomic():
        Thread.objects.hold(submission.article.pk)
        if repeated := earlier(submission, content, token):
            return repeated
        verdicts = screen(submission)
        if verdicts and verdicts[-1][1].level == Level.REFUSE:
            return Refused(verdicts[-1][1])
        write(place, submission, verdicts)
        identify(place, submission, content, token)
        place.vouched_for = vouched_for(submission.voucher)
        place.save(force_insert=True)
        leave_traces(place)
        seal_address(place, submission.email)
    return Accepted(place, token)


def earlier(submission: Submission, content: str, token: str) -> Accepted | None:
    """The answer that the same click got before.

    A submission id proves that it is the same reader. The same content within minutes does not: it is
    acknowledged without the private link.
    """
    digest = receipts.submission_digest(submission.submission_id, content)
    if digest and (same := Comment.objects.filter(submission_digest=digest).first()):
        return Accepted(same, token)
    since = timezone.now() - REPEAT_WINDOW
    alike = Comment.objects.filter(content_digest=content, created_at__gte=since)
    same = alike.exclude(state__in=[State.WITHDRAWN, State.ERASED]).first()
    return Accepted(same, None) if same else None


def write(comment: Comment, submission: Submission, verdicts: list[tuple[str, Verdict]]) -> None:
    judgement = judged(verdicts)
    comment.author_name, comment.text = submission.author_name, submission.text
    comment.state = State.SPAM if judgement.is_spam else State.PENDING
    comment.is_suspect, comment.screening = judgement.is_suspect, judgement.said


def judged(verdicts: list[tuple[str, Verdict]]) -> Judgement:
    worst = max((verdict.level for name, verdict in verdicts), default=Level.PASS)
    said = [
        {
            "screen": name,
            "verdict": verdict.level.name.lower(),
            "note": verdict.note,
            "count": verdict.count,
            "words": list(verdict.words),
        }
        for name, verdict in verdicts
    ]
    return Judgement(worst == Level.SPAM, worst == Level.SUSPECT, said)


def identify(comment: Comment, submission: Submission, content: str, token: str) -> None:
    comment.submission_digest = receipts.submission_digest(submission.submission_id, content)
    comment.receipt_digest = receipts.token_digest(token)
    comment.content_digest = content
    comment.text_digest = receipts.text_digest(submission.text)


def seal_address(comment: Comment, email: str) -> None:
    """Lock the address away, and ask the worker to recognise whose it is."""
    contact = CommenterContact(comment=comment)
    contact.sealed, contact.key_id = vault.seal(contact.pk, email)
    contact.save(force_insert=True)
    recognise.enqueue(str(contact.pk))
