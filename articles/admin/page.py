from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.body_field import BodyField
from articles.admin.desk import DeskAdmin
from articles.models import Page


class PageForm(forms.ModelForm):
    body = BodyField(required=False, label=_("Text"))

    class Meta:
        model = Page
        fields = ["title", "slug", "body", "in_footer", "position", "policy"]


@admin.register(Page)
class PageAdmin(DeskAdmin):
    announces = True
    form = PageForm
    list_display = ["title", "slug", "policy", "in_footer", "position"]
    list_editable = ["in_footer", "position"]
    prepopulated_fields = {"slug": ["title"]}
