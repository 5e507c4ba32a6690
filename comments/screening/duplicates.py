"""The same text again, or nearly (a word changed, a sentence added), whoever signs it."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_noop

from comments.folding import skeleton
from comments.models import Comment, TextTrace
from comments.receipts import text_digest
from comments.screening.likeness import bands, likeness, pieces
from comments.screening.verdicts import PASSED, Verdict, suspect

MEMORY = timedelta(days=2)
SHORTEST = 40  # letters; « Merci pour cet article ! » may be said by many
ALIKE = 0.6  # share of pieces in common; a quotation with an answer as long stays under it
MOST_COMPARED = 20  # texts; however many repeat a phrase, a post reads no more than these


def duplicates(submission) -> Verdict:
    """Three queries at most, whatever has been posted."""
    text, since = submission.text, timezone.now() - MEMORY
    if len(skeleton(text)) < SHORTEST:
        return PASSED
    same = Comment.objects.filter(text_digest=text_digest(text), created_at__gte=since)
    if same.exclude(pk=submission.rewrites).exists():
        return suspect(gettext_noop("the same text has been posted before"))
    mine, others = pieces(text), resembling(text, since, submission.rewrites)
    closest = max((likeness(mine, pieces(other)) for other in others), default=0)
    if closest >= ALIKE:
        note = gettext_noop("%(count)s %% like a text that has been posted before")
        return suspect(note, round(100 * closest))
    return PASSED


def resembling(text: str, since, but: int | None) -> list[str]:
    """The newest texts that may be like this one, not many; without that of the comment ``but``."""
    found = TextTrace.objects.filter(band__in=bands(text), created_at__gte=since)
    found = found.exclude(comment=but) if but else found
    newest = found.order_by("-created_at").values_list("comment", flat=True)[: 8 * MOST_COMPARED]
    ids = list(dict.fromkeys(newest))[:MOST_COMPARED]
    return list(Comment.objects.filter(pk__in=ids).values_list("text", flat=True)) if ids else []


def leave_traces(comment: Comment) -> None:
    """Remember what the text looked like. The worker forgets it after MEMORY."""
    if len(skeleton(comment.text)) >= SHORTEST:
        TextTrace.objects.bulk_create(
            [TextTrace(comment=comment, band=band) for band in bands(comment.text)]
        )


def forget_traces() -> int:
    """Take away what is too old to be looked for; return how many rows."""
    return TextTrace.objects.filter(created_at__lt=timezone.now() - MEMORY).delete()[0]
