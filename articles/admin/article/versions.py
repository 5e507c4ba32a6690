"""The history of an article: every version there was, compared, shown again, restored, named."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles.comparing import compare
from articles.models import Revision
from articles.models.previewing import as_version

PAGE = 50  # lines of the history at once
DRAFT, LIVE = "draft", "live"
NAME_LENGTH = Revision._meta.get_field("name").max_length

# What the history can be narrowed down to.
FILTERS = {
    "": (gettext_lazy("All"), None),
    "named": (gettext_lazy("Milestones"), ["milestone", "submission", "restoration"]),
    "published": (gettext_lazy("Publications"), ["publication"]),
    "aside": (gettext_lazy("Copies set aside"), ["set-aside"]),
}


def number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def versions(request, article, desk):
    """The newest first, page by page."""
    chosen = request.GET.get("only", "")
    kinds = FILTERS.get(chosen, FILTERS[""])[1]
    found = article.revisions.for_history()
    found = found.filter(kind__in=kinds) if kinds else found
    if before := number(request.GET.get("before", "")):
        found = found.filter(pk__lt=before)
    lines = list(found[: PAGE + 1])
    context = desk.admin_site.each_context(request) | {
        "title": _("History"),
        "article": article,
        "opts": desk.opts,
        "lines": with_their_log(article, lines[:PAGE]),
        "older": lines[PAGE - 1].pk if len(lines) > PAGE else None,
        "only": chosen,
        "filters": [(name, label) for name, (label, _kinds) in FILTERS.items()],
        "live": article.revisions.published().values_list("pk", flat=True).first(),
        "draft": article.revisions.pending().values_list("pk", flat=True).first(),
        "may_change": desk.has_change_permission(request, article),
    }
    return render(request, "admin/articles/article/versions.html", context)


def with_their_log(article, lines: list[Revision]) -> list[Revision]:
    """Each publication with the line of the log that says of what kind it was, and why."""
    said = article.log.filter(revision__in=[line.pk for line in lines]).select_related("actor")
    by_revision = {
        line.revision_id: line for line in said if line.verb not in ("named", "restored")
    }
    for line in lines:
        line.logged = by_revision.get(line.pk)
    return lines


def version_of(request, article, name: str) -> Revision:
    """The version that an argument names: by its number, or « draft », or « live »."""
    wanted = request.POST.get(name) or request.GET.get(name, "")
    if wanted == DRAFT:
        return article.standing_revision()
    found = article.revisions.select_related("made_by")
    if wanted == LIVE:
        found = found.published()
    elif (pk := number(wanted)) is not None:
        found = found.filter(pk=pk)
    else:
        raise Http404(wanted)
    version = found.first()
    if version is None:
        raise Http404(wanted)
    return version


def comparison(request, article, desk):
    """``?from=…&to=…``: what one has that the other has not."""
    before, after = (version_of(request, article, name) for name in ("from", "to"))
    context = desk.admin_site.each_context(request) | {
        "title": _("Compare"),
        "article": article,
        "opts": desk.opts,
        "before": before,
        "after": after,
        "comparison": compare(before.snapshot, after.snapshot, reader=request.user),
        "choices": article.revisions.for_history()[:PAGE],
        "may_change": desk.has_change_permission(request, article),
    }
    return render(request, "admin/articles/article/compare.html", context)


def version(request, article, desk):
    """One version as a page: a published one exactly as readers got it."""
    shown = version_of(request, article, "version")
    may_change = desk.has_change_permission(request, article)
    drawn = as_version(article, shown)
    context = {
        "article": drawn,
        "version": shown,
        "may_change": may_change,
        "current_section": drawn.section.slug,
        "comments_installed": False,
    }
    return render(request, "admin/articles/article/version.html", context)


@require_POST
def restore(request, article, desk):
    shown = version_of(request, article, "version")
    article.restore_version(shown, by=request.user)
    messages.success(request, _("Restored as the draft. The draft so far stays in the history."))
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))


@require_POST
def name_version(request, article, desk):
    """Call a version something. ``draft`` names what is saved now."""
    shown = version_of(request, article, "version")
    name = " ".join(request.POST.get("name", "").replace("\0", "").split())[:NAME_LENGTH]
    if not name:
        messages.error(request, _("Give the version a name."))
    else:
        article.name_version(shown, name, by=request.user)
        messages.success(request, _("This version is now called “%(name)s”.") % {"name": name})
    return HttpResponseRedirect(reverse("admin:articles_article_versions", args=[article.pk]))
