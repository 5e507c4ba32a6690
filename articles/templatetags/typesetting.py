"""Text and dates as a newspaper sets them."""

import re

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import get_language, gettext, pgettext

from articles.body.spaces import SPACE
from articles.body.typography import set_text
from articles.models import Byline
from articles.safe_html import bless
from articles.surrogates import lasts_today

register = template.Library()

CAPTION = re.compile(r"\s*<figcaption[^>]*>(.*)</figcaption>\s*", re.DOTALL)


@register.filter
def typeset(text, language=""):
    """Plain text with its typography: ``{{ article.title|typeset:article.typography }}``."""
    return set_text(str(text or ""), language or settings.LANGUAGE_CODE)


@register.filter
def inside_caption(html):
    """What a block's own <figcaption> holds: the element itself is the template's to write."""
    match = CAPTION.fullmatch(html)
    return bless(match.group(1)) if match else html


def local(moment):
    return timezone.localtime(moment) if hasattr(moment, "hour") else moment


def with_first_of_month(text: str, day: int) -> str:
    """French writes the first day of a month « 1er » and the others as plain numbers."""
    if day == 1 and (get_language() or "").startswith("fr"):
        return re.sub(r"\b1\b", "1er", text, count=1)
    return text


@register.filter
def long_day(moment):
    """« lundi 23 novembre 2026 »"""
    moment = local(moment)
    text = date_format(moment, pgettext("date format", "l j F Y"))
    return with_first_of_month(text, moment.day)


@register.filter
def day(moment):
    """« 23 novembre 2026 »"""
    moment = local(moment)
    return with_first_of_month(date_format(moment, pgettext("date format", "j F Y")), moment.day)


@register.filter
def clock(moment):
    """« 14:32 »"""
    return date_format(local(moment), "H:i")


@register.filter
def moment(value):
    """« 23 novembre 2026 à 14 h 32 »"""
    hour = date_format(local(value), pgettext("time format", "H:i")).replace(" ", SPACE)
    return gettext("%(day)s at %(hour)s") % {"day": day(value), "hour": hour}


@register.filter
def short(value):
    """For lists: the hour of what came out today, else the day; the year only if it is another."""
    lasts_today()
    value = local(value)
    today = timezone.localdate()
    if value.date() == today:
        return clock(value)
    if value.year == today.year:
        return date_format(value, pgettext("date format", "j N")).replace(" ", SPACE)
    return date_format(value, pgettext("date format", "j N Y")).replace(" ", SPACE)


@register.filter
def iso(value):
    """For the datetime attribute: seconds and zone, as HTML's microsyntax wants them."""
    value = local(value)
    return value.isoformat(timespec="seconds") if hasattr(value, "hour") else value.isoformat()


@register.filter
def event_date(event):
    """The date of a dossier's event, to the precision in which it is known."""
    formats = {
        event.Precision.DAY: None,
        event.Precision.MONTH: pgettext("date format", "F Y"),
        event.Precision.YEAR: "Y",
    }
    chosen = formats[event.precision]
    return date_format(event.date, chosen) if chosen else day(event.date)


@register.filter
def event_iso(event):
    lengths = {event.Precision.DAY: 10, event.Precision.MONTH: 7, event.Precision.YEAR: 4}
    return event.date.isoformat()[: lengths[event.precision]]


@register.filter
def writers(article):
    """Who wrote it, as a phrase: « Ada Martin, Luc Petit et Zoé Roy »."""
    signed = article.bylines.all()
    names = [line.author.name for line in signed if line.role == Byline.Role.TEXT]
    return get_text_list(names, gettext("and"))


@register.filter
def initials(name):
    words = [word for word in re.split(r"[\s-]+", str(name)) if word[:1].isalpha()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
