"""Break-glass at the desk: ask for a reader's address with a reason, and read it once."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from articles.admin.needs import needs
from articles.views.privately import privately
from comments.forms import LOOKS_LIKE_AN_ADDRESS, ProseField
from comments.models import Comment, LegalLog, Reveal, RevealOutcome
from comments.models.legal_log import REVEALS
from comments.models.reveal import LIFE
from comments.revealing import MOST_A_DAY, PERMISSION, RevealError, ask, show_once
from comments.tasks import open_address

COOKIE = "reveal"
SHORTEST_REASON, FEWEST_WORDS = 20, 4  # characters, words: « requis par le juge » is the shortest
EARLIER = 10  # lines of the log that the page shows

may_reveal = needs(PERMISSION)


class ReasonForm(forms.Form):
    reason = ProseField(
        label=_("Why must it be opened?"),
        max_length=1_000,
        min_length=SHORTEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "A sentence that somebody else understands in a year: who asks, on which ground, under which"
            " number. It stays in the log for five years."
        ),
        error_messages={
            "required": _("Without a reason nothing is opened."),
            "min_length": _("Write a sentence: who asks for it, and on which ground."),
        },
    )

    def __init__(self, data=None):
        super().__init__(data)
        for name in ("minlength", "maxlength"):  # our own words say what is missing
            self.fields["reason"].widget.attrs.pop(name, None)

    def clean_reason(self):
        reason = self.cleaned_data["reason"]
        if len({word for word in reason.split() if any(map(str.isalpha, word))}) < FEWEST_WORDS:
            raise ValidationError(_("Write a sentence: who asks for it, and on which ground."))
        if LOOKS_LIKE_AN_ADDRESS.search(reason):
            raise ValidationError(_("Leave addresses out: many people read the log."))
        return reason


@may_reveal
@require_http_methods(["GET", "HEAD", "POST"])
def reveal(request, pk):
    """The page on which the address that came with a comment is asked for."""
    comments = Comment.objects.select_related("commenter", "article__section")
    comment = get_object_or_404(comments.defer("commenter__known"), pk=pk, staff=None)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if not (form.is_bound and form.is_valid()):
        return show(request, comment, form, status=422 if form.is_bound else 200)
    with transaction.atomic():
        asked, key = ask(comment, form.cleaned_data["reason"], by=request.user)
        open_address.enqueue(str(asked.pk))
    response = HttpResponseRedirect(page_of(asked.pk), status=303)
    response.set_cookie(
        COOKIE, key, max_age=LIFE, path=page_of(asked.pk), httponly=True, samesite="Strict",
        secure=request.is_secure(),
    )  # fmt: skip
    return response


def page_of(pk) -> str:
    return reverse("moderation:revealed", args=[pk])


def show(request, comment: Comment, form: ReasonForm, status: int):
    lines = LegalLog.objects.filter(comment=comment, verb__in=REVEALS).select_related("actor")
    context = admin.site.each_context(request) | {
        "title": _("A reader’s address"),
        "comment": comment,
        "form": form,
        "minutes": int(LIFE.total_seconds() // 60),
        "most": MOST_A_DAY,
        "lines": lines[:EARLIER],
    }
    return render(request, "admin/comments/reveal.html", context, status=status)


@privately
@may_reveal
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def revealed(request, pk):
    """How far it is; and, for a POST, the address, this once. A GET shows nothing: browsers fetch ahead."""
    mine = Reveal.objects.alive().filter(asked_by=request.user, pk=pk)
    found = mine.select_related("comment").first()
    context = admin.site.each_context(request) | {"title": _("A reader’s address"), "reveal": found}
    status = 200 if found else 410
    if found and request.method == "POST":
        try:
            context["address"] = show_once(found, request.COOKIES.get(COOKIE, ""))
        except RevealError as error:
            context["error"], status = str(error), 409
    context["is_waiting"] = found is not None and found.outcome == RevealOutcome.WAITING
    context["is_ready"] = found is not None and found.outcome == RevealOutcome.OPENED
    response = render(request, "admin/comments/revealed.html", context, status=status)
    # Without any referrer a browser would say « Origin: null » with the post, which Django refuses.
    response.headers["Referrer-Policy"] = "same-origin"
    if "address" in context:
        response.delete_cookie(COOKIE, path=page_of(pk), samesite="Strict")
    return response
