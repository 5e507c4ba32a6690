"""Nothing at all, too much, and walls: capitals, a letter or a word again and again, piled-up accents."""

import re
import unicodedata
from collections import Counter

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from comments.folding import words_of
from comments.screening.verdicts import PASSED, Verdict, refuse, suspect

REPEATED = re.compile(
    r"([^\W\d_])\1{9}|([^\s\w.\-=*_~])\2{14}"
)  # « aaaaaaaaaa », « !!!!!!!!!!!!!!! »
MOST_CAPITALS = 0.7  # of the letters that have a case; an acronym or a shouted word stays under it
SHORTEST_WALL = 40  # letters
SHORTEST_LITANY = 24  # words
LITANY = 0.25  # different words among all: below it somebody repeats himself
MOST_MARKS = 0.5  # accents for each letter; no living script of ours reaches it


def length(submission) -> Verdict:
    text = submission.text.strip()
    shortest, longest = settings.COMMENT_LENGTHS
    if len(text) < shortest:
        return refuse(_("Write a little more: so short, nobody will understand it."), field="text")
    if len(text) > longest:
        return refuse(_("Your comment is too long. Shorten it a little."), field="text")
    return next((suspect(note) for note, is_wall in WALLS if is_wall(text)), PASSED)


def is_shouted(text: str) -> bool:
    letters = [char for char in text if char.isupper() or char.islower()]
    capitals = sum(char.isupper() for char in letters)
    return len(letters) >= SHORTEST_WALL and capitals > MOST_CAPITALS * len(letters)


def is_stuck(text: str) -> bool:
    return REPEATED.search(text) is not None


def is_litany(text: str) -> bool:
    words = Counter(words_of(text))
    count = words.total()
    return count >= SHORTEST_LITANY and len(words) < LITANY * count**0.9


def is_piled_up(text: str) -> bool:
    marks = sum(unicodedata.category(char) in ("Mn", "Me") for char in text)
    return marks > 10 and marks > MOST_MARKS * (len(text) - marks)


WALLS = (
    (gettext_noop("written in capitals"), is_shouted),
    (gettext_noop("a letter or sign over and over"), is_stuck),
    (gettext_noop("the same words over and over"), is_litany),
    (gettext_noop("letters buried under accents"), is_piled_up),
)
