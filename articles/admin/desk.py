"""What every page of the desk has in common: nonces, refusals that keep what was typed, choosers."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from js_asset import Media

from articles.admin.choosing import ArticleChoice, PictureChoice
from articles.models import Article, Image
from articles.models.rights import kept_from
from articles.signals import changed

CHOICES = {Image: PictureChoice, Article: ArticleChoice}


# The browser's own pickers: known to everybody, and reached by keyboard.
DAY = {"widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
MOMENT = {
    "form_class": forms.DateTimeField,
    "widget": forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
}


class ChoosesRows:
    """Pictures and articles are chosen by search instead of from a list of everything; nobody chooses,
    or is told of, an article that he may not read."""

    formfield_overrides = {models.DateField: DAY, models.DateTimeField: MOMENT}

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        model = db_field.remote_field.model
        if widget := CHOICES.get(model):
            kwargs["widget"] = widget()
            kwargs["widget"].reader = request.user
        if model is Article:
            kwargs["queryset"] = Article.objects.visible_to(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Without the icons that open pop-ups: a form is for one thing."""
        if isinstance(db_field, models.URLField):
            kwargs.setdefault("assume_scheme", "https")
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        if field and field.label:  # the admin's tables have headings where labels are needed
            field.widget.attrs.setdefault("aria-label", capfirst(field.label))
        return field


class DeskAdmin(ChoosesRows, admin.ModelAdmin):
    """``announces`` is true for what public pages show: they are told when it changes."""

    announces = False
    show_facets = admin.ShowFacets.NEVER  # counting a million rows is no service to anybody
    show_full_result_count = False
    list_per_page = 50

    def changelist_view(self, request, extra_context=None):
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title} | (extra_context or {}))

    def render_change_form(self, request, context, *args, **kwargs):
        """A page named for what it shows, with nonces; 422 when the form comes back refused."""
        kind = {"kind": self.opts.verbose_name}
        context["title"] = capfirst(str(context["original"] or _("Add: %(kind)s") % kind))
        context["subtitle"] = None
        context["media"] = Media.from_media(context["media"], nonce=str(request.csp_nonce))
        response = super().render_change_form(request, context, *args, **kwargs)
        if context.get("errors"):
            response.status_code = 422
        return response

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        self.announce(form.instance)

    def delete_model(self, request, obj):
        self.announce(obj)  # while it still has a number; jobs run after the transaction
        super().delete_model(request, obj)

    def announce(self, obj):
        if self.announces:
            changed.send(type(obj), instance=obj)

    def delete_queryset(self, request, queryset):
        for obj in queryset:
            self.delete_model(request, obj)


class ShownInBodies(DeskAdmin):
    """Rows that stand inside texts: they say where, and cannot be deleted from under a published one."""

    announces = True

    @admin.display(description=_("where it is used"))
    def where_used(self, obj):
        articles = self.users_of(obj).visible_to(obj.reader)[:20] if obj.pk else ()
        links = (
            (reverse("admin:articles_article_change", args=[article.pk]), article)
            for article in articles
        )
        items = format_html_join("", '<li><a href="{}">{}</a></li>', links)
        return (
            format_html('<ul class="where-used">{}</ul>', items) if articles else _("Nowhere yet.")
        )

    def get_object(self, request, object_id, from_field=None):
        obj = super().get_object(request, object_id, from_field)
        if obj is not None:
            obj.reader = request.user  # a column of the admin is not told who looks
        return obj

    def users_of(self, obj):
        return Article.objects.filter(body_uses__in=obj.body_uses.all()).distinct().order_by("-pk")

    def get_deleted_objects(self, objs, request):
        to_delete, counts, missing, protected = super().get_deleted_objects(objs, request)
        users = {article for obj in objs for article in self.users_of(obj)}
        kept, secret = kept_from(request.user, Article), _("an article under embargo")
        named = {secret if article.pk in kept else str(article) for article in users}
        return to_delete, counts, missing, [*protected, *named]


class AboutArticles:
    """Rows that name an article (``article``): those whose embargo is kept from somebody stay away."""

    def get_queryset(self, request):
        hidden = Article.objects.hidden_from(request.user).order_by().values("pk")
        return super().get_queryset(request).exclude(article__in=hidden)


class ReadOnlyAdmin(DeskAdmin):
    """A record that nobody edits."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
