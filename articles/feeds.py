"""The feeds: of the whole site, of a section, of a tag, of an author.

What is in a feed stands here, how it is written in the ``feed_type`` (RSS: ``articles.rss``); another
format is another ``feed_type`` and another line of ``articles/urls.py``.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpResponseNotAllowed
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape

from articles.addresses import absolute
from articles.body.syndication import syndicated
from articles.body.typography import set_text
from articles.models import Article, Author, Section, Tag
from articles.rss import FullTextRss
from articles.safe_html import bless
from articles.sharing import lead_picture
from articles.surrogates import ARTICLES, list_of, shows

ITEMS = 30  # articles; about what a reader who looks in once a day has missed


class SiteFeed(Feed):
    """The latest articles of the whole site, and what every other feed builds on."""

    feed_type = FullTextRss
    language = settings.LANGUAGE_CODE
    feed_copyright = f"© {settings.SITE_NAME}"
    title = settings.SITE_NAME
    description = settings.SITE_TAGLINE

    def __call__(self, request, *args, **kwargs):
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return super().__call__(request, *args, **kwargs)

    def link(self, subject):
        return absolute(subject.get_absolute_url() if subject else reverse("articles:front"))

    def feed_url(self, subject):
        return f"{self.link(subject)}feed/"

    def articles(self, subject):
        return Article.objects.public()

    def items(self, subject):
        shows(list_of(subject) if subject else ARTICLES)
        # Keys first: a database that sorts whole rows would carry every text of an author along.
        newest = self.articles(subject).newest_first().values("pk")[:ITEMS]
        return Article.objects.filter(pk__in=newest).newest_first().for_feeds()

    def item_title(self, article):
        return set_text(article.title, article.typography)

    def item_description(self, article):
        return escape(set_text(article.standfirst, article.typography))

    def item_link(self, article):
        return absolute(article.get_absolute_url())

    def item_guid(self, article):
        """A tag URI (RFC 4151), which outlives every change of title, section and address."""
        host, born = urlsplit(settings.SITE_URL).hostname, f"{article.published_at:%Y-%m-%d}"
        return f"tag:{host},{born}:article-{article.pk}"

    item_guid_is_permalink = False

    def item_pubdate(self, article):
        return article.published_at

    def item_updateddate(self, article):
        return article.updated_at or article.published_at

    def item_categories(self, article):
        return [article.section.name, *(tag.name for tag in article.tags.all())]

    def item_extra_kwargs(self, article):
        picture = lead_picture(article)
        return {
            "creators": list(dict.fromkeys(line.author.name for line in article.bylines.all())),
            "content": full_text(article, picture),
            "picture": picture,
        }


def full_text(article, picture) -> str:
    """The article as HTML for another program: who pays for it, its picture, its text."""
    body = syndicated(article.body_html, absolute(article.get_absolute_url()))
    context = {"article": article, "picture": picture, "body": bless(body)}
    return render_to_string("articles/feed_item.html", context).strip()


class SectionFeed(SiteFeed):
    def get_object(self, request, slug):
        return get_object_or_404(Section, slug=slug)

    def title(self, section):
        return f"{section.name} – {settings.SITE_NAME}"

    def description(self, section):
        return section.description or settings.SITE_TAGLINE

    def articles(self, section):
        return Article.objects.public().filter(section=section)


class TagFeed(SiteFeed):
    def get_object(self, request, slug):
        return get_object_or_404(Tag.objects.public(), slug=slug)

    def title(self, tag):
        return f"{tag.name} – {settings.SITE_NAME}"

    def description(self, tag):
        return tag.description or settings.SITE_TAGLINE

    def articles(self, tag):
        return Article.objects.public().filter(tagged__tag=tag)


class AuthorFeed(SiteFeed):
    def get_object(self, request, slug):
        return get_object_or_404(Author, slug=slug)

    def title(self, author):
        return f"{author.name} – {settings.SITE_NAME}"

    def description(self, author):
        return author.job_title or settings.SITE_TAGLINE

    def articles(self, author):
        return Article.objects.public().filter(pk__in=author.bylines.values("article"))
