"""The writing page, put together."""

from django.contrib import admin
from js_asset import Media

from articles.admin.article.form import ArticleForm
from articles.admin.article.listing import Listing
from articles.admin.article.noting import NOTES_MEDIA
from articles.admin.article.places import addresses
from articles.admin.article.planning import planned_for
from articles.admin.article.previewing import preview
from articles.admin.article.rights import ASSIGN, INVITE, READ, Rights
from articles.admin.article.saving import Saving
from articles.admin.article.submitting import steps
from articles.admin.desk import DeskAdmin
from articles.models import Article, Call


@admin.register(Article)
class ArticleAdmin(Listing, Saving, Rights, DeskAdmin):
    form = ArticleForm
    change_form_template = add_form_template = "admin/articles/article/change_form.html"
    media = Media()  # nothing of Django's scripts: the page brings its own

    def get_urls(self):
        return addresses(self) + super().get_urls()

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Whoever may read and not write gets the article as it will look."""
        article = self.get_object(request, object_id)
        if article and not self.has_change_permission(request, article):
            self.require(READ, request, article)
            return preview(request, article, self)
        return super().change_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, *args, **kwargs):
        original = context.get("original")  # carries what the form was sent: ask for the row itself
        if original:
            people = ("created_by", "assigned_to", "reviewer")
            article = Article.objects.select_related("section", *people).get(pk=original.pk)
            Call.objects.see(request.user, article)
        else:
            article = Article(created_by=request.user)
        context |= {
            "article": article,
            "steps": steps(article, request.user),
            "may_publish": self.has_publish_permission(request, article),
            "may_assign": self.may(ASSIGN, request, article),
            "may_invite": self.may(INVITE, request, article),
            "media": context["media"] + NOTES_MEDIA,
            "planned": planned_for(article),
            "last_lines": article.log.select_related("actor")[:5] if article.pk else (),
        }
        return super().render_change_form(request, context, *args, **kwargs)
