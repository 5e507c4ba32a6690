"""Notes to colleagues: beside the text as JSON, and on a page of their own that needs no script."""

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from js_asset import ImportMap, Media, Script

from articles.admin.choosing import MODULES
from articles.body.document import Document
from articles.models import Call, Note
from articles.models.note import plain
from articles.models.rights import VIEW, colleagues

MOST_NOTES = 200  # threads at one article; a text with more has other troubles
MOST_PEOPLE = 300  # names that completion offers

NOTES_MEDIA = Media(
    importmap=MODULES
    | ImportMap({f"notes/{name}": f"notes/{name}.js" for name in ("anchoring", "marks", "panel")}),
    css={"all": ["notes/notes.css"]},
    js=[Script("notes/start.js", type="module")],
)


class NoteForm(forms.Form):
    """What somebody says; ``quote`` with what stands around it, when it is about a passage."""

    text = forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    quote = forms.CharField(required=False, max_length=500, strip=False)
    before = forms.CharField(required=False, max_length=64, strip=False)
    after = forms.CharField(required=False, max_length=64, strip=False)
    parent = forms.ModelChoiceField(None, required=False)

    def __init__(self, data=None, *, article):
        super().__init__(data)
        self.fields["parent"].queryset = article.notes.filter(parent=None)
        self.fields["text"].label = _("Note")
        self.fields["text"].help_text = _("@name calls a colleague, who is told.")


def notes(request, article, desk):
    if request.method != "POST":
        Call.objects.see(request.user, article)
        return answer(request, article, desk)
    if "settle" in request.POST or "reopen" in request.POST:
        return decide(request, article, desk)
    form = NoteForm(request.POST, article=article)
    if not form.is_valid():
        return answer(request, article, desk, form=form, status=422)
    note = Note.objects.write(article, by=request.user, **form.cleaned_data)
    return answer(request, article, desk, said=told(note), status=201)


def decide(request, article, desk):
    verb = "settle" if "settle" in request.POST else "reopen"
    pk = request.POST[verb]
    wanted = article.notes.filter(parent=None, pk=pk if pk.isdecimal() and len(pk) < 19 else None)
    getattr(get_object_or_404(wanted), verb)(by=request.user)
    return answer(request, article, desk, status=201)


def told(note) -> str:
    """Whom the note has called, for the person who wrote it."""
    names = [str(person) for person in note.called if person != note.author]
    return _("Told: %(names)s.") % {"names": ", ".join(names)} if names else _("Noted.")


def answer(request, article, desk, *, form=None, said: str = "", status: int = 200):
    """JSON for the panel, a page for everybody else; a page is left by a redirect once it is done."""
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse(as_json(request, article, form, said), status=status)
    if status == 201:
        if said:
            messages.success(request, said)
        return HttpResponseRedirect(reverse("admin:articles_article_notes", args=[article.pk]))
    text = plain(Document(article.draft()["body"]).text)
    threads = list(article.notes.threads()[:MOST_NOTES])
    for note in threads:
        note.is_lost = bool(note.quote) and plain(note.quote) not in text
    context = {
        **desk.admin_site.each_context(request),
        "title": _("Notes"),
        "article": article,
        "threads": threads,
        "form": form or NoteForm(article=article),
        "people": colleagues(VIEW, article)[:MOST_PEOPLE],
    }
    return render(request, "admin/articles/article/notes.html", context, status=status)


def as_json(request, article, form, said: str) -> dict:
    if form is not None:
        return {"error": " ".join(m for found in form.errors.values() for m in found)}
    return {
        "said": said,
        "notes": [described(note) for note in article.notes.threads()[:MOST_NOTES]],
        "people": [{"title": str(person)} for person in colleagues(VIEW, article)[:MOST_PEOPLE]],
    }


def described(note) -> dict:
    when = timezone.localtime(note.written_at)
    row = {
        "id": note.pk,
        "by": note.signed,
        "guest": note.link_id is not None,
        "text": note.text,
        "when": formats.date_format(when, "SHORT_DATETIME_FORMAT"),
    }
    if note.parent_id:
        return row
    return row | {
        "quote": note.quote,
        "before": note.before,
        "after": note.after,
        "settled": note.settled_at is not None,
        "settledBy": str(note.settled_by or ""),
        "answers": [described(each) for each in note.answers.all()],
    }
