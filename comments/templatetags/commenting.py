"""What the templates of comments ask for."""

from django import template

from articles.models import Article
from comments import conversation, prose
from comments.forms import CommentForm

register = template.Library()


@register.simple_tag
def conversation_of(article):
    """``{% conversation_of article as conversation %}``: one query."""
    return conversation.conversation_of(article)


@register.simple_tag
def comment_form(article):
    """An empty form for a page that everybody shares; None where comments are closed."""
    if article.comment_policy == Article.CommentPolicy.CLOSED:
        return None
    return CommentForm(article=article)


@register.filter
def comment_html(text):
    return prose.to_html(text)
