"""The same text again, whoever signs it and wherever it stands."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_noop

from comments.models import Comment
from comments.receipts import text_digest
from comments.screening.verdicts import PASSED, Verdict, suspect

MEMORY = timedelta(days=2)
SHORTEST = 40  # characters; « Merci pour cet article ! » may be said by many


def duplicates(submission) -> Verdict:
    if len(submission.text) < SHORTEST:
        return PASSED
    same = Comment.objects.filter(
        text_digest=text_digest(submission.text), created_at__gte=timezone.now() - MEMORY
    )
    if same.exclude(pk=submission.rewrites).exists():
        return suspect(gettext_noop("the same text has been posted before"))
    return PASSED
