"""Writing a comment: the form on a page of its own, and what it is sent to."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.forgery import is_foreign
from articles.models import Article
from articles.views.privately import privately
from comments.forms import CommentForm, posted, visible_comment
from comments.posting import Refused, post
from comments.stamps import fresh_stamp


@privately
@csrf_exempt  # no cookie to protect; where the post comes from is checked by articles/forgery.py
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def new(request, article_id):
    article = get_object_or_404(Article.objects.public().select_related("section"), pk=article_id)
    if request.method == "POST":
        return receive(request, article)
    answered = request.GET.get("parent", "")
    parent = visible_comment(article, answered) if answered else None
    if answered and parent is None:
        raise Http404("No such comment under this article.")
    form = CommentForm(article=article, parent=parent, stamp=fresh_stamp(article.pk))
    return show(request, form)


@sensitive_variables()
def receive(request, article) -> HttpResponse:
    """Take a comment in, or give it back with what is wrong."""
    if is_foreign(request):
        return render(request, "comments/foreign.html", {"article": article}, status=403)
    form = CommentForm(posted(request), article=article)
    if form.policy.is_closed:
        return show(request, form, status=403)
    if not form.is_valid():
        return show(request, form, status=422)
    outcome = post(form.submission_for(request))
    if isinstance(outcome, Refused):
        form.add_error(outcome.verdict.field, outcome.verdict.message)
        return show(request, form, status=outcome.verdict.status)
    return HttpResponseRedirect(address_after(outcome, article), status=303)


@privately
@csrf_exempt
@sensitive_post_parameters()
@sensitive_variables()
@require_POST
def preview(request, article_id):
    """The comment as it will look, above the form that sends it. Nothing is kept, nothing is judged."""
    article = get_object_or_404(Article.objects.public().select_related("section"), pk=article_id)
    if is_foreign(request):
        return render(request, "comments/foreign.html", {"article": article}, status=403)
    typed = CommentForm(posted(request), article=article)
    typed.is_valid()
    if not typed.cleaned_data.get("text"):
        return show(request, typed, status=422)
    form = CommentForm(article=article, parent=typed.answered, stamp=fresh_stamp(article.pk))
    form.initial |= {name: typed[name].value() for name in ("text", "author_name", "email")}
    return show(request, form, preview=typed.cleaned_data)


def show(request, form, status: int = 200, preview: dict | None = None) -> HttpResponse:
    context = {
        "article": form.article,
        "form": form,
        "preview": preview,
        "parent": form.answered,
        "is_closed": form.policy.is_closed,
    }
    return render(request, "comments/form_page.html", context, status=status)


def address_after(outcome, article) -> str:
    if outcome.token:
        return reverse("comments:receipt", args=[outcome.token])
    return reverse("comments:received", args=[article.pk])


@privately
@require_safe
def received(request, article_id):
    """After a repeat that could be anybody's: acknowledged, without the private link."""
    article = get_object_or_404(Article.objects.public().select_related("section"), pk=article_id)
    return render(request, "comments/received.html", {"article": article})
