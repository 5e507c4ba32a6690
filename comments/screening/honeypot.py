"""A field that people neither see nor hear: what fills it is a machine."""

from django.utils.translation import gettext_noop

from comments.screening.verdicts import PASSED, Verdict, spam


def honeypot(submission) -> Verdict:
    if submission.trap.strip():  # not kept: it may be an address
        return spam(gettext_noop("the hidden field was filled in"))
    return PASSED
