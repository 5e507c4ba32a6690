"""Links: one or two are a source, many are an advertisement."""

import re

from django.utils.translation import gettext_noop

from comments.screening.verdicts import PASSED, Verdict, spam, suspect

LINK = re.compile(r"https?://|\bwww\.|\[url|<a\s", re.IGNORECASE)
MANY = 3  # from here on a moderator should look closely
FLOOD = 10  # nobody quotes ten sources under a news article


def links(submission) -> Verdict:
    found = len(LINK.findall(submission.text)) + len(LINK.findall(submission.author_name))
    note = gettext_noop("%(count)s links")
    if found >= FLOOD:
        return spam(note, found)
    return suspect(note, found) if found >= MANY else PASSED
