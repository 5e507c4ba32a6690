"""A form that is too old, or not ours, is given back fresh; one filled in no time is a machine's."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from comments.screening.verdicts import PASSED, Verdict, refuse, suspect
from comments.stamps import read_stamp


def form_age(submission) -> Verdict:
    stamp = read_stamp(submission.stamp, submission.article.pk)
    if stamp is None or stamp.has_expired:
        return refuse(
            _("This form had been open for too long. Your text is here: just send it again.")
        )
    if stamp.is_too_young:
        return suspect(gettext_noop("filled in less than two seconds"))
    return PASSED
