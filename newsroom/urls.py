"""Every address of the site."""

from django.apps import apps
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("articles.urls")),
]
if apps.is_installed("comments"):
    urlpatterns.insert(1, path("comments/", include("comments.urls")))

handler404 = "articles.views.errors.not_found"
