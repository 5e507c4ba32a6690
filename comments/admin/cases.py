"""Notices and appeals at the desk: read, and decided once with reasons."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import DeskAdmin, ReadOnlyAdmin
from comments.models import Appeal, LegalLog, ModerationError, Notice, PurgeReport
from comments.prose import to_html


def at_the_desk(comment):
    """The way to the comment in its conversation, with what is known of its author."""
    address = f"{reverse('moderation:queue')}?comment={comment.pk}"
    return format_html('<a href="{}">{}</a>', address, gettext("See it at the desk"))


class CaseForm(forms.ModelForm):
    """A verdict and its reasons, whatever the case. The verbs are the model's own."""

    verdicts: tuple = ()
    verdict = forms.ChoiceField(
        label=_("Decision"), widget=forms.RadioSelect(attrs={"class": "radiolist"})
    )
    why = forms.CharField(
        label=_("Reasons"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("They are told to whoever asked, word for word."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "verdict" in self.fields:  # none for a case that is closed
            self.fields["verdict"].choices = self.verdicts

    def clean_why(self):
        why = self.cleaned_data["why"].strip()
        if not why:
            raise ValidationError(_("Say why: the reasons are owed."))
        return why


class NoticeDecision(CaseForm):
    verdicts = (
        ("uphold", _("Follow it: a comment is refused; about an article, its editors act")),
        ("dismiss", _("Leave the content where it is")),
    )

    class Meta:
        model = Notice
        fields = ()


class AppealDecision(CaseForm):
    verdicts = (("grant", _("Put the comment back")), ("refuse", _("Let the refusal stand")))

    class Meta:
        model = Appeal
        fields = ()


class CaseAdmin(DeskAdmin):
    """Whoever moderates decides; nobody adds or deletes."""

    view_on_site = False
    decision = ("verdict", "why")
    told: tuple = ()  # what is shown of the case
    outcome: tuple = ()  # what is shown when it is closed

    def get_fields(self, request, obj=None):
        is_open = obj and self.has_change_permission(request, obj)
        return [*self.told, *(self.decision if is_open else self.outcome)]

    def get_readonly_fields(self, request, obj=None):
        return [*self.told, *self.outcome]

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("comments.moderate_comment")

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return self.has_view_permission(request) and (obj is None or self.may_decide(request, obj))

    def may_decide(self, request, obj) -> bool:
        return obj.is_open

    def save_model(self, request, obj, form, change):
        try:
            self.carry_out(
                obj, form.cleaned_data["verdict"], form.cleaned_data["why"], request.user
            )
        except ModerationError as error:  # somebody was faster
            messages.warning(request, str(error))

    def construct_change_message(self, request, form, formsets, add=False):
        return []  # the legal log has it


@admin.register(Notice)
class NoticeAdmin(CaseAdmin):
    form = NoticeDecision
    list_display = ["created_at", "ground", "place", "state", "decided_at"]
    list_filter = ["state", "ground"]
    told = ("created_at", "where_it_is", "ground", "what_is_said", "content", "is_named")
    outcome = ("state", "decided_at", "decided_by", "decision")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("comment", "article", "decided_by")

    def carry_out(self, notice, verdict, why, by):
        {"uphold": notice.uphold, "dismiss": notice.dismiss}[verdict](by=by, reason=why)

    @admin.display(description=_("where"))
    def where_it_is(self, notice):
        place = format_html('<a href="{}">{}</a>', notice.place, notice.place)
        return (
            format_html("{} · {}", place, at_the_desk(notice.comment)) if notice.comment else place
        )

    @admin.display(description=_("explanation"))
    def what_is_said(self, notice):
        return to_html(notice.explanation)

    @admin.display(description=_("the content"))
    def content(self, notice):
        return to_html(notice.comment.text) if notice.comment else str(notice.article)


@admin.register(Appeal)
class AppealAdmin(CaseAdmin):
    """Whoever took the decision may read the appeal, and not decide it (art. 20 (6) DSA)."""

    form = AppealDecision
    list_display = ["created_at", "comment", "refused_by", "state", "decided_at"]
    list_filter = ["state"]
    told = ("created_at", "content", "refused_by", "refused_because", "what_is_said")
    outcome = ("state", "decided_at", "decided_by", "reasons")

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows.select_related("comment", "decision__actor", "decided_by")

    def may_decide(self, request, obj) -> bool:
        return obj.may_be_decided_by(request.user)

    def carry_out(self, appeal, verdict, why, by):
        {"grant": appeal.grant, "refuse": appeal.refuse}[verdict](by=by, reasons=why)

    @admin.display(description=_("the comment"))
    def content(self, appeal):
        return format_html("{}<p>{}</p>", to_html(appeal.comment.text), at_the_desk(appeal.comment))

    @admin.display(description=_("refused by"))
    def refused_by(self, appeal):
        return appeal.decision.actor

    @admin.display(description=_("refused because of"))
    def refused_because(self, appeal):
        return appeal.comment.rejection_reason

    @admin.display(description=_("what the author says"))
    def what_is_said(self, appeal):
        return to_html(appeal.text)


@admin.register(LegalLog)
class LegalLogAdmin(ReadOnlyAdmin):
    list_display = ["at", "verb", "actor", "comment", "reason"]
    list_filter = ["verb"]
    list_select_related = ["actor", "comment"]
    fields = ["at", "verb", "actor", "comment", "reason", "waited"]


@admin.register(PurgeReport)
class PurgeReportAdmin(ReadOnlyAdmin):
    list_display = ["at", "is_dry", "in_words"]
    fields = ["at", "is_dry", "in_words", "keys_destroyed", "keys_due"]
    readonly_fields = ["in_words"]

    @admin.display(description=_("rows by rule"))
    def in_words(self, report):
        return (
            ", ".join(f"{name}: {count}" for name, count in report.counts.items() if count) or "0"
        )
