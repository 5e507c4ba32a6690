"""``{% body article.body_html %}``: a drawn body in its column, with what it needs of the page around it."""

from django import template

from articles.body.embeds import frame_origins
from articles.safe_html import bless

register = template.Library()


@register.inclusion_tag("articles/_body.html", takes_context=True)
def body(context, html):
    """Show ``html`` as ``render_body`` has drawn it.

    The request remembers the origins of the frames that a click in it may load, as ``frame_origins``:
    newsroom/headers.py names these in the page's policy, and no others.
    """
    origins = frame_origins(html)
    if request := context.get("request"):
        request.frame_origins = origins
    return {"html": bless(html), "has_frames": bool(origins)}
