"""What moderators do about people: answer them, note something about them, ban them, and lift a ban."""

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from articles.views.listing import Cursor
from comments.admin.deciding import back_to_queue
from comments.admin.desk import draw, may_moderate
from comments.admin.scope import read_cursor, read_scope
from comments.forms import ProseField
from comments.models import (
    Ban,
    CannedAnswer,
    Clash,
    Comment,
    CommenterNote,
    ModerationError,
    Verb,
)
from comments.models.comment import TEXT_LENGTH
from comments.models.commenter import NOTE_LENGTH

PAGE = 50  # bans


class AnswerForm(forms.Form):
    """A ready answer stands in for a text; both together are the ready one and what was added to it."""

    text = ProseField(max_length=TEXT_LENGTH, required=False)
    canned = forms.ModelChoiceField(CannedAnswer.objects.all(), required=False)
    seen = forms.IntegerField(min_value=0)
    step = forms.UUIDField(required=False)

    def clean(self):
        cleaned = super().clean()
        canned, text = cleaned.get("canned"), cleaned.get("text", "")
        if canned and canned.text not in text:
            text = f"{canned.text}\n\n{text}".strip()
        if "text" in cleaned and not text:
            self.add_error("text", gettext_lazy("Write the answer first."))
        return cleaned | {"text": text[:TEXT_LENGTH]}


class NoteForm(forms.Form):
    text = ProseField(max_length=NOTE_LENGTH)


def said_of(form) -> str:
    return " ".join(str(error) for errors in form.errors.values() for error in errors)


@may_moderate
@require_POST
def answer(request, pk):
    """Answer as the newsroom. What was written comes back with whatever stands against it."""
    comment = get_object_or_404(Comment, pk=pk)
    form = AnswerForm(request.POST)
    typed = {"answer": request.POST.get("text", "")}
    if not form.is_valid():
        return draw(request, request.POST, comment=pk, typed=typed, error=said_of(form), status=422)
    sent = form.cleaned_data
    try:
        comment.answer(sent["text"], by=request.user, seen=sent["seen"], step=sent["step"])
    except ModerationError as error:
        status = 409 if isinstance(error, Clash) else 422
        return draw(request, request.POST, comment=pk, typed=typed, error=str(error), status=status)
    messages.success(request, _("The answer is online."))
    return HttpResponseRedirect(back_to_queue(request, read_scope(request.POST)), status=303)


@may_moderate
@require_POST
def note(request, pk):
    """Note something about whoever wrote the comment, for the other moderators."""
    comment = get_object_or_404(Comment, pk=pk)
    form = NoteForm(request.POST)
    error = said_of(form) if not form.is_valid() else ""
    if not error and comment.commenter_id is None:
        error = _("The worker has not recognised who wrote this yet. Try again in a moment.")
    if error:
        typed = {"note": request.POST.get("text", "")}
        return draw(request, request.POST, comment=pk, typed=typed, error=error, status=422)
    with transaction.atomic():
        CommenterNote.objects.create(
            commenter_id=comment.commenter_id,
            text=form.cleaned_data["text"],
            written_by=request.user,
        )
        comment.note(Verb.NOTE, by=request.user)
    return HttpResponseRedirect(back_to_queue(request, read_scope(request.POST)), status=303)


@may_moderate
@require_safe
def bans(request):
    """Everybody who is banned now, the latest first."""
    rows = Ban.objects.in_force().select_related("given_by", "comment")
    after = read_cursor(request.GET.get("after"))
    rows = rows.filter(after.older("given_at")) if after else rows
    found = list(rows[: PAGE + 1])
    shown = found[:PAGE]
    context = admin.site.each_context(request) | {
        "title": _("Bans"),
        "bans": shown,
        "next": Cursor(shown[-1].given_at, shown[-1].pk) if len(found) > PAGE else None,
    }
    return render(request, "admin/comments/bans.html", context)


@may_moderate
@require_POST
def lift(request, pk):
    ban = get_object_or_404(Ban.objects.select_related("comment"), pk=pk)
    ban.lift(by=request.user)
    messages.success(
        request, _("The ban is lifted. What was put aside meanwhile stays where it is.")
    )
    return HttpResponseRedirect(reverse("moderation:bans"), status=303)
