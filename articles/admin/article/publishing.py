"""The page on which somebody decides on a publication: what changes, what was checked, what kind it is."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin.article.decision import LATER_CHANGES, PublishingForm
from articles.comparing import compare
from articles.models import Article
from articles.models.edition import Edition
from articles.models.publication import Change, PublicationError
from articles.models.timing import spoken
from articles.preflight.examining import blockers, examine

REFUSED, OVERTAKEN = 422, 409  # statuses: mend what is marked; look at the newer text first


def to_publishing(request, article) -> HttpResponseRedirect:
    """From the writing page, whose text has just been kept."""
    return HttpResponseRedirect(place("publish", article))


def place(name: str, article) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk])


def publishing(request, article, desk):
    """GET shows the newest draft; POST publishes or plans just the text that was shown."""
    if request.method != "POST":
        return show(
            request, desk, article, form_for(article, initial={"version": version(article)})
        )
    with transaction.atomic():
        article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
        form = form_for(article, data=request.POST)
        if form.is_valid() and form.cleaned_data["version"] != version(article):
            return show_newer(request, desk, article)
        done = form.is_valid() and attempt(request, article, form)
    if not done:
        return show(request, desk, article, form, status=REFUSED)
    messages.success(request, done)
    return HttpResponseRedirect(place("change", article))


def version(article) -> str:
    return Edition.of(article).token


def form_for(article, **kwargs) -> PublishingForm:
    initial = kwargs.pop("initial", {}) | {"embargo_until": article.embargo_until}
    return PublishingForm(article=article, changes=changes_of(article), initial=initial, **kwargs)


def changes_of(article) -> list[Change]:
    """The kinds to choose from: before the first publication only that one, unless it is planned."""
    is_planned = article.schedule.to_come().exclude(change=Change.WITHDRAWAL).exists()
    first = [] if article.was_public else [Change.FIRST]
    return first + (list(LATER_CHANGES) if article.was_public or is_planned else [])


def attempt(request, article, form) -> str:
    """Publish or plan, and return what to tell; empty when something forbids it, which the form says."""
    try:
        with transaction.atomic():
            return decide(request, article, form)
    except PublicationError as refusal:
        form.add_error(None, str(refusal))
        return ""


def decide(request, article, form) -> str:
    data, edition = form.cleaned_data, Edition.of(article)
    if "embargo_until" in form.changed_data:
        article.set_embargo(data["embargo_until"], by=request.user)
    at = data["at"] if form.is_later else None
    if forbidden := blockers(examine(article, edition.content, at and timezone.localdate(at))):
        raise PublicationError(forbidden)
    given = {"by": request.user, "change": data["change"], "reason": data["reason"]}
    given |= {"notice": data["notice"], "revision": edition.revision}
    if at:
        planned = article.plan(at=at, **given)
        return _("Planned: %s. Changes saved from now on are not part of it.") % planned.spelled_out
    was_public = article.was_public
    article.publish(**given)
    if article.is_embargoed:
        return _("Published, under embargo until %s.") % spoken(article.embargo_until)
    return _("The changes are online.") if was_public else _("Published.")


def show_newer(request, desk, article):
    """Somebody has saved or withdrawn it since the page was opened: nothing is published that was not
    shown, nor where it was not seen to be."""
    data = request.POST.copy()
    data["version"] = version(article)
    form = form_for(article, data=data)
    form.add_error(
        None,
        _(
            "The article has changed since you opened this page: look at how it stands, then decide."
        ),
    )
    return show(request, desk, article, form, status=OVERTAKEN)


def show(request, desk, article, form, status: int = 200):
    edition = Edition.of(article)
    results = examine(article, edition.content)
    context = desk.admin_site.each_context(request) | {
        "title": _("Publish: %s") % (edition.content.get("title") or _("Untitled")),
        "article": article,
        "edition": edition,
        "comparison": edition.live and compare(edition.live, edition.content, reader=request.user),
        "results": results,
        "blocked": blockers(results),
        "passed": sum(result.is_passed for result in results),
        "form": form,
        "planned": article.schedule.to_come().select_related("made_by"),
        "withdrawal": last_withdrawal(article),
    }
    page = "admin/articles/article/publish.html"
    return TemplateResponse(request, page, context, status=status)


def last_withdrawal(article):
    """The line of the log that says why readers do not have it any more; None when they do."""
    if article.status != "withdrawn":
        return None
    return article.log.filter(verb=Change.WITHDRAWAL).select_related("actor").first()
