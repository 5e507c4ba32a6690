"""Somebody's e-mail address in the text: the moderator decides whether it may be shown."""

import re

from django.utils.translation import gettext_noop

from comments.screening.verdicts import PASSED, Verdict, suspect

ADDRESS = re.compile(r"[^\s@<>()\"']{1,64}@[^\s@<>()\"']{1,190}\.\w{2,24}")


def addresses(submission) -> Verdict:
    if ADDRESS.search(submission.text):
        return suspect(
            gettext_noop("an e-mail address in the text")
        )  # that there is one, not which
    return PASSED
