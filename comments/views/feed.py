"""``/comments/<article>/feed/``: what readers say under an article, newest first.

Of a comment it tells what its page shows: the name, the text, the moment. No address, and no picture that is
made from one.
"""

from dataclasses import dataclass

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import escape
from django.utils.text import Truncator
from django.utils.translation import gettext

from articles.addresses import absolute
from articles.body.typography import set_text
from articles.feeds.channels import Channel
from articles.feeds.views import FeedView
from articles.feeds.writing import Creator
from articles.models import Article
from articles.models.publication import TEXTS
from articles.surrogates import comments_under, shows
from comments.models import Comment
from comments.prose import to_html

MOST = 60  # comments; a page of the conversation
SUMMARY = 200  # characters


def conversation(article_id: int) -> Channel:
    public = Article.objects.public().select_related("section").defer(*TEXTS)
    article = get_object_or_404(public, pk=article_id)
    title = set_text(article.title, article.typography)
    return Channel(
        title=gettext("Comments: %(title)s") % {"title": f"{title} – {settings.SITE_NAME}"},
        description=gettext("What readers say under this article."),
        page=article.get_absolute_url(),
        name=f"comments-{article.pk}",
        articles=Comment.objects.visible().filter(article=article),
        place=f"/comments/{article.pk}/",
        keys=frozenset({comments_under(article.pk)}),
        most=MOST,
    )


class CommentFeed(FeedView):
    def items(self, channel):
        shows(*channel.keys)
        newest = channel.articles.order_by("-created_at", "-pk")[: channel.most]
        return [Said(comment) for comment in newest]

    def item_title(self, said):
        return gettext("%(name)s, in a comment") % {"name": said.comment.author_name}

    def item_description(self, said):
        return escape(said.summary)

    def item_link(self, said):
        return absolute(reverse("comments:comment", args=[said.comment.pk]))

    def item_guid(self, said):
        return f"{settings.SITE_URL}/#comment-{said.comment.pk}"

    def item_pubdate(self, said):
        return said.comment.created_at

    def item_updateddate(self, said):
        return said.comment.created_at

    def item_extra_kwargs(self, said):
        return {
            "summary": said.summary,
            "creators": [Creator(said.comment.author_name)],
            "content": to_html(said.comment.text),
            "picture": None,
            "language": "",
            "touched": said.comment.created_at,
        }


@dataclass(frozen=True)
class Said:
    comment: Comment

    @property
    def summary(self) -> str:
        return Truncator(" ".join(self.comment.text.split())).chars(SUMMARY)
