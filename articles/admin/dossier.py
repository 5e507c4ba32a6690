from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import AboutArticles, ChoosesRows, DeskAdmin
from articles.models import Dossier, DossierEvent


class Events(forms.BaseInlineFormSet):
    deletion_widget = forms.CheckboxInput(attrs={"aria-label": _("Delete")})


class EventInline(AboutArticles, ChoosesRows, admin.TabularInline):
    model = DossierEvent
    formset = Events
    fields = ["date", "precision", "title", "text", "article"]
    extra = 1
    verbose_name_plural = DossierEvent._meta.verbose_name_plural


@admin.register(Dossier)
class DossierAdmin(DeskAdmin):
    announces = True
    fields = ["title", "slug", "introduction", "state_of_play", "image"]
    list_display = ["title", "state_of_play"]
    search_fields = ["title"]
    prepopulated_fields = {"slug": ["title"]}
    inlines = [EventInline]
