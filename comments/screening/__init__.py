"""The screens a comment passes, in order. The table can be read aloud; each has a module.

The first refusal ends it. Otherwise the gravest verdict decides where the comment waits, and all of them
are kept with it, so that a moderator sees why it is there. To add a screen: write its function, name it
here, and test what it lets through as well as what it stops.
"""

from comments.screening.addresses import addresses
from comments.screening.closed import closed
from comments.screening.duplicates import duplicates
from comments.screening.form_age import form_age
from comments.screening.honeypot import honeypot
from comments.screening.learned import learned
from comments.screening.length import length
from comments.screening.links import links
from comments.screening.rate import rate
from comments.screening.verdicts import Level, Verdict
from comments.screening.words import words

SCREENS = (
    ("closed thread", closed),
    ("form age", form_age),  # an expired form is given back before anything counts
    ("length", length),
    ("rate", rate),
    ("honeypot", honeypot),
    ("words", words),  # of the newsroom's lists: the last that can give a comment back
    ("duplicate", duplicates),
    ("links", links),
    ("address", addresses),
    ("learned score", learned),
)
# Two more are the worker's, because only it knows an address: throw-away providers (comments/disposable.py)
# and bans (comments/settling.py).


def screen(submission) -> list[tuple[str, Verdict]]:
    """The verdicts of the screens that had something to say, in order, up to the first refusal."""
    said = []
    for name, judge in SCREENS:
        verdict = judge(submission)
        if verdict.level != Level.PASS:
            said.append((name, verdict))
        if verdict.level == Level.REFUSE:
            break
    return said


__all__ = ["SCREENS", "Level", "Verdict", "screen"]
