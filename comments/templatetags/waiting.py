"""A span of time as people say it."""

from datetime import timedelta

from django import template
from django.utils.translation import ngettext

register = template.Library()

HOUR, DAY = 60, 24 * 60  # minutes


@register.filter
def span(length: timedelta) -> str:
    """« 20 minutes », « 3 heures », « 2 jours »: rounded to what somebody who waits wants to know."""
    minutes = max(round(length.total_seconds() / 60), 1)
    if minutes > 2 * DAY:
        return ngettext("%(n)d day", "%(n)d days", days := round(minutes / DAY)) % {"n": days}
    if minutes > 1.5 * HOUR:
        return ngettext("%(n)d hour", "%(n)d hours", hours := round(minutes / HOUR)) % {"n": hours}
    rounded = minutes if minutes < 10 else round(minutes / 5) * 5
    return ngettext("%(n)d minute", "%(n)d minutes", rounded) % {"n": rounded}
