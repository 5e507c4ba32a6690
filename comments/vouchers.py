"""Vouchers: what the browser of a reader who has followed a mailed link can show, and nobody who merely
types his address.

The page behind such a link hands one out, the browser keeps it, and the form's script sends it along. It
names the commenter's random number under the site's signature; nothing of it is stored here.
"""

from uuid import UUID

from django.core import signing

SALT = "comments.voucher"
LIFE = 365 * 86_400  # seconds; then the reader confirms again


def voucher_for(commenter_id: UUID) -> str:
    return signing.dumps(commenter_id.hex, salt=SALT)


def vouched_for(voucher: str) -> UUID | None:
    """Whose it is; None for what we never gave, or long ago."""
    try:
        return UUID(signing.loads(voucher, salt=SALT, max_age=LIFE))
    except (signing.BadSignature, ValueError, AttributeError, TypeError):
        return None
