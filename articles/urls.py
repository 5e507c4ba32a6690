"""The public addresses of articles (DESIGN §4). The order matters: fixed words before slugs."""

from django.urls import path, re_path

from articles import sitemaps, views
from articles.feeds import channels
from articles.feeds.views import ArticleFeed, PartnerFeedView, addresses

app_name = "articles"

urlpatterns = [
    path("", views.front, name="front"),
    path("search/", views.search, name="search"),
    path("search/suggestions/", views.suggest, name="suggestions"),
    path("corrections/", views.corrections, name="corrections"),
    *addresses(ArticleFeed, "", "feed", channels.site),
    *addresses(ArticleFeed, "tag/<slug:slug>/", "tag-feed", channels.tag),
    *addresses(ArticleFeed, "author/<slug:slug>/", "author-feed", channels.author),
    *addresses(ArticleFeed, "dossier/<slug:slug>/", "dossier-feed", channels.dossier),
    *addresses(PartnerFeedView, "partner/<slug:token>/", "partner-feed", channels.partner),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-news.xml", sitemaps.news, name="sitemap-news"),
    re_path(
        r"^sitemap-(?P<period>[0-9]{4}-[0-9]{2}(-[0-9]{2})?)\.xml$",
        sitemaps.period,
        name="sitemap-period",
    ),
    path("sitemap-<slug:things>.xml", sitemaps.lists, name="sitemap-list"),
    path("preview/<slug:token>/", views.guest, name="guest"),
    path("preview/<slug:token>/remark/", views.remark, name="guest-remark"),
    path("preview/<slug:token>/approve/", views.approve, name="guest-approve"),
    path("archive/", views.archive, name="archive"),
    re_path(r"^archive/(?P<year>[0-9]{4})/$", views.archive_year, name="archive-year"),
    re_path(
        r"^archive/(?P<year>[0-9]{4})/(?P<month>[0-9]{2})/$",
        views.archive_month,
        name="archive-month",
    ),
    re_path(
        r"^archive/(?P<year>[0-9]{4})/(?P<month>[0-9]{2})/(?P<day>[0-9]{2})/$",
        views.archive_day,
        name="archive-day",
    ),
    path("tag/<slug:slug>/", views.tag, name="tag"),
    path("author/<slug:slug>/", views.author, name="author"),
    path("dossier/<slug:slug>/", views.dossier, name="dossier"),
    path("<slug:slug>/", views.section, name="section"),
    *addresses(ArticleFeed, "<slug:slug>/", "section-feed", channels.section),
    *addresses(
        ArticleFeed,
        "<slug:section>/tag/<slug:slug>/",
        "section-tag-feed",
        channels.tag_in_section,
    ),
    path("<slug:section>/<slug:slug>/", views.article, name="article"),
]
