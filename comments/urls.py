"""The addresses of comments. What readers read stands under the article itself."""

from django.urls import include, path

from articles.feeds.views import addresses
from comments.views import (
    digest,
    error_report,
    feed,
    law,
    mine,
    reading,
    receipt,
    subscription,
    writing,
)

app_name = "comments"

# One reader's own, or made anew each time: the page store leaves all of it alone.
own = [
    path("<int:comment_id>/", reading.comment, name="comment"),
    path("<int:comment_id>/report/", law.report_comment, name="report"),
    path("article/<int:article_id>/report/", law.report_article, name="report-article"),
    path("notices/<slug:token>/", law.notice, name="notice"),
    *addresses(feed.CommentFeed, "<int:article_id>/", "feed", feed.conversation),
    path("<int:article_id>/new/", writing.new, name="new"),
    path("<int:article_id>/preview/", writing.preview, name="preview"),
    path("<int:article_id>/received/", writing.received, name="received"),
    path("<int:article_id>/error/", error_report.error_report, name="error"),
    path("<int:article_id>/error/thanks/", error_report.reported, name="error-reported"),
    path("mine/", mine.mine, name="mine"),
    path("mine/asked/", mine.asked, name="asked"),
    path("mine/erasing/", mine.erasing, name="erasing"),
    path("mine/<slug:token>/", mine.own, name="own"),
    path("mine/<slug:token>/export/", mine.export, name="export"),
    path("mine/<slug:token>/erase/", mine.erase, name="erase"),
    path("receipt/<slug:token>/", receipt.receipt, name="receipt"),
    path("receipt/<slug:token>/withdraw/", receipt.withdraw, name="withdraw"),
    path("receipt/<slug:token>/edit/", receipt.edit, name="edit"),
    path("receipt/<slug:token>/appeal/", law.appeal_against, name="appeal"),
    path("receipt/<slug:token>/follow/", receipt.follow, name="follow"),
    path("replies/<slug:token>/", subscription.subscription, name="subscription"),
    path("replies/<slug:token>/confirm/", subscription.confirm, name="confirm"),
    path("replies/<slug:token>/stop/", subscription.stop, name="stop"),
    path("digest/<slug:token>/stop/", digest.stop, name="digest-stop"),
]
urlpatterns = [
    path("comments/", include(own)),
    path("transparence/", law.transparency, name="transparency"),
    path("conversations/<int:article_id>.json", reading.count, name="count"),
]
