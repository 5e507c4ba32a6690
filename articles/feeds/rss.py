"""RSS 2.0 as a news reader wants it: the full text, every author, the picture.

Elements of atom, content, dc and media as in the RSS Advisory Board's *Best Practices Profile*.
"""

from django.utils.feedgenerator import Rss201rev2Feed

from articles.feeds.writing import MediaRss, Writing


class Rss(Writing, MediaRss, Rss201rev2Feed):
    def rss_attributes(self):
        return (
            super().rss_attributes()
            | self.MEDIA
            | {
                "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
                "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            }
        )

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        if self.feed["hub"]:  # WebSub §4 (discovery)
            handler.addQuickElement("atom:link", None, {"rel": "hub", "href": self.feed["hub"]})

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for creator in item["creators"]:
            handler.addQuickElement("dc:creator", creator.name)
        handler.addQuickElement("content:encoded", item["content"])
        if item["picture"]:
            self.add_picture(handler, item["picture"])
