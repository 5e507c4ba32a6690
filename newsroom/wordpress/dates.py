"""Dates as exports write them."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from django.utils.timezone import get_default_timezone

EARLIEST, LATEST = 1600, 2200  # years: newspapers began in 1605, and a typing error is no date
TIMESTAMP = re.compile(r"\d{9,10}")


def moment(gmt: str, local: str = "", published: str = "") -> datetime | None:
    """The first of the three that is a date, in UTC; None when none is.

    ``gmt`` and ``local`` are ``wp:post_date_gmt`` and ``wp:post_date``, ``published`` is ``pubDate``.
    A local date is taken to be of this site's zone: an export does not name its own.
    """
    return read(gmt, UTC) or read(published, UTC) or read(local, get_default_timezone())


def read(text: str, zone) -> datetime | None:
    """``text`` as a moment in UTC. WordPress writes 0000-00-00 (and worse) for no date."""
    text = text.strip()
    if not text or text.startswith(("0000", "-")):
        return None
    try:
        found = parse(text)
        if found.tzinfo is None:
            found = found.replace(tzinfo=zone)
        found = found.astimezone(UTC)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
    return found if EARLIEST <= found.year <= LATEST else None


def parse(text: str) -> datetime:
    if TIMESTAMP.fullmatch(text):
        return datetime.fromtimestamp(int(text), UTC)
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return parsedate_to_datetime(text)
