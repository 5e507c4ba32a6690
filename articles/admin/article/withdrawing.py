"""The page on which an article is taken off the site, now or at a moment to come."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles.admin.article.decision import WithdrawalForm
from articles.admin.article.publishing import REFUSED, place
from articles.models import Article
from articles.models.publication import Change, PublicationError


def to_withdrawing(request, article) -> HttpResponseRedirect:
    return HttpResponseRedirect(place("withdraw", article))


def withdrawing(request, article, desk):
    form = WithdrawalForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and (done := withdraw(request, article, form)):
        messages.success(request, done)
        return HttpResponseRedirect(place("change", article))
    context = desk.admin_site.each_context(request) | {
        "title": _("Withdraw: %s") % article,
        "article": article,
        "form": form,
        "planned": article.schedule.to_come().select_related("made_by"),
    }
    page = "admin/articles/article/withdraw.html"
    return TemplateResponse(request, page, context, status=REFUSED if form.is_bound else 200)


def withdraw(request, article, form) -> str:
    """Do it, and return what to tell; empty when it may not be, which the form says."""
    reason = form.cleaned_data["reason"].strip()
    try:
        with transaction.atomic():
            article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
            if form.is_later:
                at, change = form.cleaned_data["at"], Change.WITHDRAWAL
                planned = article.plan(at=at, by=request.user, change=change, reason=reason)
                return _("Planned: %s.") % planned.spelled_out
            article.withdraw(by=request.user, reason=reason)
    except PublicationError as refusal:
        form.add_error(None, str(refusal))
        return ""
    return _("Withdrawn: its address answers “gone” from now on.")
