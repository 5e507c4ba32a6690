"""How long what is kept, and taking it away when its time is over.

GDPR art. 5 (1) e: no longer than the purpose needs. The periods are ``RETENTION_DAYS`` in the settings, the
sources beside each rule. LCEN art. 6 V and décret n° 2021-1362 oblige those who store for others to keep, for
one year, what identifies whoever contributed, and only what they collect anyway; whether a newspaper's
conversation falls under it is not settled. One year for addresses is what that decree asks at most, and
what appeals and claims under press law (three months, loi de 1881 art. 65; one year for art. 65-3) need.
Published comments stay as long as their article, as part of an archive (GDPR art. 17 (3) a and d).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext_noop

from comments import keys
from comments.models import (
    Appeal,
    Ban,
    Comment,
    CommentEdit,
    Commenter,
    ErrorReport,
    LegalLog,
    LegalVerb,
    Letter,
    Notice,
    PurgeReport,
    State,
)

BATCH = 500  # rows in one transaction
MOST = 20_000  # rows of one rule in one run; the rest is for the next day


@dataclass(frozen=True)
class Rule:
    """``rows`` says what is older than a moment, ``take`` takes one batch of it away."""

    name: str
    days: str  # its entry in RETENTION_DAYS
    rows: Callable[[datetime], list]
    source: str
    take: Callable[[object], int] = lambda rows: rows.delete() and None


def sealed_models() -> list:
    """Every table with sealed addresses, derived: a new one is under the rule from its first day."""
    models = apps.get_app_config("comments").get_models()
    return [m for m in models if {"sealed", "key_id"} <= {f.name for f in m._meta.get_fields()}]


def spam(before):
    return Comment.objects.filter(state=State.SPAM, created_at__lt=before)


def refused(before):
    over = Q(decided_at__lt=before) | Q(decided_at=None, created_at__lt=before)
    return Comment.objects.filter(over, state__in=[State.REJECTED, State.WITHDRAWN])


def silent_commenters(before):
    """Nothing written for so long, and no ban to remember."""
    last = Commenter.objects.annotate(last=Max("comments__created_at"))
    quiet = last.filter(Q(last__lt=before) | Q(last=None, created_at__lt=before))
    return quiet.exclude(pk__in=Ban.objects.in_force().values("commenter"))


def take_comments(rows) -> None:
    """Delete them; one that others answered leaves an empty place, so that nothing tears."""
    for comment in rows:
        if comment.replies.exists():
            comment.erase(reason="retention")
        else:
            comment.delete()


# Read aloud: what, how long after what, and why so long.
RULES = (
    Rule(gettext_noop("comments called spam"), "spam", spam, "the learned score's own period", take_comments),
    Rule(
        gettext_noop("comments refused or withdrawn"), "refused", refused,
        "DSA art. 20 (1): six months of appeal; loi du 29 juillet 1881, art. 65-3: one year",
        take_comments,
    ),
    Rule(
        gettext_noop("former texts of changed comments"), "former texts",
        lambda before: CommentEdit.objects.filter(replaced_at__lt=before), "as refused comments",
    ),
    Rule(
        gettext_noop("decided notices"), "notices",
        lambda before: Notice.objects.filter(decided_at__lt=before),
        "DSA art. 16 (5) and 20: redress against the decision",
    ),
    Rule(
        gettext_noop("decided appeals"), "appeals",
        lambda before: Appeal.objects.filter(decided_at__lt=before), "DSA art. 20, as refused comments",
    ),
    Rule(
        gettext_noop("reports of errors"), "error reports",
        lambda before: ErrorReport.objects.filter(created_at__lt=before),
        "to answer for a correction: loi du 29 juillet 1881, art. 65",
    ),
    Rule(
        gettext_noop("letters that have left"), "letters",
        lambda before: Letter.objects.filter(finished_at__lt=before), "to look into a complaint",
    ),
    Rule(
        gettext_noop("commenters who have fallen silent"), "commenters", silent_commenters,
        "CNIL, référentiel: three years after the last contact",
    ),
    Rule(
        gettext_noop("lines of the legal log"), "legal log",
        lambda before: LegalLog.objects.filter(at__lt=before),
        "Code civil, art. 2224: five years of limitation",
    ),
)  # fmt: skip


def purge(*, dry_run: bool = False, now: datetime | None = None) -> PurgeReport:
    """Take away what is due, and keep a report of it. Safe to run twice; a dry run only counts."""
    now = now or timezone.now()
    counts = {rule.name: apply(rule, before(rule.days, now), dry_run) for rule in RULES}
    for model in sealed_models():
        due = model.objects.filter(created_at__lt=before("addresses", now))
        counts[model._meta.model_name] = due.count() if dry_run else due.delete()[0]
    destroyed, due_elsewhere = destroy_keys(now, dry_run=dry_run)
    return PurgeReport.objects.create(
        at=now, is_dry=dry_run, counts=counts, keys_destroyed=destroyed, keys_due=due_elsewhere
    )


def before(kind: str, now: datetime) -> datetime:
    return now - timedelta(days=settings.RETENTION_DAYS[kind])


def apply(rule: Rule, moment: datetime, dry_run: bool) -> int:
    """How many rows were due, at most MOST."""
    if dry_run:
        return rule.rows(moment).count()
    count = 0
    while count < MOST:
        with transaction.atomic():
            model = rule.rows(moment).model
            batch = list(rule.rows(moment).order_by("pk").values_list("pk", flat=True)[:BATCH])
            rule.take(model.objects.filter(pk__in=batch))
        count += len(batch)
        if len(batch) < BATCH:
            break
    return count


def destroy_keys(now: datetime, *, dry_run: bool) -> tuple[list[str], list[str]]:
    """(the months whose private key was destroyed, or would be; those that its keeper has to destroy).

    With the key goes every address that was ever sealed with it, in every old backup as well. The pair in
    use is never touched.
    """
    due = keys.over_before(before("addresses", now).date())
    if not keys.is_embedded():
        return [], due
    if not dry_run:
        for key_id in due:
            destroy_key(key_id, "retention")
    return due, []


@transaction.atomic
def destroy_key(key_id: str, reason: str) -> int:
    """Destroy one private key, and take away what nobody can open any more; how many addresses that was.

    The line of the log comes first: if the file cannot be removed, neither is said nor done. Where the
    environment holds the keys, its keeper takes this one out (``manage.py vault destroy``).
    """
    LegalLog.objects.create(verb=LegalVerb.KEY_DESTROYED, reason=f"{key_id}: {reason}")
    gone = sum(model.objects.filter(key_id=key_id).delete()[0] for model in sealed_models())
    if keys.is_embedded():
        keys.destroy(key_id)
    return gone
