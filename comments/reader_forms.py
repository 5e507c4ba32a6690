"""What readers send beside comments: a report of an error, and an address to ask about oneself."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from comments.forms import (
    EMAIL_LENGTH,
    LOOKS_LIKE_AN_ADDRESS,
    STAFF_WOULD_READ_IT,
    NameField,
    ProseField,
    keep_address_out,
)
from comments.models.comment import NAME_LENGTH
from comments.models.error_report import PASSAGE_LENGTH, REPORT_LENGTH
from comments.networks import client_network
from comments.posting import Submission


def email_field(**kwargs) -> forms.EmailField:
    return forms.EmailField(
        label=_("E-mail"),
        max_length=EMAIL_LENGTH,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": _("We need your e-mail address; it will not be published."),
            "invalid": _("This does not look like an e-mail address, such as name@example.org."),
            "max_length": _("This address is too long."),
        },
        **kwargs,
    )


class Trapped(forms.Form):
    website = forms.CharField(required=False)  # the honeypot
    stamp = forms.CharField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)  # it cuts off a pasted text without a word


class ErrorReportForm(Trapped):
    passage = ProseField(
        label=_("The passage, if there is one"),
        max_length=PASSAGE_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Copy the words here, so that we find them at once."),
    )
    text = ProseField(
        label=_("What is wrong, and how you know"),
        max_length=REPORT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Tell us what is wrong.")},
    )
    author_name = NameField(
        label=_("Name"),
        max_length=NAME_LENGTH,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = email_field(
        required=False,
        help_text=_(
            "Only to thank you once it is corrected. It is locked away the moment you send: no"
            " journalist can read it."
        ),
    )
    wants_credit = forms.BooleanField(
        label=_("Name me beside the correction, if there is one"), required=False
    )

    def clean_author_name(self):
        name = self.cleaned_data["author_name"]
        if LOOKS_LIKE_AN_ADDRESS.search(name):
            raise ValidationError(
                _("Your name is published: please choose one that is not an e-mail address.")
            )
        return name

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("wants_credit") and not cleaned.get("author_name"):
            self.add_error("author_name", _("Under which name shall we thank you?"))
        keep_address_out(self, ("passage", "text"), STAFF_WOULD_READ_IT)
        return cleaned

    def submission_for(self, request, article: Article) -> Submission:
        """As the screens want to see it. The address is none of their business."""
        cleaned = self.cleaned_data
        return Submission(
            article=article,
            parent=None,
            author_name=cleaned["author_name"],
            email="",
            text=cleaned["text"],
            stamp=cleaned["stamp"],
            trap=cleaned["website"],
            network=client_network(request),
        )


class AskForm(Trapped):
    email = email_field(help_text=_("The one under which you have commented here."))
