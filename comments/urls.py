"""The addresses for writing comments. What readers read stands under the article itself."""

from django.urls import path

from comments.views import receipt, writing

app_name = "comments"

urlpatterns = [
    path("<int:article_id>/new/", writing.new, name="new"),
    path("<int:article_id>/received/", writing.received, name="received"),
    path("receipt/<slug:token>/", receipt.receipt, name="receipt"),
    path("receipt/<slug:token>/withdraw/", receipt.withdraw, name="withdraw"),
]
