"""« Signaler une erreur »: the form, and the thanks for it."""

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from articles.forgery import is_foreign
from articles.models import Article
from articles.views.privately import privately
from comments.forms import posted
from comments.reader_forms import ErrorReportForm
from comments.reporting import report
from comments.stamps import fresh_stamp


@privately
@csrf_exempt  # no cookie to protect; where the post comes from is checked by articles/forgery.py
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def error_report(request, article_id):
    article = public_article(article_id)
    if request.method != "POST":
        return show(request, article, ErrorReportForm())
    if is_foreign(request):
        return render(request, "comments/foreign.html", {"article": article}, status=403)
    form = ErrorReportForm(posted(request))
    if not form.is_valid():
        return show(request, article, form, status=422)
    about = {name: form.cleaned_data[name] for name in ("passage", "email", "wants_credit")}
    if refused := report(form.submission_for(request, article), **about):
        form.add_error(None, refused.verdict.message)
        return show(request, article, form, status=refused.verdict.status)
    return HttpResponseRedirect(reverse("comments:error-reported", args=[article.pk]), status=303)


@privately
@require_safe
def reported(request, article_id):
    context = {"article": public_article(article_id)}
    return render(request, "comments/error_reported.html", context)


def public_article(article_id: int) -> Article:
    return get_object_or_404(Article.objects.public().select_related("section"), pk=article_id)


def show(request, article: Article, form: ErrorReportForm, status: int = 200):
    context = {"article": article, "form": form, "stamp": fresh_stamp(article.pk)}
    return render(request, "comments/error_report.html", context, status=status)
