"""An appeal, as its author writes it (Digital Services Act, article 20)."""

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from comments.forms import ProseField
from comments.models import Appeal, Comment, LegalVerb, appealable_decision
from comments.models.appeal import APPEAL_LENGTH


class AppealForm(forms.Form):
    text = ProseField(
        label=_("Why should it be published?"),
        max_length=APPEAL_LENGTH,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": _("Say why: whoever looks again reads this first."),
            "max_length": _("This is too long: at most %(limit_value)d characters fit."),
        },
    )

    def __init__(self, data=None):
        super().__init__(data)
        self.fields["text"].widget.attrs.pop("maxlength", None)


@transaction.atomic
def appeal(comment: Comment, text: str) -> Appeal:
    """Appeal against the refusal in force. A second click finds the first one's."""
    decision = appealable_decision(comment)
    if decision is None:
        return comment.appeals.order_by("-pk").first()
    made, is_new = Appeal.objects.get_or_create(
        decision=decision, defaults={"comment": comment, "text": text}
    )
    if is_new:
        made.log.create(verb=LegalVerb.APPEAL)
    return made
