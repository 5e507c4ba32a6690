"""What the moderator's page says about why a comment is where it is."""

from django import template
from django.utils.formats import number_format
from django.utils.http import urlencode
from django.utils.translation import gettext

from comments import prose
from comments.admin.queues import MOST_COUNTED, SEARCH
from comments.models.moderation import reason_in_words, with_detail

register = template.Library()


@register.filter
def reason_held(said: dict) -> str:
    """One entry of ``Comment.screening`` in words."""
    note = said.get("note", "")
    why = gettext(note) % {"count": said.get("count", "")} if note else said.get("screen", "")
    return with_detail(why, ", ".join(said.get("words", ())))


@register.filter
def reason_given(line) -> str:
    return reason_in_words(line.reason)


@register.filter
def because(what, why) -> str:
    """« refused: insults »; without a reason only what was done."""
    return with_detail(what, why)


@register.filter
def marked_html(text, marks):
    """A comment's text with the words marked that screens held it for."""
    return prose.to_html(text, marks)


@register.filter
def counted(number: int) -> str:
    """A queue's counter; « 10 000+ » where counting stopped."""
    shown = number_format(number, force_grouping=True)
    return f"{shown}+" if number >= MOST_COUNTED else shown


@register.filter
def entry(found: dict, key):
    return found.get(key, "")


@register.simple_tag
def row_address(scope, comment, after: str) -> str:
    """The page as it is, with this comment's card."""
    return scope.address(after=after, comment=comment.pk)


@register.filter
def next_address(scope, cursor) -> str:
    return scope.address(after=str(cursor))


@register.filter
def queue_address(scope, name: str) -> str:
    """Another queue of the same section or article."""
    return scope.elsewhere(name).address()


@register.filter
def without_article(scope) -> str:
    return scope.address(article=None)


@register.filter
def article_address(scope, comment) -> str:
    """The same queue, of one article."""
    return scope.address(article=comment.article_id)


@register.filter
def comment_address(scope, comment) -> str:
    return scope.address(comment=comment.pk)


@register.filter
def commenter_address(commenter) -> str:
    return urlencode({"queue": SEARCH.name, "commenter": commenter.short_name})
