"""RSS 2.0 as a news reader wants it: the full text, every author, the picture.

Elements of content, dc and media as in the RSS Advisory Board's *Best Practices Profile* and the
*Media RSS Specification* 1.5.1.
"""

from datetime import UTC, datetime

from django.utils.feedgenerator import Rss201rev2Feed

from articles.xml import readable

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
NAMESPACES = {
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}


class FullTextRss(Rss201rev2Feed):
    """Django's RSS with three more arguments to ``add_item``.

    ``creators`` (names), ``content`` (HTML with absolute addresses), and ``picture`` (None
    or an ``articles.sharing.Picture``).
    """

    def __init__(self, **fields):
        super().__init__(**{name: readable(value) for name, value in fields.items()})

    def add_item(self, **fields):
        super().add_item(**{name: readable(value) for name, value in fields.items()})

    def latest_post_date(self):
        """An empty feed has no date; the present would make it new at every request."""
        return super().latest_post_date() if self.items else NEVER

    def rss_attributes(self):
        return super().rss_attributes() | NAMESPACES

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for creator in item["creators"]:
            handler.addQuickElement("dc:creator", creator)
        handler.addQuickElement("content:encoded", item["content"])
        if item["picture"]:
            self.add_picture(handler, item["picture"])

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
