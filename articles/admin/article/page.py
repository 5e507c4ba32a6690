"""The writing page, put together."""

from secrets import token_hex

from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from js_asset import ImportMap, Media, Script

from articles.admin.article.form import ArticleForm
from articles.admin.article.listing import Listing
from articles.admin.article.noting import NOTES_MEDIA
from articles.admin.article.places import addresses
from articles.admin.article.planning import planned_for
from articles.admin.article.previewing import preview
from articles.admin.article.rights import ASSIGN, INVITE, READ, TRASH, WITHDRAW, WRITE, Rights
from articles.admin.article.saving import Saving
from articles.admin.article.seating import sit_down
from articles.admin.article.submitting import steps
from articles.admin.desk import DeskAdmin
from articles.models import Article, Call
from articles.models.publication import PublicationError
from articles.models.workflow import STEPS

SAVING_MODULES = ImportMap(
    {
        f"desk/{name}": f"desk/{name}.js"
        for name in (
            *("page-fields", "page-server", "browser-copy", "news"),
            *("saving", "presence", "recovering"),
        )
    }
)
SAVING_MEDIA = Media(importmap=SAVING_MODULES, js=[Script("desk/leaving.js", type="module")])


@admin.register(Article)
class ArticleAdmin(Listing, Saving, Rights, DeskAdmin):
    form = ArticleForm
    change_form_template = add_form_template = "admin/articles/article/change_form.html"
    # Nothing of Django's scripts: the page brings its own.
    media = Media()  # nothing of Django's scripts; the list has none, the writing page its own

    def get_urls(self):
        return addresses(self) + super().get_urls()

    def delete_model(self, request, obj):
        obj.delete_for_good(by=request.user)

    def delete_view(self, request, object_id, extra_context=None):
        try:
            return super().delete_view(request, object_id, extra_context)
        except PublicationError as refusal:  # somebody was faster
            messages.error(request, str(refusal))
            return HttpResponseRedirect(reverse("admin:articles_article_changelist"))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Whoever may read and not write gets the article as it will look."""
        article = self.get_object(request, object_id)
        if article and not self.has_change_permission(request, article):
            self.require(WRITE if request.method == "POST" else READ, request, article)
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
        context |= place_at_table(request, article) | {
            "article": article,
            "steps": steps(article, request.user),
            "may_publish": self.has_publish_permission(request, article),
            "may_withdraw": STEPS["withdraw"].is_open(article)
            and self.may(WITHDRAW, request, article),
            "may_assign": self.may(ASSIGN, request, article),
            "may_invite": self.may(INVITE, request, article),
            "may_trash": bool(article.pk) and self.may(TRASH, request, article),
            "media": context["media"] + SAVING_MEDIA + NOTES_MEDIA,
            "planned": planned_for(article),
            "last_lines": article.log.select_related("actor")[:5] if article.pk else (),
        }
        return super().render_change_form(request, context, *args, **kwargs)


def place_at_table(request, article) -> dict:
    """The page's seat and the version it shows; a form that comes back refused keeps its own."""
    if request.method == "POST":
        return {name: request.POST.get(name, "") for name in ("seat", "base")}
    if article.pk is None:
        return {"seat": token_hex(16), "base": ""}
    seat = sit_down(request, article)
    return {"seat": seat.token, "base": seat.base_id}
