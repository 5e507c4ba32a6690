"""Reports of errors in « La rédaction »: what readers told, and what came of it."""

from django import forms
from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import AboutArticles
from articles.models import Correction
from comments.models import ErrorReport


class OutcomeForm(forms.ModelForm):
    """What came of a report. The fields are no columns: they say which verb is meant."""

    outcome = forms.ChoiceField(
        label=_("What came of it"),
        choices=[
            ("", _("nothing yet")),
            ("settled", _("settled without a correction")),
            ("corrected", _("it has led to the correction below")),
            ("reopened", _("to be looked at again")),
        ],
        required=False,
    )
    led_to = forms.ModelChoiceField(
        Correction.objects.none(), label=_("Correction"), required=False
    )
    reason = forms.CharField(label=_("Why"), max_length=300, required=False)

    class Meta:
        model = ErrorReport
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["led_to"].queryset = self.instance.article.corrections.order_by("-date")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("outcome") == "corrected" and not cleaned.get("led_to"):
            self.add_error("led_to", _("Choose the correction that it has led to."))
        return cleaned


@admin.register(ErrorReport)
class ErrorReportAdmin(AboutArticles, admin.ModelAdmin):
    form = OutcomeForm
    list_display = ["created_at", "article", "summary", "state"]
    list_filter = ["state"]
    list_select_related = ["article"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["text", "article__title"]
    readonly_fields = ["place", "created_at", "passage", "text", "reader", "history"]
    fields = [*readonly_fields, "outcome", "led_to", "reason"]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("article__section", "correction")

    @admin.display(description=_("what is wrong"))
    def summary(self, report):
        return report.text[:120]

    @admin.display(description=_("article"))
    def place(self, report):
        writing = reverse("admin:articles_article_change", args=[report.article_id])
        return format_html('<a href="{}">{}</a>', writing, report.article)

    @admin.display(description=_("reader"))
    def reader(self, report):
        name = report.author_name or gettext("without a name")
        wish = gettext("wants to be named") if report.wants_credit else ""
        left = gettext("left an address (sealed)") if report.contact_id else ""
        return " · ".join(filter(None, [name, wish, left]))

    @admin.display(description=_("history"))
    def history(self, report):
        lines = report.log.select_related("actor")
        return (
            format_html_join(
                "", "<div>{} {} {}</div>", ((line, line.actor or "", line.reason) for line in lines)
            )
            or "–"
        )

    def save_model(self, request, obj, form, change):
        said, by = form.cleaned_data, request.user
        match said["outcome"]:
            case "settled":
                obj.settle(by=by, reason=said["reason"])
            case "reopened":
                obj.reopen(by=by, reason=said["reason"])
            case "corrected":
                obj.become(said["led_to"], by=by)
            case _:
                messages.info(request, gettext("Nothing was decided."))
