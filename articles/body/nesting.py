"""How deep HTML may be: parsers, here and in browsers, take time and stack for each element in another.

Somebody's nonsense of 20,000 lists in each other would hold a server for a quarter of a minute and stop the
editor of the next who opens it.
"""

import re

DEEPEST = 64  # elements in each other; the deepest text of the demo has seven
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^>]*>", re.IGNORECASE)
# Without an end of their own: another of the kind ends them (HTML 13.1.2.4), or they have no inside.
NOT_COUNTED = frozenset(
    """p li dt dd tr td th tbody thead tfoot option br hr img input meta link source area base col
    embed param track wbr""".split()
)


def shallow(html: str) -> str:
    """Return ``html`` without the tags that lie deeper; their text stays. To be sanitised afterwards."""
    depth, dropped = 0, 0

    def keep(match: re.Match) -> str:
        nonlocal depth, dropped
        is_end, name = match[1], match[2].lower()
        if name in NOT_COUNTED:
            return match[0]
        if not is_end and depth == DEEPEST:
            dropped += 1
            return ""
        if is_end and dropped:
            dropped -= 1
            return ""
        depth = max(0, depth - 1) if is_end else depth + 1
        return match[0]

    return TAG.sub(keep, html) if html.count("<") > DEEPEST else html
