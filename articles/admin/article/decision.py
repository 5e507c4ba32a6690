"""The form in which somebody decides on a publication: what kind, when, what readers are told."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.admin.moments import MomentField
from articles.models.publication import TOLD, Change

NOW, LATER = "now", "later"
# What each kind of change does, said beside it.
EFFECTS = {
    Change.FIRST: _("Dated now; it enters the lists, the feeds and the site maps."),
    Change.MINOR: _("A typo, a link: no date moves, readers are told nothing."),
    Change.SIGNIFICANT: _("News in it: “Updated on” moves, feeds and search engines hear of it."),
    Change.CORRECTION: _(
        "Something was wrong: “Updated on” moves, and what was wrong stands below the article and"
        " among the corrections."
    ),
    Change.RIGHT_OF_REPLY: _(
        "Somebody who is named answers: “Updated on” moves, and the reply stands below the article"
        " and among the corrections."
    ),
}
LATER_CHANGES = (Change.MINOR, Change.SIGNIFICANT, Change.CORRECTION, Change.RIGHT_OF_REPLY)


class Timed(forms.Form):
    """Now, or at a moment to come."""

    when = forms.ChoiceField(
        label=_("When"),
        choices=[(NOW, _("Now")), (LATER, _("At"))],
        initial=NOW,
        widget=forms.RadioSelect,
    )
    at = MomentField(required=False, label=_("Day and time"))

    @property
    def is_later(self) -> bool:
        return self.cleaned_data.get("when") == LATER

    def clean(self):
        data = super().clean()
        if self.is_later and not self.has_error("at"):
            if data.get("at") is None:
                self.add_error("at", _("Say when."))
            elif data["at"] <= timezone.now():
                self.add_error("at", _("This moment has passed: choose one to come."))
        return data


class PublishingForm(Timed):
    """``version`` carries the token of the text that was shown: no other is published by it."""

    version = forms.CharField(max_length=60, widget=forms.HiddenInput)
    change = forms.ChoiceField(label=_("Kind of change"), widget=forms.RadioSelect)
    notice = forms.CharField(
        required=False,
        max_length=2000,
        label=_("What readers are told"),
        help_text=_("What was wrong, and what is right; dated by the publication."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    embargo_until = MomentField(
        required=False,
        label=_("Embargo until"),
        help_text=_("Nothing gives the article out before."),
        show_hidden_initial=True,
    )
    reason = forms.CharField(required=False, max_length=200, label=_("Note for the log"))

    field_order = ["version", "change", "notice", "when", "at", "embargo_until", "reason"]

    def __init__(self, *args, article, changes, **kwargs):
        super().__init__(*args, **kwargs)
        self.article = article
        self.fields["change"].choices = [(each.value, each.label) for each in changes]
        if list(changes) == [Change.FIRST]:
            self.initial["change"] = Change.FIRST
        if article.is_public:
            del self.fields["embargo_until"]  # readers have it: nothing is left to hold back

    def kinds(self):
        """The choices, each with what it does."""
        return [(choice, EFFECTS[choice.data["value"]]) for choice in self["change"]]

    def clean(self):
        data = super().clean()
        if data.get("change") in TOLD and not data.get("notice", "").strip():
            self.add_error("notice", _("Readers are told what has changed: write it here."))
        if data.get("change") not in TOLD:
            data["notice"] = ""
        return data


class WithdrawalForm(Timed):
    reason = forms.CharField(
        max_length=200,
        label=_("Reason"),
        help_text=_("For the log; readers do not see it."),
        error_messages={"required": _("Say why: the log keeps it.")},
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    field_order = ["reason", "when", "at"]
