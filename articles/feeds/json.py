"""JSON Feed 1.1 (jsonfeed.org), with the same in it as our RSS."""

import json
from datetime import datetime

from django.utils.feedgenerator import SyndicationFeed

from articles.feeds.writing import Creator, Writing
from articles.structured_data.paper import publisher
from articles.structured_data.writing import moment, without_empty

VERSION = "https://jsonfeed.org/version/1.1"


class JsonFeed(Writing, SyndicationFeed):
    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile, encoding):
        text = json.dumps(self.document(), ensure_ascii=False, separators=(",", ":"))
        outfile.write(text.encode(encoding))

    def document(self) -> dict:
        hub = self.feed["hub"]
        head = {
            "version": VERSION,
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "description": self.feed["description"],
            "language": self.feed["language"],
            "icon": publisher()["logo"]["url"],
            "authors": authors([Creator(self.feed["author_name"], self.feed["author_link"])]),
            "hubs": hub and [{"type": "WebSub", "url": hub}],
        }
        return without_empty(head) | {"items": [self.entry(item) for item in self.items]}

    def entry(self, item: dict) -> dict:
        published: datetime = item["pubdate"]
        entry = {
            "id": item["unique_id"],
            "url": item["link"],
            "title": item["title"],
            "content_html": item["content"] or item["title"],
            "summary": item["summary"],
            "image": item["picture"] and item["picture"].url,
            "date_published": moment(published),
            "date_modified": moment(item["updateddate"] or published),
            "authors": authors(item["creators"]),
            "tags": item["categories"],
            "language": item["language"],
        }
        return without_empty(entry)


def authors(creators: list[Creator]) -> list[dict]:
    return [without_empty({"name": one.name, "url": one.url}) for one in creators]
