"""The way in for reports of errors: a few screens, then one transaction."""

from django.db import transaction
from django.utils import timezone

from comments.asking import keep_address
from comments.models import ErrorReport, Letter
from comments.posting import Refused, Submission
from comments.screening.form_age import form_age
from comments.screening.honeypot import honeypot
from comments.screening.rate import rate
from comments.screening.verdicts import Level

BATCH = 100


def report(
    submission: Submission, *, passage: str, email: str, wants_credit: bool
) -> Refused | None:
    """Take the report in; a refusal, or None. What a machine filled in is acknowledged, and not kept."""
    verdicts = [judge(submission) for judge in (form_age, rate, honeypot)]
    for verdict in verdicts:
        if verdict.level == Level.REFUSE:
            return Refused(verdict)
    if any(verdict.level == Level.SPAM for verdict in verdicts):
        return None
    with transaction.atomic():
        ErrorReport.objects.create(
            article=submission.article,
            passage=passage,
            text=submission.text,
            author_name=submission.author_name,
            wants_credit=wants_credit,
            contact_id=keep_address(email).pk if email else None,
        )
    return None


def thank_readers() -> int:
    """Write to those whose report has led to a correction that can be read; return how many."""
    waiting = ErrorReport.objects.to_be_thanked().values_list("pk", flat=True)[:BATCH]
    return sum(thank(pk) for pk in list(waiting))


@transaction.atomic
def thank(report_id) -> bool:
    mine = ErrorReport.objects.filter(pk=report_id, thanked_at=None)
    if not mine.update(thanked_at=timezone.now()):
        return False
    Letter.objects.write("thanks", report_id)
    mine.model.objects.get(pk=report_id).log.create(verb="thanked")
    return True
