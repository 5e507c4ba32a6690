"""The outbox, emptied: each letter is claimed, composed, handed over and noted, one after the other.

A letter is sent once, though the worker may be killed at any moment. It is claimed before anything is done
about it; what is found claimed later has not left, and is tried again. Just before it can leave, that is
committed (``HANDING``); what is found so later is not sent again (``UNSURE``). So a kill between that commit
and the server's answer, some milliseconds of one SMTP transaction, can lose a letter, and none can be sent
twice. That window cannot be closed: SMTP has no way to ask a server whether it has a message.

Nothing that happens to one letter stops the next. Only when the server cannot be reached at all do the
others wait as well, for the next round.
"""

import logging
import time

from comments.keys import KeyMissing
from comments.mailing.handing import Deferred, Rejected, Uncertain, Unreachable, hand_over
from comments.mailing.kinds import KINDS
from comments.mailing.message import message_of
from comments.models import Letter, LetterState
from comments.vault import VaultError

BATCH = 200  # letters a round
LONGEST_ROUND = (
    60.0  # seconds; the worker has other duties, and a slow server must not keep it from them
)

log = logging.getLogger("comments")


def empty_outbox() -> int:
    """Send what is due; return how many letters left."""
    if lost := Letter.objects.release_abandoned():
        log.warning("%d letters were perhaps sent: the worker was killed meanwhile.", lost)
    until, sent = time.monotonic() + LONGEST_ROUND, 0
    waiting = Letter.objects.due().order_by("due_at").values_list("pk", flat=True)[:BATCH]
    for pk in list(waiting):
        letter = Letter.objects.claim(pk)
        if letter is None:
            continue
        if not deliver(letter) or time.monotonic() > until:
            break
        sent += letter.state == LetterState.SENT
    return sent


def deliver(letter: Letter) -> bool:
    """Take a claimed letter as far as it goes; False when no mail server answers."""
    try:
        send(letter)
    except Unreachable as error:
        letter.rest(f"unreachable: {error}")
        return False
    except (Deferred, KeyMissing) as error:
        letter.rest(str(error))
    except Rejected as error:
        letter.finish(LetterState.FAILED, f"refused: {error}")
        KINDS[letter.kind].refused(letter)
    except Uncertain as error:
        letter.finish(LetterState.UNSURE, str(error))
    except VaultError:
        letter.finish(LetterState.FAILED, "sealed by somebody else")
    except Exception as error:  # a fault of ours in one letter is none of the others'
        log.exception("A letter of the kind « %s » could not be sent.", letter.kind)
        stumble(letter, type(error).__name__)
    return True


def send(letter: Letter) -> None:
    draft = KINDS[letter.kind].compose(letter)
    if draft is None:
        letter.finish(LetterState.DROPPED)
        return
    hand_over(message_of(draft, letter), letter.begin_handing_over)
    letter.finish(LetterState.SENT)


def stumble(letter: Letter, trouble: str) -> None:
    if letter.state == LetterState.CLAIMED:
        letter.rest(trouble)
    else:
        letter.finish(LetterState.UNSURE, trouble)
