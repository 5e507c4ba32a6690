"""The figures of moderation (Digital Services Act, articles 15 and 24), counted by the worker and kept.

Counted by month, because retention takes rows away long before a year is over. A month is counted again
every day until it is well over. Waits are kept as a histogram, so that the median of a year can be
told from its months; it is told as the upper end of its step.
"""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, F
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from comments.models import (
    Comment,
    Ground,
    LegalLog,
    LegalVerb,
    ModerationLog,
    MonthlyFigures,
    RejectionReason,
    Verb,
)

SHOWN_YEARS = 6
RECOUNTED = timedelta(days=20)  # after its end a month no longer changes
# Upper ends of the steps of a wait, in minutes: up to two hours, two days, thirty days.
STEPS = (1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720, 1_080, 1_440, 2_160)
STEPS += (2_880, 4_320, 5_760, 7_200, 10_080, 14_400, 20_160, 43_200)


def count_months(now: datetime | None = None) -> None:
    """Count this month, and the last one while it may still change. Safe to repeat."""
    today = timezone.localtime(now).date()
    months = {today.replace(day=1), (today - RECOUNTED).replace(day=1)}
    for month in months:
        MonthlyFigures.objects.update_or_create(month=month, defaults={"figures": count(month)})


def count(month: date) -> dict:
    """Everything that happened in ``month``. A constant number of queries."""
    start = timezone.make_aware(datetime(month.year, month.month, 1))  # noqa: DTZ001 - made aware
    after = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
    end = timezone.make_aware(datetime(after.year, after.month, 1))  # noqa: DTZ001 - made aware
    lines = ModerationLog.objects.filter(at__gte=start, at__lt=end, undone_by=None)
    legal = LegalLog.objects.filter(at__gte=start, at__lt=end)
    decided = lines.filter(verb__in=[Verb.APPROVE, Verb.REJECT], actor__isnull=False)
    waits = decided.values_list("verb", F("at") - F("comment__created_at")).iterator()
    appeals = (LegalVerb.APPEAL_GRANTED, LegalVerb.APPEAL_REFUSED)
    notices = (LegalVerb.NOTICE_UPHELD, LegalVerb.NOTICE_DISMISSED)
    return {
        "received": Comment.objects.filter(created_at__gte=start, created_at__lt=end).count(),
        "acts": counted(lines.values_list("verb").annotate(Count("pk"))),
        "automatic": counted(lines.filter(actor=None).values_list("verb").annotate(Count("pk"))),
        "refused": counted(
            lines.filter(verb=Verb.REJECT).values_list("reason").annotate(Count("pk"))
        ),
        "wait": histogram(wait for _verb, wait in waits),
        "legal": counted(legal.values_list("verb").annotate(Count("pk"))),
        "grounds": counted(
            legal.filter(verb=LegalVerb.NOTICE).values_list("notice__ground").annotate(Count("pk"))
        ),
        "appeal wait": histogram(legal.filter(verb__in=appeals).values_list("waited", flat=True)),
        "notice wait": histogram(legal.filter(verb__in=notices).values_list("waited", flat=True)),
    }


def counted(rows) -> dict[str, int]:
    return {name or "": number for name, number in rows.order_by()}


def histogram(waits) -> dict[str, int]:
    """Step → how many waits end in it; the last step has no upper end."""
    return dict(
        Counter(
            str(bisect_left(STEPS, wait.total_seconds() / 60)) for wait in waits if wait is not None
        )
    )


@dataclass(frozen=True)
class Line:
    label: str
    value: str
    is_part: bool = False  # of the line above


@dataclass(frozen=True)
class Year:
    year: int
    is_running: bool
    lines: list[Line]


def published_years() -> list[Year]:
    """The newest years with their figures. One query."""
    this_year = timezone.localdate().year
    found: dict[int, dict] = {}
    newest = MonthlyFigures.objects.filter(month__year__gt=this_year - SHOWN_YEARS)
    for month in newest:
        total = found.setdefault(month.month.year, {})
        for name, value in month.figures.items():
            total[name] = added(total.get(name), value)
    return [
        Year(year, year == this_year, lines_of(figures))
        for year, figures in sorted(found.items(), reverse=True)
    ]


def added(one, other):
    """Two counts, or two tables of counts, together."""
    if isinstance(other, int):
        return (one or 0) + other
    return dict(Counter(one or {}) + Counter(other))


def lines_of(figures: dict) -> list[Line]:
    acts, legal = figures.get("acts", {}), figures.get("legal", {})
    automatic = figures.get("automatic", {})
    reasons = dict(RejectionReason.choices)
    refused = Counter()
    for reason, number in figures.get("refused", {}).items():
        refused[reason if reason in reasons else ""] += number  # words of one's own are not quoted
    return [
        Line(_("Comments received"), told(figures.get("received", 0))),
        Line(_("Published"), told(acts.get(Verb.APPROVE, 0))),
        Line(
            _("by a rule, without anybody having looked"),
            told(automatic.get(Verb.APPROVE, 0)),
            True,
        ),
        Line(_("Refused"), told(acts.get(Verb.REJECT, 0))),
        *(
            Line(str(reasons.get(reason, _("another reason"))), told(number), True)
            for reason, number in refused.most_common()
        ),
        Line(_("Put aside as spam"), told(acts.get(Verb.SPAM, 0))),
        Line(_("Half of the decisions were taken within"), median(figures.get("wait", {}))),
        Line(_("Appeals"), told(legal.get(LegalVerb.APPEAL, 0))),
        Line(_("granted"), told(legal.get(LegalVerb.APPEAL_GRANTED, 0)), True),
        Line(pgettext("appeals", "refused"), told(legal.get(LegalVerb.APPEAL_REFUSED, 0)), True),
        Line(_("half of them decided within"), median(figures.get("appeal wait", {})), True),
        Line(_("Notices of illegal content"), told(legal.get(LegalVerb.NOTICE, 0))),
        *(
            Line(str(dict(Ground.choices).get(ground, ground)), told(number), True)
            for ground, number in Counter(figures.get("grounds", {})).most_common()
            if ground
        ),
        Line(_("followed"), told(legal.get(LegalVerb.NOTICE_UPHELD, 0)), True),
        Line(_("not followed"), told(legal.get(LegalVerb.NOTICE_DISMISSED, 0)), True),
        Line(_("half of them decided within"), median(figures.get("notice wait", {})), True),
        Line(
            _("Readers’ addresses revealed to the newsroom"),
            told(legal.get(LegalVerb.REVEAL_OPENED, 0)),
        ),
    ]


def told(number: int) -> str:
    return number_format(number, use_l10n=True, force_grouping=True)


def median(steps: dict[str, int]) -> str:
    """The upper end of the step in which the middle one lies."""
    total, passed = sum(steps.values()), 0
    if not total:
        return "—"
    for step in sorted(steps, key=int):
        passed += steps[step]
        if passed * 2 >= total:
            return _("more than 30 days") if int(step) >= len(STEPS) else duration(STEPS[int(step)])
    return "—"


def duration(minutes: int) -> str:
    if minutes <= 90:
        return ngettext("%d minute", "%d minutes", minutes) % minutes
    if minutes <= 2_880:
        return ngettext("%d hour", "%d hours", minutes // 60) % (minutes // 60)
    return ngettext("%d day", "%d days", minutes // 1_440) % (minutes // 1_440)
