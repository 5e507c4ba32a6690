"""``{% breaking_news %}``: the line of breaking news over the page, and how long it is true."""

from django import template
from django.utils import timezone

from articles.announcements import standing
from articles.surrogates import BREAKING, BREAKING_EVERYWHERE, lasts_until, shows

register = template.Library()


@register.inclusion_tag("_breaking.html", takes_context=True)
def breaking_news(context):
    """On the front page and the sections' (``has_news`` in the context) every line, elsewhere those
    that are for every page. The page names the articles that they lead to: one may still be to come."""
    is_front, navigation = bool(context.get("has_news")), context["navigation"]
    shows(BREAKING if is_front else BREAKING_EVERYWHERE)
    now = timezone.now()
    for one in navigation.news:
        if is_front or one.everywhere:
            lasts_until(one.ends_at if one.starts_at <= now else one.starts_at)
            shows(*([f"article:{one.article}"] if one.article else ()))
    return {"news": standing(navigation.news, is_front=is_front)}
