"""What the eye reads: text without the differences that are only there to get past a filter.

Accents, case, invisible characters, letters of another alphabet that look like ours, ligatures and the
letters of mathematics are folded away. Two texts that look the same fold to the same.
"""

import re
import unicodedata

# A Latin letter and the letters of other alphabets that look like it, in one of their two cases.
LOOKALIKES = {
    other: letter
    for letter, others in {
        "a": "аαɑ", "b": "вьβ", "c": "сϲᴄꞓⲥ", "d": "ԁɗ", "e": "еєεҽ∂", "f": "ғƒ", "g": "ԍɡց", "h": "һнհђ",
        "i": "іιıɪӏ", "j": "јϳ", "k": "кκқҡᴋ", "l": "łⅼ", "m": "мᴍ", "n": "ηпռ", "o": "оοøօσⲟ", "p": "рρ",
        "q": "ԛզ", "r": "гʀ", "s": "ѕꜱ", "t": "тτᴛ", "u": "υսᴜ", "v": "ѵνᴠ", "w": "ԝωᴡ", "x": "хχҳ",
        "y": "уүұγʏ", "z": "ᴢζ",
    }.items()
    for other in others
}  # fmt: skip
LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss", "ð": "d", "þ": "th", "đ": "d", "ħ": "h", "ŋ": "n"}
DOTS = {
    "。": "."
}  # what stands for a dot in the name of a site (RFC 3490 §3.1); the others are decomposed
FOLDED = str.maketrans(LOOKALIKES | LIGATURES | DOTS)
# Letters in squares and circles, which compatibility decomposition leaves alone.
ENCLOSED = {start + n: chr(97 + n) for start in (0x1F130, 0x1F150, 0x1F170) for n in range(26)}
# Greek capitals that look like another letter than their small ones do.
CAPITALS = str.maketrans("ΗΝΥ", "HNY")
UNSEEN = ("Mn", "Me", "Cf")  # accents once they are taken apart, and what has no width
WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """The folded text; spaces, line breaks and punctuation stay."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.translate(ENCLOSED)).translate(CAPITALS).casefold()
    return "".join(c for c in plain if unicodedata.category(c) not in UNSEEN).translate(FOLDED)


def words_of(text: str) -> list[str]:
    """The folded words, in order."""
    return WORD.findall(fold(text))


def skeleton(text: str) -> str:
    """Letters and digits alone: the same however a text is spaced, punctuated and accented."""
    return "".join(words_of(text))
