"""Links: one or two are a source, many are an advertisement, a disguised one is worth a look.

Counted are addresses with and without ``https://``, in the name as well. Disguises (« hxxp », « site [point]
com ») are read, because nobody disguises a source.
"""

import re

from django.utils.translation import gettext_noop

from comments.folding import fold
from comments.screening.verdicts import PASSED, Verdict, spam, suspect

MANY = 3  # from here on a moderator should look closely
FLOOD = 10  # nobody quotes ten sources under a news article

# Endings of bare domains: the usual ones, and those that spam is fond of. Without « de », « me », « es »… and
# their like, which follow a forgotten space after a full stop.
ENDINGS = (
    "com|net|org|info|biz|fr|eu|be|ch|ca|uk|ru|cn|co|io|app|dev|xyz|top|site|online|shop|store|club|live|click"
    "|link|icu|buzz|vip|win|bet|casino|loan|work|space|website|tech|blog|news|pro|cc|ly|gl|gg|tk|ml|ga|cf|gq"
)
LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
LINK = re.compile(
    rf"\b(?:https?|ftp)://\S+|\bwww\.\w\S*|\[url\b|<a\s"
    rf"|(?<![@\w.-]){LABEL}(?:\.{LABEL}){{0,4}}\.(?:{ENDINGS})\b(?!@)"
    r"|\b(?:t|m|wa)\.me/\w"  # where a private conversation begins
    r"|(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?/\S"  # a machine by its number
)
DOT = r"\s{0,2}[\[({]\s{0,2}(?:\.|dot|point)\s{0,2}[\])}]\s{0,2}|\s(?:dot|\.)\s"
DISGUISED = re.compile(
    rf"\bh(?:xx|\*\*)ps?\b|\bhttps? ?: ?/ /|\b{LABEL}(?:{DOT})(?:{ENDINGS})\b"
    rf"|\b{LABEL} point (?:com|fr|org)\b"
)


def links(submission) -> Verdict:
    text = fold(f"{submission.author_name}\n{submission.text}")
    found, disguised = len(LINK.findall(text)), len(DISGUISED.findall(text))
    if found + disguised >= FLOOD:
        return spam(gettext_noop("%(count)s links"), found + disguised)
    if disguised:
        return suspect(gettext_noop("a disguised link"))
    return suspect(gettext_noop("%(count)s links"), found) if found >= MANY else PASSED
