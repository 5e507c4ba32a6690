"""What the three formats have in common, on top of Django's generators.

Each takes from ``add_item`` besides Django's own arguments: ``creators`` (of ``Creator``), ``content``
(HTML with absolute addresses), ``picture`` (None or an ``articles.sharing.Picture``), ``language`` and
``touched`` (when anything of the item last changed); and from its constructor ``hub`` (an address of
WebSub, or "").
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from articles.xml import readable

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Creator:
    name: str
    url: str = ""


class Writing:
    """Mixed into a generator: nothing that XML forbids gets in, nothing dated by the present gets out."""

    def __init__(self, **fields):
        super().__init__(**{name: readable(value) for name, value in fields.items()})

    def add_item(self, *, creators, **fields):
        creators = [Creator(readable(one.name), one.url) for one in creators]
        fields = {name: readable(value) for name, value in fields.items()}
        super().add_item(creators=creators, **fields)

    def latest_post_date(self):
        """An empty feed has no date; the present would make it new at every request."""
        return super().latest_post_date() if self.items else NEVER

    def last_touched(self) -> datetime:
        """When anything that the feed says last changed: what ``Last-Modified`` is to tell."""
        return max([self.latest_post_date(), *(item["touched"] for item in self.items)])


class MediaRss:
    """The picture of an item, in RSS and Atom alike (Media RSS 1.5.1)."""

    MEDIA = {"xmlns:media": "http://search.yahoo.com/mrss/"}

    def add_picture(self, handler, picture):
        attributes = {
            "url": picture.url,
            "medium": "image",
            "type": "image/jpeg",
            "width": str(picture.width),
            "height": str(picture.height),
        }
        handler.startElement("media:content", attributes)
        if picture.alt:
            handler.addQuickElement("media:description", readable(picture.alt))
        if picture.credit:
            handler.addQuickElement("media:credit", readable(picture.credit))
        handler.endElement("media:content")
