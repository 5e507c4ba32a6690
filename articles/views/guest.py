"""``/preview/<token>/``: a draft, for somebody without an account who was given the link.

Nothing of it is public: no cookie, no cache, no search engine, no referrer; and before the hour of an
embargo, not a word. A wrong link, an old one and a revoked one get the same answer; where the article has
been withdrawn since, the link says that and no more.
"""

from functools import wraps

from django import forms
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from articles.forgery import is_foreign
from articles.models import Note, PreviewLink
from articles.models.preview_link import version_of
from articles.models.previewing import as_drafted
from articles.models.publication import PublicationError
from articles.views.article import neighbours
from articles.views.privately import privately


class RemarkForm(forms.Form):
    text = forms.CharField(
        max_length=2000, label=_("Your remark"), widget=forms.Textarea(attrs={"rows": 5})
    )
    quote = forms.CharField(
        required=False,
        max_length=500,
        label=_("The passage it is about"),
        help_text=_("Copied from the text; leave it empty for a remark on the whole."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean_text(self):
        return self.cleaned_data["text"].replace("\0", "")


def by_link(view):
    """Hand the view a valid link instead of a token, and give its answer the manners of this page."""

    @privately
    @wraps(view)
    def answer(request, token):
        link = PreviewLink.objects.of(token)
        if link is None:
            response = render(request, "articles/guest_gone.html", status=404)
        elif link.article.is_embargoed:
            context = {"until": link.article.embargo_until}
            response = render(request, "articles/guest_embargo.html", context)
        elif link.is_overtaken:
            response = render(request, "articles/guest_withdrawn.html", {"link": link}, status=410)
        elif request.method == "POST" and is_foreign(request):
            response = render(request, "articles/guest_gone.html", {"is_foreign": True}, status=403)
        else:
            response = view(request, link, token)
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    return answer


@require_safe
@by_link
def guest(request, link, token):
    link.note_opening()
    return show(request, link, token)


@csrf_exempt  # no cookie to protect; where the post comes from is checked by articles/forgery.py
@require_POST
@by_link
def remark(request, link, token):
    """Leave a note for the newsroom, signed with the name that stands on the link."""
    form = RemarkForm(request.POST)
    if form.is_valid() and link.is_talkative():
        form.add_error(
            None, _("That is many remarks in an hour: please send this one a little later.")
        )
        return show(request, link, token, form=form, status=429)
    if not form.is_valid():
        return show(request, link, token, form=form, status=422)
    Note.objects.write(link.article, link=link, **form.cleaned_data)
    return back(token, "noted")


@csrf_exempt
@require_POST
@by_link
def approve(request, link, token):
    """Approve the very version that was on the page; another one is shown instead, and asked about."""
    try:
        link.approve(request.POST.get("version", ""))
    except PublicationError as refusal:
        return show(request, link, token, refusal=refusal, status=409)
    return back(token, "approved")


def back(token: str, done: str) -> HttpResponseRedirect:
    address = reverse("articles:guest", args=[token])
    return HttpResponseRedirect(f"{address}?done={done}#answer", status=303)


def show(request, link, token, *, form=None, refusal=None, status: int = 200):
    version = version_of(link.article.draft())
    article = as_drafted(link.article)
    context = {
        "article": article,
        "current_section": article.section.slug,
        "comments_installed": False,
        "link": link,
        "token": token,
        "form": form or RemarkForm(),
        "remarks": link.notes.all()[:100],
        "refusal": refusal,
        "version": version,
        "approves": link.approves(version),
        "done": request.GET.get("done"),
        **neighbours(article),
    }
    return render(request, "articles/guest.html", context, status=status)
