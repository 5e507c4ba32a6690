"""A conversation that has ended, by its policy or by its age, takes nothing more in."""

from django.utils.translation import gettext as _

from comments.policy import policy_of
from comments.screening.verdicts import PASSED, Verdict, refuse


def closed(submission) -> Verdict:
    if policy_of(submission.article).is_closed:
        return refuse(_("Comments on this article are closed."), status=403)
    return PASSED
