"""The public addresses of articles (DESIGN §4). The order matters: fixed words before slugs."""

from django.urls import path

from articles import views

app_name = "articles"

urlpatterns = [
    path("", views.front, name="front"),
    path("<slug:slug>/", views.section, name="section"),
    path("tag/<slug:slug>/", views.section, name="tag"),
    path("author/<slug:slug>/", views.section, name="author"),
    path("dossier/<slug:slug>/", views.section, name="dossier"),
    path("<slug:section>/<slug:slug>/", views.article, name="article"),
]
