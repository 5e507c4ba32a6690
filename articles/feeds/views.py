"""The answers: a channel, written in a format.

RSS, Atom and JSON Feed say the same; another format is another generator and another line of FORMATS.
"""

from calendar import timegm

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpResponse, HttpResponseNotAllowed
from django.urls import path
from django.utils.html import escape
from django.utils.http import http_date

from articles.addresses import absolute
from articles.feeds import items
from articles.feeds.announcing import ENDINGS
from articles.feeds.atom import Atom
from articles.feeds.json import JsonFeed
from articles.feeds.rss import Rss
from articles.surrogates import lasts_today, shows

FORMATS = {"": Rss, "-atom": Atom, "-json": JsonFeed}  # what the name of each address ends with


class FeedView(Feed):
    """Django's, for anything that makes a channel of the arguments of an address."""

    language = settings.LANGUAGE_CODE
    feed_copyright = f"© {settings.SITE_NAME}"
    author_name = settings.SITE_NAME
    author_link = f"{settings.SITE_URL}/"
    item_guid_is_permalink = False

    def __init__(self, channel, feed_type, ending: str):
        self.channel, self.feed_type, self.ending = channel, feed_type, ending

    def __call__(self, request, *args, **kwargs):
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        channel = self.channel(**kwargs)
        feed = self.get_feed(channel, request)
        response = HttpResponse(content_type=feed.content_type)
        feed.write(response, "utf-8")
        self.head(response, channel)
        date_exactly(request, response, feed.last_touched())
        return response

    def head(self, response, channel) -> None:
        response.headers["Access-Control-Allow-Origin"] = "*"  # readers that are web pages
        if settings.WEBSUB_HUB:  # WebSub §4: said in the headers as well
            links = (settings.WEBSUB_HUB, "hub"), (self.feed_url(channel), "self")
            response.headers["Link"] = ", ".join(f'<{url}>; rel="{rel}"' for url, rel in links)

    def title(self, channel):
        return channel.title

    def description(self, channel):
        return channel.description

    def link(self, channel):
        return absolute(channel.page)

    def feed_url(self, channel):
        return absolute(f"{channel.place or channel.page}{self.ending}")

    def feed_guid(self, channel):
        return channel.identity

    def feed_extra_kwargs(self, channel):
        return {"hub": settings.WEBSUB_HUB}


def date_exactly(request, response, moment) -> None:
    """Date the answer, and let a condition on that date count only where it is the very same.

    A withdrawal can make a feed older than the copy that somebody has: "not later" is not "not changed".
    """
    response.headers["Last-Modified"] = http_date(timegm(moment.utctimetuple()))
    if request.headers.get("If-Modified-Since") != response.headers["Last-Modified"]:
        request.META.pop("HTTP_IF_MODIFIED_SINCE", None)


class ArticleFeed(FeedView):
    def items(self, channel):
        shows(*channel.keys)
        lasts_today()  # the rights of a picture end with a day
        return items.entries_of(channel)

    def item_title(self, entry):
        return entry.title

    def item_description(self, entry):
        return escape(entry.summary)

    def item_link(self, entry):
        return entry.link

    def item_guid(self, entry):
        return entry.identity

    def item_pubdate(self, entry):
        return entry.article.published_at

    def item_updateddate(self, entry):
        return entry.article.updated_at or entry.article.published_at

    def item_categories(self, entry):
        return entry.subjects

    def item_extra_kwargs(self, entry):
        return {
            "summary": entry.summary,
            "creators": entry.creators,
            "content": entry.content,
            "picture": entry.picture,
            "language": entry.article.language,
            "touched": entry.article.modified_at,
        }


class PartnerFeedView(ArticleFeed):
    """For one reader, at an address that nobody else is told of: no hub, no index, no shared cache."""

    def head(self, response, channel):
        response.headers["Cache-Control"] = "private, max-age=0"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"

    def feed_extra_kwargs(self, channel):
        return {"hub": ""}


def addresses(view: type[FeedView], prefix: str, name: str, channel) -> list:
    """The addresses of a channel in every format, under that of its page."""
    endings = zip(FORMATS.items(), ENDINGS.values(), strict=True)
    return [
        path(f"{prefix}{ending}", view(channel, feed_type, ending), name=f"{name}{suffix}")
        for (suffix, feed_type), ending in endings
    ]
