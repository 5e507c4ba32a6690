"""What kinds of letters there are. Each knows how it is composed, and what a mailbox's refusal means for it.

To compose is to look everything up anew: what has been hidden, ended or erased since is not sent, and None
says that nothing is left to say. The address is opened here, when the letter is about to leave.
"""

from collections.abc import Callable
from dataclasses import dataclass

from comments.mailing import about_answers, about_law, about_moderation, about_readers, about_staff
from comments.mailing.message import Draft
from comments.models import Letter


def shrug(letter: Letter) -> None:
    """A refusal means nothing more."""


@dataclass(frozen=True)
class Kind:
    compose: Callable[[Letter], Draft | None]
    refused: Callable[[Letter], None] = shrug


KINDS = {
    "confirm": Kind(about_answers.confirmation, about_answers.end_subscription),
    "replies": Kind(about_answers.answers, about_answers.end_subscription),
    "access": Kind(about_readers.own_comments),
    "thanks": Kind(about_readers.thanks),
    "notice-received": Kind(about_law.receipt),
    "notice-decided": Kind(about_law.decision),
    "reasons": Kind(about_law.reasons),
    "digest": Kind(about_moderation.digest),
    "revealed": Kind(about_staff.revealed),
}
