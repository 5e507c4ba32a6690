"""The smilies that WordPress draws, as the characters that everybody has today."""

import re

SMILIES = {
    ":mrgreen:": "😀",
    ":neutral:": "😐",
    ":twisted:": "😈",
    ":arrow:": "➡",
    ":shock:": "😯",
    ":smile:": "🙂",
    ":cool:": "😎",
    ":evil:": "👿",
    ":grin:": "😀",
    ":idea:": "💡",
    ":oops:": "😳",
    ":razz:": "😛",
    ":roll:": "🙄",
    ":wink:": "😉",
    ":cry:": "😥",
    ":eek:": "😮",
    ":lol:": "😆",
    ":mad:": "😡",
    ":sad:": "🙁",
    ":!:": "❗",
    ":?:": "❓",
    "8-)": "😎",
    "8-O": "😯",
    ":-(": "🙁",
    ":-)": "🙂",
    ":-?": "😕",
    ":-D": "😀",
    ":-P": "😛",
    ":-o": "😮",
    ":-x": "😡",
    ":-|": "😐",
    ";-)": "😉",
    ":(": "🙁",
    ":)": "🙂",
    ":?": "😕",
    ":D": "😀",
    ":P": "😛",
    ":o": "😮",
    ":x": "😡",
    ":|": "😐",
    ";)": "😉",
}
# Only between spaces: « (voir p. 8) » has none.
PATTERN = re.compile(
    rf"(?<!\S)(?:{'|'.join(re.escape(s) for s in sorted(SMILIES, key=len, reverse=True))})(?!\S)"
)
POSSIBLE = re.compile(r"[:;8]\S")


def draw_smilies(text: str) -> str:
    """``text`` with characters instead of smilies. French sets « : » apart, so « : ) » is none."""
    if not POSSIBLE.search(text):
        return text
    return PATTERN.sub(lambda found: SMILIES[found.group()], text)
