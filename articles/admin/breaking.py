"""Breaking news: put up, changed, taken down; and the log of all that is done to front pages."""

from django import forms
from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.admin.desk import AboutArticles, DeskAdmin, ReadOnlyAdmin
from articles.admin.moments import MomentField
from articles.admin.needs import needs
from articles.models import Article, Breaking, FrontLog
from articles.models.breaking import USUAL


class BreakingForm(forms.ModelForm):
    starts_at = MomentField(label=Breaking._meta.get_field("starts_at").verbose_name)
    ends_at = MomentField(
        label=Breaking._meta.get_field("ends_at").verbose_name,
        help_text=_("At this minute it goes by itself."),
    )
    user = None  # who fills it in; set by the admin

    def clean_article(self):
        article = self.cleaned_data["article"]
        if article and not Article.objects.visible_to(self.user).filter(pk=article.pk).exists():
            raise forms.ValidationError(_("There is no such article."))
        return article


@admin.register(Breaking)
class BreakingAdmin(AboutArticles, DeskAdmin):
    form = BreakingForm
    change_form_template = add_form_template = "admin/articles/breaking/change_form.html"
    fields = ["text", "article", "everywhere", "starts_at", "ends_at"]
    list_display = ["text", "starts_at", "ends_at", "standing", "everywhere", "made_by"]
    list_select_related = ["made_by"]

    def has_delete_permission(self, request, obj=None):
        return False  # it ends: what was announced stays known

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)  # a class of this request's own
        form.user = request.user
        return form

    def get_changeform_initial_data(self, request):
        now = timezone.now()
        usual = {"starts_at": now, "ends_at": now + USUAL}
        return usual | super().get_changeform_initial_data(request)

    def save_model(self, request, obj, form, change):
        obj.put_up(by=request.user)

    def get_urls(self):
        end = needs("articles.change_breaking")(require_POST(self.end_view))
        end = path("<int:pk>/end/", self.admin_site.admin_view(end), name="articles_breaking_end")
        return [end, *super().get_urls()]

    def end_view(self, request, pk):
        breaking = get_object_or_404(self.get_queryset(request), pk=pk)
        breaking.end(by=request.user)
        messages.success(request, _("Taken down."))
        return HttpResponseRedirect(reverse("admin:articles_breaking_changelist"))

    @admin.display(description=_("state"))
    def standing(self, breaking):
        if breaking.is_over:
            return _("over")
        return _("standing now") if breaking.is_on else _("to come")


def standing_for(user):
    """What is announced now or will be, as far as ``user`` may know."""
    hidden = Article.objects.hidden_from(user).order_by().values("pk")
    return Breaking.objects.not_over().exclude(article__in=hidden).order_by("-starts_at", "-pk")


@admin.register(FrontLog)
class FrontLogAdmin(ReadOnlyAdmin):
    fields = ["at", "actor", "act", "subject", "reason"]
    readonly_fields = fields
    list_display = ["at", "actor", "act", "subject", "reason"]
    list_select_related = ["actor", "front__section"]
    list_filter = ["verb"]

    def get_queryset(self, request):
        hidden = Article.objects.hidden_from(request.user).order_by().values("pk")
        return super().get_queryset(request).exclude(breaking__article__in=hidden)

    @admin.display(description=_("what"), ordering="verb")
    def act(self, line):
        return line.spelled_out

    @admin.display(description=_("page or text"))
    def subject(self, line):
        return line.text or str(line.front)
