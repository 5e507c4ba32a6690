"""The addresses of comments. What readers read stands under the article itself."""

from django.urls import include, path

from comments.views import reading, receipt, writing

app_name = "comments"

# One reader's own, or made anew each time: the page store leaves all of it alone.
own = [
    path("<int:comment_id>/", reading.comment, name="comment"),
    path("<int:article_id>/new/", writing.new, name="new"),
    path("<int:article_id>/received/", writing.received, name="received"),
    path("receipt/<slug:token>/", receipt.receipt, name="receipt"),
    path("receipt/<slug:token>/withdraw/", receipt.withdraw, name="withdraw"),
]
urlpatterns = [
    path("comments/", include(own)),
    path("conversations/<int:article_id>.json", reading.count, name="count"),
]
