"""What the law gives everybody: a notice of illegal content, its receipt, an appeal, the yearly figures."""

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from articles.forgery import is_foreign
from articles.models import Article
from articles.views.privately import privately
from comments.appealing import AppealForm, appeal
from comments.forms import posted
from comments.models import Comment, Notice, appealable_decision
from comments.networks import client_network
from comments.noticing import NoticeForm, receive
from comments.receipts import token_digest
from comments.screening.rate import too_many_from
from comments.transparency import published_years
from comments.views.receipt import comment_of


@privately
@csrf_exempt  # no cookie to protect; where the post comes from is looked at
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def report_comment(request, comment_id):
    comments = Comment.objects.visible().select_related("article__section")
    public = Article.objects.public()
    comment = get_object_or_404(comments.filter(article__in=public), pk=comment_id)
    return report(request, comment.article, comment)


@privately
@csrf_exempt
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def report_article(request, article_id):
    article = get_object_or_404(Article.objects.public().select_related("section"), pk=article_id)
    return report(request, article, None)


def report(request, article, comment):
    if request.method != "POST":
        return show(request, article, comment, NoticeForm())
    if is_foreign(request):
        return render(request, "comments/foreign.html", {"article": article}, status=403)
    form = NoticeForm(posted(request))
    if not form.is_valid():
        return show(request, article, comment, form, status=422)
    if refusal := too_many_from(client_network(request)):
        form.add_error(None, refusal)
        return show(request, article, comment, form, status=429)
    token = receive(form, article, comment)
    return HttpResponseRedirect(reverse("comments:notice", args=[token]), status=303)


def show(request, article, comment, form, status: int = 200):
    context = {"article": article, "comment": comment, "form": form}
    return render(request, "comments/report.html", context, status=status)


@privately
@require_safe
def notice(request, token):
    found = Notice.objects.select_related("article__section", "comment")
    row = get_object_or_404(found, receipt_digest=token_digest(token))
    context = {
        "notice": row,
        "article": row.article,
        "link": request.build_absolute_uri(request.path),
    }
    return render(request, "comments/notice.html", context)


@privately
@csrf_exempt  # nobody can forge a post to an address that nobody else knows
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def appeal_against(request, token):
    comment = comment_of(token)
    back = reverse("comments:receipt", args=[token])
    may_appeal = appealable_decision(comment) is not None
    form = AppealForm(posted(request) if request.method == "POST" else None)
    text = form.cleaned_data["text"] if form.is_bound and form.is_valid() else ""
    if may_appeal and text:
        appeal(comment, text)
    has_arrived = comment.appeals.filter(text=text).exists()  # also with an earlier click
    if has_arrived or not (may_appeal or text):
        return HttpResponseRedirect(back, status=303)  # the receipt says how things stand
    context = {"comment": comment, "article": comment.article, "token": token, "form": form}
    status = 200 if not form.is_bound else 422 if may_appeal else 409
    return render(
        request, "comments/appeal.html", context | {"is_late": not may_appeal}, status=status
    )


@require_safe
def transparency(request):
    return render(request, "comments/transparency.html", {"years": published_years()})
