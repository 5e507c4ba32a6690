"""``{% article_card %}``, ``{% list_card %}`` and the JSON-LD of both: see ``articles.sharing``."""

from django import template

from articles import sharing
from articles.structured_data.article import article_graph
from articles.structured_data.lists import list_graph
from articles.structured_data.writing import as_script
from articles.structured_data.writing import moment as written

register = template.Library()


@register.simple_tag
def article_card(article):
    return sharing.article_card(article)


@register.simple_tag(takes_context=True)
def article_json_ld(context, article):
    return as_script(article_graph(article, context["navigation"]))


@register.simple_tag(takes_context=True)
def list_card(context, subject=None):
    return sharing.list_card(subject or None, cursor(context))


@register.simple_tag(takes_context=True)
def list_json_ld(context, subject=None):
    articles = context["listing"].articles if "listing" in context else ()
    graph = list_graph(subject or None, context["navigation"], articles, cursor(context))
    return as_script(graph)


def cursor(context) -> str:
    """The place in the list that the page's own address names."""
    request = context.get("request")
    return request.GET.get("before", "") if request else ""


@register.filter
def moment(value):
    return written(value)
