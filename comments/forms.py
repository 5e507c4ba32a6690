"""The form under an article. It cleans what was typed; what to think of it is for the screens."""

import re
import unicodedata

from django import forms
from django.core.exceptions import BadRequest, ValidationError
from django.utils.translation import gettext_lazy as _

from comments.models import Comment
from comments.models.comment import NAME_LENGTH, TEXT_LENGTH
from comments.networks import client_network
from comments.policy import policy_of
from comments.posting import Submission
from comments.stamps import shared_stamp

EMAIL_LENGTH = 254  # characters, RFC 5321
LOOKS_LIKE_AN_ADDRESS = re.compile(r"\S\s*@\s*\S+\s*\.\s*\w")
ID = re.compile(r"[0-9]{1,18}", re.ASCII)  # fits a 64-bit key


# They turn the direction of the text around for whatever follows.
DIRECTION = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\ufeff"
UNPRINTABLE = re.compile("[\0\ud800-\udfff]")  # no database or page can hold these


def without_control(text: str) -> str:
    """Drop control characters other than tab and newline. Raises ValidationError on binary."""
    if UNPRINTABLE.search(text):
        raise ValidationError(_("There are characters in here that cannot be shown."))
    return "".join(
        char
        for char in unicodedata.normalize("NFC", text)
        if char in "\n\t" or (unicodedata.category(char) != "Cc" and char not in DIRECTION)
    )


def letters(text: str) -> str:
    """What the eye reads: folded, without spaces and invisible characters."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if not c.isspace() and unicodedata.category(c) != "Cf")


class ProseField(forms.CharField):
    """Text in which line breaks mean something."""

    def to_python(self, value):
        value = super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")
        return without_control(value).strip()


class NameField(forms.CharField):
    def to_python(self, value):
        return " ".join(without_control(super().to_python(value)).split())


class CommentText(ProseField):
    """What a comment says; the same in the form of a new one and of a changed one."""

    def __init__(self, **kwargs):
        super().__init__(
            label=_("Your comment"),
            max_length=TEXT_LENGTH,
            widget=forms.Textarea(attrs={"rows": 7}),
            error_messages={
                "required": _("Write your comment here."),
                "max_length": _(
                    "Your comment has %(show_value)d characters; at most %(limit_value)d fit. Shorten"
                    " it a little, or send it in two parts."
                ),
            },
            **kwargs,
        )

    def widget_attrs(self, widget):
        return {}  # a maxlength would cut off a pasted text without a word


class TextForm(forms.Form):
    """A comment's new text."""

    text = CommentText()


def posted(request):
    """The fields that were sent. A body that cannot be read as a form is the sender's fault."""
    try:
        return request.POST
    except (LookupError, ValueError) as error:  # a charset that is none, say
        raise BadRequest("This is not a form.") from error


STAFF_WOULD_READ_IT = _(
    "Your e-mail address is in here, where our staff would read it: take it out. In its own field it is"
    " locked away."
)


def keep_address_out(form: forms.Form, names: tuple[str, ...], message) -> None:
    """Nobody hands out his own address by accident, in words that are for others to read."""
    address = letters(form.cleaned_data.get("email", ""))
    for name in names:
        if address and address in letters(form.cleaned_data.get(name, "")):
            form.add_error(name, message)


class CommentForm(forms.Form):
    """``article`` is what is commented on; ``stamp`` goes into the form that is drawn."""

    text = CommentText()
    author_name = NameField(
        label=_("Name"),
        max_length=NAME_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={
            "required": _("Under which name should your comment appear?"),
            "max_length": _("This name is too long: at most %(limit_value)d characters fit."),
        },
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=EMAIL_LENGTH,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        help_text=_(
            "Locked away the moment you send: no reader, no moderator and nobody who steals our"
            " database can read it."
        ),
        error_messages={
            "required": _("We need your e-mail address; it will not be published."),
            "invalid": _("This does not look like an e-mail address, such as name@example.org."),
            "max_length": _("This address is too long."),
        },
    )
    parent = forms.CharField(required=False, widget=forms.HiddenInput)
    submission = forms.CharField(required=False, widget=forms.HiddenInput)
    website = forms.CharField(required=False)  # the honeypot
    stamp = forms.CharField(required=False)
    voucher = forms.CharField(required=False)  # comments/vouchers.py; a script adds it

    def __init__(self, data=None, *, article, parent=None, stamp=None):
        super().__init__(data, initial={"parent": parent.pk} if parent else None)
        self.article, self.answered, self.policy = article, parent, policy_of(article)
        self.next_stamp = stamp or shared_stamp(article.pk)
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)  # it cuts off a pasted text without a word

    def shown_fields(self):
        return [self[name] for name in ("text", "author_name", "email")]

    def clean_author_name(self):
        name = self.cleaned_data["author_name"]
        if LOOKS_LIKE_AN_ADDRESS.search(name):
            raise ValidationError(
                _("Your name is published: please choose one that is not an e-mail address.")
            )
        if not any(char.isalnum() for char in name):
            raise ValidationError(_("A name needs at least one letter."))
        return name

    def clean_parent(self):
        """The comment that is answered: visible, and of this article."""
        value = self.cleaned_data["parent"].strip()
        if not value:
            return None
        self.answered = visible_comment(self.article, value)
        if self.answered is None:
            raise ValidationError(
                _(
                    "The comment that you were answering is no longer there. Send yours again to"
                    " post it by itself."
                )
            )
        return self.answered

    def clean(self):
        cleaned = super().clean()
        keep_address_out(
            self,
            ("author_name", "text"),
            _("Your e-mail address is in here, where everybody could read it: take it out."),
        )
        return cleaned

    def hidden_parent(self) -> str:
        """The value of the hidden field: a parent that is gone is not sent a second time."""
        return str(self.answered.pk) if self.answered else ""

    def hidden_submission(self) -> str:
        return self["submission"].value() or ""

    def submission_for(self, request) -> Submission:
        cleaned = self.cleaned_data
        return Submission(
            article=self.article,
            parent=cleaned["parent"],
            author_name=cleaned["author_name"],
            email=cleaned["email"],
            text=cleaned["text"],
            stamp=cleaned["stamp"],
            trap=cleaned["website"],
            submission_id=cleaned["submission"],
            voucher=cleaned["voucher"],
            network=client_network(request),
        )


def visible_comment(article, value: str) -> Comment | None:
    """The visible comment of ``article`` that a form or an address names, if there is one."""
    if not ID.fullmatch(value):
        return None
    return Comment.objects.visible().filter(article=article, pk=int(value)).first()
