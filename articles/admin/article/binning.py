"""Into the bin, and out of it."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.models.publication import PublicationError


def trash(request, article, desk):
    """A page that asks, and the act."""
    if request.method != "POST":
        context = desk.admin_site.each_context(request) | {
            "title": _("Put in the bin"),
            "article": article,
            "opts": desk.opts,
        }
        return render(request, "admin/articles/article/trash.html", context)
    try:
        article.trash(by=request.user, reason=request.POST.get("reason", "").strip()[:300])
    except PublicationError as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
    messages.success(request, _("“%(title)s” is in the bin.") % {"title": article})
    return HttpResponseRedirect(reverse("admin:articles_article_changelist"))


@require_POST
def take_out(request, article, desk):
    article.take_out(by=request.user)
    messages.success(request, _("Taken out of the bin."))
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
