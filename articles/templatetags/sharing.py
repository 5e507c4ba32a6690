"""``{% article_card %}``, ``{% list_card %}`` and the JSON-LD of both: see ``articles.sharing``."""

from django import template

from articles import sharing, structured_data

register = template.Library()


@register.simple_tag
def article_card(article):
    return sharing.article_card(article)


@register.simple_tag
def article_json_ld(article):
    return structured_data.as_script(structured_data.article_graph(article))


@register.simple_tag(takes_context=True)
def list_card(context, subject=None):
    return sharing.list_card(subject or None, cursor(context))


@register.simple_tag(takes_context=True)
def list_json_ld(context, subject=None):
    return structured_data.as_script(structured_data.list_graph(subject or None, cursor(context)))


def cursor(context) -> str:
    """The place in the list that the page's own address names."""
    request = context.get("request")
    return request.GET.get("before", "") if request else ""


@register.filter
def moment(value):
    return structured_data.moment(value)
