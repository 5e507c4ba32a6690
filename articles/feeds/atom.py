"""Atom (RFC 4287), with the same in it as our RSS."""

from django.utils.feedgenerator import Atom1Feed

from articles.feeds.writing import MediaRss, Writing


class Atom(Writing, MediaRss, Atom1Feed):
    def root_attributes(self):
        return super().root_attributes() | self.MEDIA

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        if self.feed["hub"]:  # WebSub §4 (discovery)
            handler.addQuickElement("link", None, {"rel": "hub", "href": self.feed["hub"]})

    def item_attributes(self, item):
        language = item["language"]
        return super().item_attributes(item) | ({"xml:lang": language} if language else {})

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for creator in item["creators"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", creator.name)
            if creator.url:
                handler.addQuickElement("uri", creator.url)
            handler.endElement("author")
        handler.addQuickElement("content", item["content"], {"type": "html"})
        if item["picture"]:
            self.add_picture(handler, item["picture"])
