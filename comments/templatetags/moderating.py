"""What the moderator's page says about why a comment is where it is."""

from django import template
from django.utils.translation import gettext

from comments.models.moderation import reason_in_words

register = template.Library()


@register.filter
def reason_held(said: dict) -> str:
    """One entry of ``Comment.screening`` in words."""
    note = said.get("note", "")
    return gettext(note) % {"count": said.get("count", "")} if note else said.get("screen", "")


@register.filter
def reason_given(line) -> str:
    return reason_in_words(line.reason)
