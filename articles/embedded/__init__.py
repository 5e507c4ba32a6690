"""What a picture's file says of itself: IIM, XMP and EXIF, read as one.

After the IPTC Photo Metadata Standard 2023.2, which names the same properties in both of its forms;
where the forms differ the younger one counts: XMP, then IIM, then EXIF. Reading never fails: whatever
is torn, hostile or nonsense is passed over. Of place, camera and persons nothing is read at all.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.text import slugify

from articles.embedded.exif import read_exif
from articles.embedded.iim import read_iim
from articles.embedded.xmp import read_xmp

MOST_KEYWORDS = 50  # agencies send up to thirty
KEYWORD_LENGTH = 100  # characters; a folder's name has no more
TEXT_LENGTH = 5000  # characters of any other text
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u200b\u2028\u2029\ufeff]+")


@dataclass(frozen=True)
class Embedded:
    """In the library's words; what the file does not say is empty."""

    title: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""
    rights_holder: str = ""
    licence: str = ""
    rights_expire_on: date | None = None
    keywords: tuple[str, ...] = ()


def read_embedded(picture) -> Embedded:
    """Read the metadata of an opened Pillow picture."""
    sources = [found_by(reader, picture) for reader in (read_xmp, read_iim, read_exif)]
    named = {name for source in sources for name in source}
    said = {name: next(s[name] for s in sources if s.get(name)) for name in named}
    first = {name: values[0] for name, values in said.items()}
    return Embedded(
        title=first.get("headline") or first.get("title", ""),
        alt=first.get("alt", ""),
        caption=first.get("description", ""),
        credit=credit_of(said),
        rights_holder=first.get("owner") or first.get("copyright", ""),
        licence=first.get("terms") or first.get("statement", ""),
        rights_expire_on=earliest(said.get("expires", ())),
        keywords=folders_of(said.get("keywords", ())),
    )


def found_by(reader, picture) -> dict[str, list[str]]:
    """A reader's values, cleaned, without what is empty; nothing when the metadata cannot be read."""
    try:
        found = reader(picture)
    except Exception:  # written by any program of thirty years, or by somebody who means harm
        return {}
    cleaned = {name: [clean(value) for value in values] for name, values in found.items()}
    return {name: list(filter(None, values)) for name, values in cleaned.items() if any(values)}


def clean(text: str) -> str:
    """One line, without what a database or a page could stumble over."""
    return " ".join(UNSEEN.sub(" ", text).split())[:TEXT_LENGTH].strip()


def credit_of(said: dict[str, list[str]]) -> str:
    """« Jeanne Martin / AFP »: who made it, and the line that the supplier asks for."""
    line = next((said[name][0] for name in ("credit", "source") if name in said), "")
    makers = ", ".join(said.get("creator", ()))
    if not makers or slugify(makers) in slugify(line):
        return line
    return f"{makers} / {line}" if line else makers


def folders_of(keywords) -> tuple[str, ...]:
    """The keywords, each once; those of a program that writes them as one text are taken apart."""
    if len(keywords) == 1:
        keywords = re.split(r"[;,]", keywords[0])
    parts = (part.strip() for part in keywords)
    each = {part.casefold(): part for part in parts if 0 < len(part) <= KEYWORD_LENGTH}
    return tuple(each.values())[:MOST_KEYWORDS]


def earliest(values) -> date | None:
    """The first day on which a right ends, of all that can be read as a day."""
    return min(filter(None, map(day, values)), default=None)


def day(text: str) -> date | None:
    """``20271231``, ``2027-12-31`` or a moment with its zone, as a day of the newsroom's own."""
    try:
        moment = datetime.fromisoformat(text)
        return timezone.localtime(moment).date() if moment.tzinfo else moment.date()
    except (ValueError, OverflowError):
        return None
