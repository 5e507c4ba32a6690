"""What a reader gets for a comment, and how a repeated click is recognised. No address in any of it.

The private link holds an opaque token, of which the database keeps the SHA-256 alone. The token is made
from the submission id that a script adds to the form, with the site's secret: a repeat of the same click
then gets the same link, although nobody has stored it. Without script it is drawn at random.
"""

import hashlib
import re
import secrets
import unicodedata

from django.utils.crypto import salted_hmac

SUBMISSION_ID = re.compile(
    r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE
)  # a UUID


def keyed(purpose: str, *parts) -> str:
    """64 hexadecimal digits over ``parts``, which cannot run into each other."""
    message = "".join(f"{len(str(part))}:{part}" for part in parts)
    return salted_hmac(f"comments.{purpose}", message, algorithm="sha256").hexdigest()


def content_digest(article_id: int, parent_id: int | None, author_name: str, text: str) -> str:
    """The same for the same comment posted again; the address is not part of it."""
    return keyed("content", article_id, parent_id or "", author_name, text)


def text_digest(text: str) -> str:
    """The same for texts that differ in case, spacing and accents only."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return keyed("text", *re.findall(r"[^\W_]+", folded))


def submission_digest(submission_id: str, content: str) -> str | None:
    """None without a usable id. An edited text under the same id is another comment."""
    if not SUBMISSION_ID.fullmatch(submission_id):
        return None
    return keyed("submission", submission_id.lower(), content)


def new_token(submission_id: str, content: str) -> str:
    """The opaque token of a comment's private link (256 bits)."""
    if SUBMISSION_ID.fullmatch(submission_id):
        return keyed("receipt", submission_id.lower(), content)
    return secrets.token_hex(32)


def token_digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
