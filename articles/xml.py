"""What XML 1.0 can carry: one pasted control character would make a whole feed unreadable."""

import re

# https://www.w3.org/TR/xml/#charsets, production 2, turned round.
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def readable(value):
    """``value`` without the characters that XML forbids: a string, a list of them, or as it is."""
    if isinstance(value, str):
        return FORBIDDEN.sub("", value)
    if isinstance(value, list):
        return [readable(each) for each in value]
    return value
