"""The demo's readers: their comments come in by the way in, and are decided by a moderator."""

from datetime import datetime, timedelta

from articles.models import Article
from comments.models import Comment, CommenterContact, State
from comments.posting import Accepted, Submission, post
from comments.stamps import shared_stamp
from newsroom.demo.content import paper, shapes
from newsroom.models import User


class NotTakenIn(Exception):
    """A screen refused a comment of the demo: its text and the screens no longer agree."""


def moment(record: shapes.Comment, article: Article, now: datetime) -> datetime:
    return now - record.age if record.after is None else article.published_at + record.after


def let_readers_speak(articles: dict[str, Article], moderator: User, now: datetime) -> None:
    """Post every comment in the order of time, so that answers find what they answer."""
    timed = [(moment(record, articles[record.article], now), record) for record in paper.COMMENTS]
    posted: dict[str, Comment] = {}
    for number, (when, record) in enumerate(sorted(timed, key=lambda pair: pair[0])):
        comment = take_in(record, articles[record.article], posted.get(record.parent), number)
        decide(comment, record, moderator)
        antedate(comment, when, min(now, when + timedelta(minutes=4 + number * 7 % 40)))
        if record.key:
            posted[record.key] = comment


def take_in(
    record: shapes.Comment, article: Article, parent: Comment | None, number: int
) -> Comment:
    """Post as a reader does, each from a network of his own (addresses kept for documentation)."""
    answer = post(
        Submission(
            article=article,
            parent=parent,
            author_name=record.author_name,
            email=record.email,
            text=record.text,
            stamp=shared_stamp(article.pk),
            network=f"2001:db8:{number:x}::/48",
        )
    )
    if not isinstance(answer, Accepted):
        raise NotTakenIn(f"{record.author_name}: {answer.verdict.note}")
    return answer.comment


def decide(comment: Comment, record: shapes.Comment, moderator: User) -> None:
    if record.state == State.APPROVED:
        comment.approve(by=moderator)
    elif record.state == State.REJECTED:
        comment.reject(by=moderator, reason=record.reason)
    elif record.state == State.SPAM:
        comment.mark_spam(by=moderator)


def antedate(comment: Comment, written: datetime, decided: datetime) -> None:
    """Let a comment say when it would have been written and decided."""
    rows = Comment.objects.filter(pk=comment.pk)
    rows.update(created_at=written)
    rows.exclude(decided_at=None).update(decided_at=decided)
    comment.log.update(at=decided)
    CommenterContact.objects.filter(comment=comment).update(created_at=written)
