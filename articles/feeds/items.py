"""What of an article goes into a feed, whatever the format."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils.translation import gettext

from articles.addresses import absolute
from articles.body.syndication import syndicated
from articles.body.typography import set_text
from articles.feeds.writing import Creator
from articles.models import Article, BodyUse, Image
from articles.models.body_use import PICTURES
from articles.safe_html import bless
from articles.sharing import Picture, lead_picture


@dataclass(frozen=True)
class Entry:
    """One article of one channel. ``lapsed``: folders of the pictures that may not be shown any more."""

    article: Article
    is_full: bool
    lapsed: frozenset[str]

    @property
    def link(self) -> str:
        return absolute(self.article.get_absolute_url())

    @property
    def title(self) -> str:
        """With its label in front where it is paid for: lists of titles drop whatever stands elsewhere."""
        title = set_text(self.article.title, self.article.typography)
        return f"{gettext('Advertisement')} – {title}" if self.article.is_commercial else title

    @property
    def summary(self) -> str:
        return set_text(self.article.standfirst, self.article.typography)

    @property
    def identity(self) -> str:
        """A tag URI (RFC 4151), which outlives every change of title, section and address."""
        host, born = urlsplit(settings.SITE_URL).hostname, f"{self.article.created_at:%Y-%m-%d}"
        return f"tag:{host},{born}:article-{self.article.pk}"

    @property
    def creators(self) -> list[Creator]:
        people = dict.fromkeys(line.author for line in self.article.bylines.all())
        return [Creator(person.name, absolute(person.get_absolute_url())) for person in people]

    @property
    def subjects(self) -> list[str]:
        return [self.article.section.name, *(tag.name for tag in self.article.tags.all())]

    @property
    def picture(self) -> Picture | None:
        return lead_picture(self.article)

    @property
    def content(self) -> str:
        """The article as HTML for another program: who pays for it, its picture, its text.

        Where the feed is to bring readers to the page: the standfirst and the way there.
        """
        body = self.is_full and bless(syndicated(self.article.body_html, self.link, self.lapsed))
        context = {"entry": self, "article": self.article, "picture": self.picture, "body": body}
        context["SITE_NAME"] = settings.SITE_NAME
        return render_to_string("articles/feed_item.html", context).strip()


def entries_of(channel) -> list[Entry]:
    """The newest of the channel, with all that they show, in a constant number of queries."""
    # Keys first: a database that sorts whole rows would carry every text of an author along.
    keys = channel.articles.newest_first().values("pk")[: channel.most]
    articles = list(Article.objects.filter(pk__in=keys).newest_first().for_feeds())
    lapsed = frozenset(lapsed_pictures(articles) if channel.is_full else ())
    return [Entry(article, channel.is_full, lapsed) for article in articles]


def lapsed_pictures(articles) -> set[str]:
    """Folders of renditions of pictures inside the texts of ``articles`` whose rights are over; one query."""
    uses = BodyUse.objects.filter(article__in=[article.pk for article in articles])
    inside = Q(*(("pk__in", uses.values(path)) for path in PICTURES), _connector=Q.OR)
    lapsed = Image.objects.rights_lapsed().filter(inside).values_list("renditions", flat=True)
    return {folder for renditions in lapsed for folder in folders(renditions)}


def folders(renditions: dict) -> list[str]:
    return [*filter(None, (renditions.get("folder"), *renditions.get("former", ())))]
