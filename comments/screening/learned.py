"""The learned spam score. It marks, and never refuses: a machine may say « look here », no more."""

from django.utils.translation import gettext_noop

from comments.screening.verdicts import PASSED, Verdict, suspect
from comments.spam_score import current_model


def learned(submission) -> Verdict:
    model = current_model()
    weighing = model.weigh(submission.text, submission.author_name)
    if weighing.probability < model.threshold:
        return PASSED
    note = gettext_noop("looks like spam to %(count)s %%")
    return suspect(note, int(100 * weighing.probability), words=weighing.words)
