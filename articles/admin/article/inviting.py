"""Preview links for people without an account: made, shown once, watched, revoked."""

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import PreviewLink
from articles.models.preview_link import DAYS, MOST_DAYS, version_of

MOST_LINKS = 50  # shown, newest first


class InviteForm(forms.Form):
    guest = forms.CharField(
        max_length=120,
        label=gettext_lazy("for whom"),
        help_text=gettext_lazy("The name under which remarks and approval will stand."),
    )
    days = forms.IntegerField(
        min_value=1, max_value=MOST_DAYS, initial=DAYS, label=gettext_lazy("valid for (days)")
    )


def guests(request, article, desk):
    if "revoke" in request.POST:
        return revoke(request, article)
    form, address, status = InviteForm(request.POST or None), "", 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            made = form.cleaned_data
            # Shown in this very answer: a redirect would have to keep the address somewhere.
            _link, address = PreviewLink.objects.make(article, by=request.user, **made)
            form, status = InviteForm(), 201
    version = version_of(article.draft())
    links = list(article.preview_links.select_related("made_by")[:MOST_LINKS])
    for link in links:
        link.article = article  # with its status; one row for all of them
        link.approves_this = link.approves(version)
    context = {
        **desk.admin_site.each_context(request),
        "title": _("Readers without an account"),
        "article": article,
        "links": links,
        "form": form,
        "made": address,
    }
    return render(request, "admin/articles/article/guests.html", context, status=status)


def revoke(request, article):
    pk = request.POST["revoke"]
    wanted = article.preview_links.filter(pk=pk if pk.isdecimal() and len(pk) < 19 else None)
    get_object_or_404(wanted).revoke(by=request.user)
    messages.success(request, _("Revoked: the link leads nowhere from now on."))
    return HttpResponseRedirect(reverse("admin:articles_article_guests", args=[article.pk]))
