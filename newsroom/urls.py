"""Every address of the site."""

from django.apps import apps
from django.contrib import admin
from django.urls import include, path, re_path

from newsroom import media, mining, oembed, pinging, well_known

urlpatterns = [
    path("admin/", admin.site.urls),
    path("healthz", well_known.alive, name="healthz"),
    path("robots.txt", well_known.robots, name="robots"),
    path(".well-known/tdmrep.json", mining.tdmrep, name="tdmrep"),
    path(".well-known/security.txt", well_known.security, name="security"),
    re_path(r"^(?P<key>[0-9A-Za-z-]{8,128})\.txt$", pinging.indexnow_key, name="indexnow-key"),
    path("oembed", oembed.oembed, name="oembed"),
    path("embed/article-<int:article_id>/", oembed.card, name="embed"),
    re_path(media.ADDRESS, media.rendition, name="rendition"),
    path("", include("articles.urls")),
]
if apps.is_installed("comments"):
    urlpatterns = [
        path("admin/moderation/", include(("comments.admin", "moderation"))),
        path("", include("comments.urls")),
        *urlpatterns,
    ]

handler404 = "articles.views.errors.not_found"
