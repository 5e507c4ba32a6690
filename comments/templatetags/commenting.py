"""What the templates of comments ask for."""

from django import template

from articles.surrogates import lasts_until
from comments import conversation, prose
from comments.forms import CommentForm

register = template.Library()


@register.simple_tag(takes_context=True)
def conversation_of(context, article):
    """``{% conversation_of article as conversation %}``: the page that the address asks for."""
    return conversation.conversation_of(article, context["request"])


@register.simple_tag
def comment_form(article):
    """An empty form for a page that everybody shares; None where comments are closed."""
    form = CommentForm(article=article)
    if form.policy.is_closed:
        return None
    if form.policy.closes_at:
        lasts_until(form.policy.closes_at)
    return form


@register.filter
def comment_html(text):
    return prose.to_html(text)
