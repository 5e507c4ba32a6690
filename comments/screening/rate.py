"""How many comments come from one network in a minute and in an hour.

The network (:mod:`comments.networks`) is known by an HMAC whose salt lives for a day, counted from the moment
it was drawn (no time zone has a say in it), in the cache alone, where the counters live too: no address of a
machine is stored, and yesterday's counters say nothing about anybody.
"""

import hashlib
import hmac
import secrets

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext as _

from comments.screening.verdicts import PASSED, Verdict, refuse

DAY = 86_400  # seconds
SALT = "comments:rate:salt"


def network_mark(network: str) -> str:
    """Today's name of a network, of which nothing can be learned tomorrow."""
    salt = cache.get_or_set(SALT, lambda: secrets.token_hex(32), DAY)
    return hmac.new(salt.encode(), network.encode(), hashlib.sha256).hexdigest()[:32]


def count(mark: str, seconds: int) -> int:
    """Count one more comment, and return how many there were within ``seconds`` of the first."""
    key = f"comments:rate:{seconds}:{mark}"
    if cache.add(key, 1, seconds):
        return 1
    try:
        return cache.incr(key)
    except ValueError:  # it ran out between the two calls
        cache.set(key, 1, seconds)
        return 1


def too_many_from(network: str) -> str:
    """Count one more; a message for the reader when there are too many, empty otherwise."""
    mark = network_mark(network)
    counts = [(count(mark, seconds), most) for most, seconds in settings.COMMENT_RATES]
    if any(counted > most for counted, most in counts):
        return _(
            "Many comments have come from your connection: please send yours again in a moment."
        )
    return ""


def rate(submission) -> Verdict:
    message = too_many_from(submission.network)
    return refuse(message, status=429) if message else PASSED
