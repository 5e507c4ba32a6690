"""The moderators' digest: a mail that says what waits at the desk, to those who want one.

It says how much, since when, where, and leads there. It holds no word that a reader typed, no name and no
address: a mail leaves the house, lies on servers of others and is forwarded with a click, while what was
not approved yet may be an insult, a libel or somebody's secret.
"""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import Count, Max, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from articles.addresses import absolute
from articles.models import Article
from comments.models import Appeal, Comment, Digest, Letter, LetterState, Notice, Pace, State

KIND = "digest"
MORNING = 8  # o'clock, in the site's time zone: from then on what waits is told once a day
MOST_PEOPLE = 500  # digests that one round looks at; no newsroom has so many moderators
MOST_ARTICLES = 10  # that are named; the desk has the rest


@dataclass(frozen=True)
class Place:
    """Where comments wait: a section or an article. ``name`` is empty for what readers cannot see now."""

    name: str
    count: int
    oldest: datetime
    link: str


@dataclass(frozen=True)
class Waiting:
    """What waits for a decision, as far as one moderator asked to hear of it."""

    comments: int
    suspect: int
    notices: int
    appeals: int
    oldest: datetime | None
    sections: list[Place]
    articles: list[Place]

    def __bool__(self) -> bool:
        return bool(self.total)

    @property
    def total(self) -> int:
        return self.comments + self.notices + self.appeals


def moderators():
    """Who decides about comments by a role of his. Superusers may as well, and are rather technicians: one
    who wants the digest asks for it."""
    may = Permission.objects.filter(content_type__app_label="comments", codename="moderate_comment")
    theirs = Q(groups__permissions__in=may) | Q(user_permissions__in=may)
    return get_user_model().objects.filter(theirs, is_active=True).distinct()


def digest_of(user) -> Digest:
    """What ``user`` chose, or what everybody has who has not chosen yet."""
    return Digest.objects.get_or_create(user=user)[0]


def write_digests(now=None) -> int:
    """Write the letters that are due; return how many. Safe to repeat: a letter's name has its day or hour,
    so that two workers write one, and a worker that was down catches up with one."""
    now = now or timezone.now()
    known = Digest.objects.order_by().values("user")
    for user in moderators().exclude(pk__in=known).order_by("pk")[:MOST_PEOPLE]:
        digest_of(user)
    wanted = Digest.objects.wanted().select_related("user").order_by("pk")
    return sum(write_digest(digest, now) for digest in wanted[:MOST_PEOPLE])


def write_digest(digest: Digest, now: datetime) -> bool:
    letters = Letter.objects.filter(kind=KIND, about=str(digest.pk))
    if letters.filter(state=LetterState.WAITING).exists():
        return False  # when it leaves it will say it all
    name = due(digest, letters.aggregate(last=Max("created_at"))["last"], now)
    if name is None or not may_hear(digest) or not waiting_for(digest):
        return False
    _letter, is_new = Letter.objects.get_or_create(
        once=name, defaults={"kind": KIND, "about": str(digest.pk), "created_at": now}
    )
    return is_new


def may_hear(digest: Digest) -> bool:
    return digest.user.has_perm("comments.moderate_comment")


def due(digest: Digest, last: datetime | None, now: datetime) -> str | None:
    """The name of the letter that is due; ``last`` is when the one before was written.

    Whoever wants it hourly hears of the news alone, and of what still waits once in the morning.
    """
    local = timezone.localtime(now)
    morning = local.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    if local >= morning and (last is None or last < morning):
        return f"{KIND}:{digest.pk}:{local:%Y-%m-%d}"
    if digest.pace == Pace.HOURLY and has_news(digest, last):
        return f"{KIND}:{digest.pk}:{now:%Y-%m-%dT%H}"
    return None


def has_news(digest: Digest, last: datetime | None) -> bool:
    since = Q(created_at__gt=last) if last else Q()
    return any(rows.filter(since).exists() for rows in cases(digest))


def cases(digest: Digest) -> tuple:
    """Comments, notices and appeals that wait, within the sections of ``digest``."""
    sections = list(digest.sections.values_list("pk", flat=True))

    def within(path: str) -> Q:
        return Q(**{f"{path}__in": sections}) if sections else Q()

    return (
        Comment.objects.filter(within("article__section"), state=State.PENDING),
        Notice.objects.open().filter(within("article__section")),
        Appeal.objects.decidable_by(digest.user).filter(within("comment__article__section")),
    )


def waiting_for(digest: Digest) -> Waiting:
    """A constant number of queries, each a count over what waits."""
    comments, notices, appeals = cases(digest)
    pending = comments.order_by()
    counted = pending.aggregate(
        all=Count("pk"), suspect=Count("pk", filter=Q(is_suspect=True)), oldest=Min("created_at")
    )
    return Waiting(
        comments=counted["all"],
        suspect=counted["suspect"],
        notices=notices.count(),
        appeals=appeals.count(),
        oldest=counted["oldest"],
        sections=by_section(pending),
        articles=by_article(pending),
    )


def by_section(pending) -> list[Place]:
    rows = pending.values("article__section", "article__section__name")
    rows = rows.annotate(n=Count("pk"), oldest=Min("created_at")).order_by("-n", "article__section")
    return [
        Place(row["article__section__name"], row["n"], row["oldest"], desk(section=row["article__section"]))
        for row in rows
    ]  # fmt: skip


def by_article(pending) -> list[Place]:
    """Where most waits. A title that readers may not see now is not said."""
    rows = pending.values("article").annotate(n=Count("pk"), oldest=Min("created_at"))
    rows = list(rows.order_by("-n", "oldest", "article")[:MOST_ARTICLES])
    ids = [row["article"] for row in rows]
    titles = dict(Article.objects.public().filter(pk__in=ids).values_list("pk", "title"))
    return [
        Place(titles.get(row["article"], ""), row["n"], row["oldest"], desk(article=row["article"]))
        for row in rows
    ]


def desk(**scope) -> str:
    """A queue of the desk."""
    return f"{absolute(reverse('moderation:queue'))}?{urlencode({'queue': 'pending'} | scope)}"
