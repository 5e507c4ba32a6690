"""What leads into a conversation: a comment's own address, and how many there are by now."""

from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.surrogates import comments_under, shows
from comments.conversation import place_of
from comments.models import Comment, State, Thread


@require_safe
def comment(request, comment_id):
    """To the page on which the comment stands today, in one hop."""
    public = Article.objects.public()
    comments = Comment.objects.filter(article__in=public, pk=comment_id)
    comment = comments.select_related("article__section", "parent").first()
    if comment is None:
        raise Http404("No such comment.")
    if not (comment.is_visible or comment.opens_thread):
        return no_longer_there(request, comment)
    response = HttpResponseRedirect(f"{place_of(comment)}#{comment.anchor}")
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def no_longer_there(request, comment):
    """Where a link leads to what readers could read once. Of what nobody ever could, nothing is said."""
    if not comment.log.filter(to_state=State.APPROVED).exists():
        raise Http404("No such comment.")
    return render(request, "comments/gone.html", {"article": comment.article}, status=404)


@require_safe
def count(request, article_id):
    """For pages that are open already. Kept like a page, and killed by the same changes."""
    article = get_object_or_404(Article.objects.public().only("pk"), pk=article_id)
    shows(comments_under(article.pk))
    shown = Thread.objects.filter(article=article).values_list("shown_count", flat=True).first()
    return JsonResponse({"shown": shown or 0}, headers={"X-Robots-Tag": "noindex"})
