from django import forms
from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import AboutArticles, DeskAdmin
from articles.admin.moments import MomentField
from articles.models import Article, Correction
from articles.models.log import CORRECTED, UNCORRECTED
from articles.signals import changed


class CorrectionForm(forms.ModelForm):
    corrector = None  # who fills it in, set by CorrectionAdmin
    date = MomentField(label=Correction._meta.get_field("date").verbose_name)

    def clean_article(self):
        article = self.cleaned_data["article"]
        if not article.allows(self.corrector, "correct"):
            raise forms.ValidationError(
                _("This article is corrected by the people of its section: tell them.")
            )
        return article

    def clean_date(self):
        """Nothing says by itself tomorrow what the page of today leaves out."""
        date = self.cleaned_data["date"]
        if date > timezone.now():
            raise forms.ValidationError(
                _("A correction is dated by when it is made: plan one with a publication.")
            )
        return date


def may_correct(user, correction: Correction | None) -> bool:
    """It stands on its article's page: whoever may correct that."""
    return correction is None or correction.article.allows(user, "correct")


@admin.register(Correction)
class CorrectionAdmin(AboutArticles, DeskAdmin):
    """Corrections stand on their article's page: it is the article that changes with them.

    One that comes with a change of the text is made by the publication itself.
    """

    form = CorrectionForm
    fields = ["article", "kind", "date", "text", "credit"]
    list_display = ["date", "kind", "article", "text"]
    list_filter = ["kind"]
    list_select_related = ["article"]
    search_fields = ["text"]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)  # a class of this request's own
        form.corrector = request.user
        return form

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and may_correct(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and may_correct(request.user, obj)

    def get_changeform_initial_data(self, request):
        return {"date": timezone.now()} | super().get_changeform_initial_data(request)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if not change:
            obj.article.note_correction(obj.date)
        self.note(request, CORRECTED, obj)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        changed.send(Article, instance=form.instance.article)

    def delete_model(self, request, obj):
        article = obj.article
        self.note(request, UNCORRECTED, obj)
        super().delete_model(request, obj)
        changed.send(Article, instance=article)

    def note(self, request, verb: str, obj) -> None:
        obj.article.log.create(actor=request.user, verb=verb, reason=obj.text[:300])
