"""Articles: the list, and the writing page."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from js_asset import Media

from articles.admin.article_form import TOLD, ArticleForm
from articles.admin.article_list import Mine, Pending, Progress, short
from articles.admin.desk import DeskAdmin
from articles.admin.preview import preview
from articles.admin.rows import rows_view
from articles.models import Article, Revision
from articles.models.publication import PublicationError, Status


@admin.register(Article)
class ArticleAdmin(DeskAdmin):
    form = ArticleForm
    change_form_template = add_form_template = "admin/articles/article/change_form.html"
    list_display = ["headline", "progress", "section", "signed", "published", "saved"]
    list_filter = [Mine, Pending, ("status", Progress), "section", "kind"]
    list_select_related = ["section", "created_by"]
    search_fields = ["title"]
    search_help_text = _("Words of the title")
    ordering = ["-pk"]
    actions = None
    # In the order in which the writing page offers them; each is a method of this class.
    acts = {"_submit": "submit", "_publish": "publish", "_withdraw": "withdraw"}
    editors_acts = ("_publish", "_withdraw")

    media = Media()  # nothing of Django's scripts: the page brings its own

    # Who may what

    def may_publish(self, request) -> bool:
        return request.user.has_perm("articles.publish_article")

    def has_change_permission(self, request, obj=None):
        """Editors change every article; journalists those that they began."""
        if not super().has_change_permission(request, obj):
            return False
        return obj is None or self.may_publish(request) or obj.created_by_id == request.user.pk

    def has_delete_permission(self, request, obj=None):
        """What readers have seen is withdrawn, never deleted."""
        return super().has_delete_permission(request, obj) and not (obj and obj.was_public)

    # The list

    def get_queryset(self, request):
        pending = Revision.objects.pending().filter(article=OuterRef("pk")).order_by()
        articles = super().get_queryset(request).annotate(has_pending=Exists(pending))
        return articles.prefetch_related("bylines__author").defer("body", "body_html", "body_text")

    @admin.display(description=_("title"), ordering="title")
    def headline(self, article):
        return str(article)

    @admin.display(description=_("signed by"))
    def signed(self, article):
        return ", ".join(line.author.name for line in article.bylines.all()) or "—"

    @admin.display(description=_("state"))
    def progress(self, article):
        return Progress.badge(article)

    @admin.display(description=_("published"), ordering="published_at")
    def published(self, article):
        return short(article.published_at)

    @admin.display(description=_("last saved"), ordering="modified_at")
    def saved(self, article):
        return short(article.modified_at)

    # The writing page

    def get_urls(self):
        wrap = self.admin_site.admin_view
        own = [
            path("rows/<slug:name>/", wrap(rows_view), name="articles_article_rows"),
            path("<int:pk>/preview/", wrap(self.preview_view), name="articles_article_preview"),
        ]
        return own + super().get_urls()

    def preview_view(self, request, pk):
        if not self.has_view_permission(request):
            raise PermissionDenied
        article = self.get_object(request, str(pk))
        return preview(request, pk, may_change=self.has_change_permission(request, article))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Whoever may read and not write gets the article as it will look."""
        article = self.get_object(request, object_id)
        if article and not self.has_change_permission(request, article):
            return self.preview_view(request, article.pk)
        return super().change_view(request, object_id, form_url, extra_context)

    def changeform_view(self, request, *args, **kwargs):
        if any(act in request.POST for act in self.editors_acts) and not self.may_publish(request):
            raise PermissionDenied
        return super().changeform_view(request, *args, **kwargs)

    def render_change_form(self, request, context, *args, **kwargs):
        original = context.get("original")  # carries what the form was sent: ask for the row itself
        article = (
            Article.objects.select_related("section").get(pk=original.pk) if original else Article()
        )
        context |= {
            "article": article,
            "may_publish": self.may_publish(request),
            "may_submit": article.status == Status.DRAFT,
            "pending": bool(article.pk and article.was_public and article.pending_revision()),
            "last_lines": article.log.select_related("actor")[:5] if article.pk else (),
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        """Keep the form as the draft. ``obj`` carries it in memory only: its row is another matter."""
        article = Article.objects.get(pk=obj.pk) if change else obj
        if not change:
            article.created_by = request.user
            article.save()
        if not article.was_public:
            article.embargo_until = form.cleaned_data["embargo_until"]
        article.save_draft(form.content(), by=request.user)

    def save_related(self, request, form, formsets, change):
        """Nothing: byline, tags and hand-picked items went into the draft."""

    # What happens after saving

    def response_add(self, request, obj, post_url_continue=None):
        return self.respond(request, obj)

    def response_change(self, request, obj):
        return self.respond(request, obj)

    def respond(self, request, obj):
        article = Article.objects.get(pk=obj.pk)
        act = next((act for name, act in self.acts.items() if name in request.POST), "kept")
        try:
            with transaction.atomic():
                message = getattr(self, act)(request, article)
        except PublicationError as refusal:
            messages.error(request, _("Your text is saved. %(why)s") % {"why": refusal})
        else:
            messages.success(request, message)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))

    def kept(self, request, article):
        return _("Saved. Readers see nothing of it yet.") if article.was_public else _("Saved.")

    def submit(self, request, article):
        article.submit(by=request.user)
        return _("Submitted: the editors see it now.")

    def publish(self, request, article):
        was_public, change = article.was_public, request.POST.get("change") or None
        article.publish(by=request.user, change=change if was_public else None)
        if was_public and change in TOLD:
            article.corrections.create(kind=TOLD[change], text=request.POST["notice"].strip())
        return _("The changes are online.") if was_public else _("Published.")

    def withdraw(self, request, article):
        article.withdraw(by=request.user, reason=request.POST["reason"].strip()[:300])
        return _("Withdrawn: its address answers “gone” from now on.")
