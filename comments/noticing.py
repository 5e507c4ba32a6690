"""Taking in a notice of illegal content (Digital Services Act, article 16): the form, and what is kept of it.

No account and no script is needed. The page of the form is made for one person, so it carries the number that
its notice will have: a second click finds the first one.
"""

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.addresses import absolute
from comments import receipts, vault
from comments.forms import (
    EMAIL_LENGTH,
    STAFF_WOULD_READ_IT,
    NameField,
    ProseField,
    keep_address_out,
)
from comments.models import Comment, Ground, LegalVerb, Notice, NoticeContact
from comments.models.comment import NAME_LENGTH
from comments.models.notice import EXPLANATION_LENGTH, NAMELESS
from comments.tasks import acknowledge_notice

# Of whoever gives a notice, unless he may stay unnamed (art. 16 (2) c).
OWED = {
    "name": _("The law asks for your name here."),
    "email": _("The law asks for your e-mail address here."),
}
SHORTEST = 15  # characters: « sufficiently substantiated » cannot be said in less


class NoticeForm(forms.Form):
    """What article 16 (2) asks for, less the place, which is where the form was opened."""

    ground = forms.ChoiceField(
        label=_("What is it, in your view?"),
        choices=[("", _("Choose…")), *Ground.choices],
        error_messages={"required": _("Say what you think it is.")},
    )
    explanation = ProseField(
        label=_("Why do you think that the law forbids it?"),
        max_length=EXPLANATION_LENGTH,
        min_length=SHORTEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Which words, about whom, and what you know of it. Somebody reads this."),
        error_messages={
            "required": _("Without an explanation nobody can decide."),
            "min_length": _("Explain it a little more: without that nobody can decide."),
            "max_length": _("This is too long: at most %(limit_value)d characters fit."),
        },
    )
    name = NameField(
        label=_("Your name"),
        max_length=NAME_LENGTH,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail"),
        max_length=EMAIL_LENGTH,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        help_text=_(
            "We confirm receipt and tell you the decision. Name and address are locked away as they"
            " arrive: neither the author of the comment nor our moderators can read them."
        ),
        error_messages={
            "invalid": _("This does not look like an e-mail address, such as name@example.org.")
        },
    )
    good_faith = forms.BooleanField(
        label=_("I believe in good faith that what I say here is accurate and complete."),
        error_messages={"required": _("The law asks for this statement.")},
    )
    number = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None):
        super().__init__(data, initial={"number": uuid.uuid4()})
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)  # it cuts off a pasted text without a word

    def clean(self):
        """Whoever reports the sexual abuse of children may stay unnamed (art. 16 (2) c); others sign."""
        cleaned = super().clean()
        if cleaned.get("ground") not in NAMELESS:
            for name, why in OWED.items():
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, ValidationError(why))
        keep_address_out(self, ("explanation",), STAFF_WOULD_READ_IT)
        return cleaned


def token_of(number: uuid.UUID) -> str:
    """The opaque token of a notice's private link. It can be made again by whoever has the site's secret,
    so that the worker can write it into a mail; the database holds its digest alone."""
    return receipts.keyed("notice", number.hex)


def link_to(notice: Notice) -> str:
    return absolute(reverse("comments:notice", args=[token_of(notice.pk)]))


@transaction.atomic
def receive(form: NoticeForm, article, comment: Comment | None) -> str:
    """Keep a valid form as a notice about ``comment``, or about the article; return its token."""
    cleaned = form.cleaned_data
    number = cleaned["number"] or uuid.uuid4()
    token = token_of(number)
    if Notice.objects.filter(pk=number).exists():
        return token
    place = comment.get_absolute_url() if comment else article.get_absolute_url()
    notice = Notice(
        pk=number,
        article=article,
        comment=comment,
        place=absolute(place)[:400],
        ground=cleaned["ground"],
        explanation=cleaned["explanation"],
        is_named=bool(cleaned["email"]),
        receipt_digest=receipts.token_digest(token),
    )
    notice.save(force_insert=True)
    notice.log.create(verb=LegalVerb.NOTICE)
    if notice.is_named:
        seal_sender(notice, cleaned["name"], cleaned["email"])
        acknowledge_notice.enqueue(str(notice.pk))
    return token


def seal_sender(notice: Notice, name: str, email: str) -> None:
    contact = NoticeContact(notice=notice)
    contact.sealed, contact.key_id = vault.seal(contact.pk, f"{name}\n{email}")
    contact.save(force_insert=True)


def sender_of(notice: Notice) -> tuple[str, str] | None:
    """(name, address), opened by the worker; None for an unsigned notice, and when it is gone."""
    contact = NoticeContact.objects.filter(notice=notice).first()
    opened = contact and vault.open_contact(contact)
    if not opened:
        return None
    name, _line, email = opened.partition("\n")
    return name, email
