"""Bulk comments: threads in every state, with sealed addresses and the log of their decisions."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from random import Random

from django.utils import timezone

from articles.models import Article
from comments import keys, receipts, vault
from comments.models import (
    Comment,
    Commenter,
    CommenterContact,
    ModerationLog,
    RejectionReason,
    State,
    Verb,
)
from newsroom.demo import grammar
from newsroom.demo.accounts import STAFF
from newsroom.demo.chance import seeded
from newsroom.models import User

FEWEST, COMMENTERS, EACH = 10, 2_000, 12  # a pool of people, and how much one of them says
HEAVY_TAIL = 1.15  # shape of the Pareto law: most articles have few comments, a few have hundreds
MOST = 400  # times the average that one article may draw
AT_ONCE, ROWS = 2_000, 500  # comments per round, and rows per INSERT
REPLIES = 0.35  # share of comments that answer another
# What becomes of comments, in hundredths of all.
FATES = (
    *[State.APPROVED] * 88,
    *[State.PENDING] * 2,
    *[State.REJECTED] * 4,
    *[State.SPAM] * 4,
    State.WITHDRAWN,
    State.ERASED,
)
VERBS = {
    State.APPROVED: Verb.APPROVE,
    State.REJECTED: Verb.REJECT,
    State.SPAM: Verb.SPAM,
    State.WITHDRAWN: Verb.WITHDRAW,
    State.ERASED: Verb.ERASE,
}
BY_THE_READER = (State.WITHDRAWN, State.ERASED)


def shares(comments: int, articles: int, rng: Random) -> Iterator[int]:
    """How many comments each article gets: uneven, and ``comments`` in all."""
    left = comments
    for remaining in range(articles, 0, -1):
        weight = min(rng.paretovariate(HEAVY_TAIL), MOST) / mean_weight()
        share = left if remaining == 1 else min(left, int(left / remaining * weight + rng.random()))
        left -= share
        yield share


def mean_weight() -> float:
    """The mean of min(Pareto, MOST), in closed form."""
    power = HEAVY_TAIL - 1
    return (HEAVY_TAIL - MOST**-power) / power


class Audience:
    """The readers of the bulk articles, and the moderator who decided about what they wrote."""

    def __init__(self, seed: int, comments: int):
        self.seed, self.threads = seed, 0
        self.size = min(COMMENTERS, FEWEST + comments // EACH)
        rng = seeded(f"audience {seed}")
        self.names = [grammar.reader_name(rng) for _ in range(self.size)]
        self.emails = [f"lecteur{number}.{seed}@example.org" for number in range(self.size)]
        self.commenters = recognised(self.emails)
        self.moderator = User.objects.filter(email=STAFF[2][1]).first()

    def speak(self, articles: list[Article], counts: Iterable[int]) -> Iterator[int]:
        """Write comments under a batch of articles; yields how many, a few thousand at a time."""
        threads, size = [], 0
        for article, count in zip(articles, counts, strict=True):
            if count:
                self.threads += 1
                threads.append((article, count, seeded(f"{self.seed}:{self.threads}")))
                size += count
            if size >= AT_ONCE:
                yield self.converse(threads)
                threads, size = [], 0
        if threads:
            yield self.converse(threads)

    def converse(self, threads: list[tuple[Article, int, Random]]) -> int:
        """Whole threads: comments, then answers to those that are shown, then the counters."""
        openings, answers = [], []
        for article, count, rng in threads:
            replies = sum(rng.random() < REPLIES for _ in range(count - 1))
            openings += [(article, None, rng)] * (count - replies)
            answers += [(article, rng)] * replies
        heard: dict[int, list[Comment]] = {}
        for comment in self.write(openings):
            if comment.is_visible:
                heard.setdefault(comment.article_id, []).append(comment)
        self.write(
            (article, rng.choice(heard.get(article.pk, [None])), rng) for article, rng in answers
        )
        Comment.objects.recount([article.pk for article, _count, _rng in threads])
        return len(openings) + len(answers)

    def write(self, places: Iterable[tuple[Article, Comment | None, Random]]) -> list[Comment]:
        """Insert a comment for each (article, comment it answers), and what belongs to it."""
        spoken = [(self.comment(*place, person), person) for place, person in self.seat(places)]
        comments = Comment.objects.bulk_create((comment for comment, _ in spoken), batch_size=ROWS)
        CommenterContact.objects.bulk_create(
            (
                contact(comment, self.emails[person])
                for comment, person in spoken
                if comment.state != State.ERASED
            ),
            batch_size=ROWS,
        )
        ModerationLog.objects.bulk_create(
            (line(comment) for comment in comments if comment.state in VERBS),
            batch_size=ROWS,
        )
        return comments

    def seat(self, places):
        """Each place with somebody of the audience."""
        for article, parent, rng in places:
            yield (article, parent, rng), rng.randrange(self.size)

    def comment(self, article: Article, parent, rng: Random, person: int) -> Comment:
        """An unsaved comment some time after its article, or after the one it answers."""
        state = rng.choice(FATES)
        base = parent.created_at if parent else article.published_at
        comment = Comment(
            article=article,
            parent=parent,
            author_name=self.names[person],
            text=grammar.remark(rng),
            state=state,
            created_at=later(base, rng.expovariate(1 / 20), rng),
            commenter_id=self.commenters.get(self.emails[person]),
        )
        if state in VERBS:
            comment.decided_at = later(comment.created_at, rng.expovariate(1 / 0.7), rng)
            comment.decided_by = None if state in BY_THE_READER else self.moderator
            comment.version = 2
        if state == State.ERASED:
            comment.author_name, comment.text, comment.commenter_id = "", "", None
        else:
            digest(comment)
        return comment


def digest(comment: Comment) -> None:
    """The marks by which a repeated comment is recognised."""
    comment.content_digest = receipts.content_digest(
        comment.article_id, comment.parent_id, comment.author_name, comment.text
    )
    comment.text_digest = receipts.text_digest(comment.text)


def later(moment: datetime, hours: float, rng: Random) -> datetime:
    """``hours`` after ``moment``, or some time between then and now when that is not yet past."""
    now = timezone.now()
    return min(moment + timedelta(hours=hours), moment + (now - moment) * rng.random())


def contact(comment: Comment, email: str) -> CommenterContact:
    row = CommenterContact(comment=comment, created_at=comment.created_at)
    row.sealed, row.key_id = vault.seal(row.pk, email)
    return row


def line(comment: Comment) -> ModerationLog:
    refused = comment.state == State.REJECTED
    reason = RejectionReason.values[comment.pk % len(RejectionReason.values)] if refused else ""
    return ModerationLog(
        comment=comment,
        actor=comment.decided_by,
        verb=VERBS[comment.state],
        reason=reason,
        from_state=State.PENDING,
        to_state=comment.state,
        at=comment.decided_at,
    )


def recognised(emails: list[str]) -> dict[str, object]:
    """Ids of commenters by address, as the worker would have made them; none without its keys."""
    try:
        known = {vault.fingerprint(email, "known"): email for email in emails}
    except keys.KeyMissing:
        return {}
    Commenter.objects.bulk_create(
        (Commenter(known=mark) for mark in known), ignore_conflicts=True, batch_size=500
    )
    found = {}
    marks = list(known)
    for start in range(0, len(marks), 500):
        rows = Commenter.objects.filter(known__in=marks[start : start + 500])
        found |= {known[mark]: pk for mark, pk in rows.values_list("known", "pk")}
    return found
