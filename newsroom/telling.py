"""Mail to colleagues: what called somebody to articles in the last minutes, in one message.

It says who, what and where, never what somebody wrote; an article under embargo has no title in it.
"""

import logging
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext, gettext_noop, ngettext

from articles.addresses import absolute
from articles.models import Call

log = logging.getLogger("newsroom.worker")

QUIET = timedelta(minutes=2)  # since the last call: whoever notes three passages sends one mail
AT_MOST = timedelta(minutes=15)  # and nobody waits longer than that
PEOPLE = 100  # in one round; the next one comes in a minute
LINES = 50  # of one message
# RFC 3834: no holiday notice comes back.
BY_A_MACHINE = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
WHY = gettext_noop(
    "You get this because you work here; it is all on the newsroom’s first page as well."
)


def tell_colleagues() -> int:
    """Mail what is due; return to how many people. A call is mailed once, also when sending fails
    half-way: it stays on the dashboard until it is seen."""
    now = timezone.now()
    open_calls = Call.objects.filter(seen_at=None, mailed_at=None)
    waiting = open_calls.filter(at__lt=now - QUIET).order_by().values("user")
    busy = open_calls.filter(at__gte=now - QUIET).values("user")
    overdue = open_calls.filter(at__lt=now - AT_MOST).values("user")
    people = get_user_model().objects.filter(pk__in=waiting, is_active=True)
    people = people.exclude(pk__in=busy) | people.filter(pk__in=overdue)
    return sum(tell(person, now) for person in people.distinct().order_by("pk")[:PEOPLE])


def tell(person, now) -> bool:
    """One message with all that calls ``person``; False when another worker has just sent it."""
    mine = Call.objects.filter(user=person, seen_at=None, mailed_at=None)
    calls = list(mine.select_related("article__section", "actor")[:LINES])
    if not mine.filter(pk__in=[call.pk for call in calls]).update(mailed_at=now):
        return False
    calls = [call for call in calls if call.article.allows(person, "read")]
    if not calls:
        return False
    with translation.override(settings.LANGUAGE_CODE):
        subject = ngettext(
            "An article waits for you", "%(count)d articles wait for you", len(calls)
        ) % {"count": len({call.article_id for call in calls})}
        text = "\n\n".join([*map(line, calls), gettext(WHY)])
    try:
        EmailMessage(subject, text, to=[person.email], headers=BY_A_MACHINE).send()
    except OSError:
        log.exception("A mail to a colleague could not be sent; it stands on the dashboard.")
    return True


def line(call: Call) -> str:
    title = gettext("an article under embargo") if call.article.is_embargoed else str(call.article)
    address = absolute(reverse("admin:articles_article_change", args=[call.article_id]))
    return f"{call.said} · {title}\n{address}"
