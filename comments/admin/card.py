"""A card: one comment with all that a moderator needs to decide about it, and nothing about its address."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Prefetch

from articles.models import Article
from articles.models.publication import TEXTS
from comments.models import (
    BanLength,
    CannedAnswer,
    Claim,
    Comment,
    CommentEdit,
    Commenter,
    ModerationLog,
    Notice,
    RejectionReason,
    State,
)
from comments.models.moderation import DECIDED
from comments.policy import Policy, policy_of
from comments.screening.addresses import ADDRESS

NEIGHBOURS = 3  # comments of the conversation on either side; the whole of it is a link away
REMEMBERED = 10  # earlier comments of the same commenter
LOOKED_BACK = 500  # comments of his that the shares are made of
LINES = 50  # of the log; one that has more is a game somebody plays


@dataclass
class Turn:
    """One comment of the conversation, as the card shows it around its own."""

    comment: Comment
    is_this: bool = False


@dataclass
class History:
    """What is known of whoever wrote it: how the last few hundred ended, the last ten, notes, a ban."""

    commenter: Commenter
    counts: Counter
    last: list[Comment]
    notes: list
    ban: object
    is_trusted: bool

    @property
    def decided(self) -> int:
        return sum(self.counts[state] for state in DECIDED)

    @property
    def refused(self) -> int:
        return self.decided - self.counts[State.APPROVED]

    @property
    def approved_share(self) -> int:
        """In per cent of what was decided."""
        return round(100 * self.counts[State.APPROVED] / self.decided) if self.decided else 0


@dataclass
class Card:
    comment: Comment
    policy: Policy
    conversation: list[Turn]
    history: History | None
    notices: list[Notice]
    edits: list[CommentEdit]
    log: list[ModerationLog]
    claim: Claim | None
    canned: list[CannedAnswer]
    reasons = RejectionReason.choices
    lengths = BanLength.choices

    @property
    def marks(self) -> list[str]:
        """What screens held it for, as it stands in the text: words, an e-mail address."""
        said = self.comment.screening
        words = [word for each in said for word in each.get("words", ())]
        if any(each["screen"] == "address" for each in said):
            words += ADDRESS.findall(self.comment.text)
        return words


def cardable():
    """Comments with all of the card that a join can bring; never the commenter's fingerprint."""
    long = [f"article__{name}" for name in TEXTS]
    return Comment.objects.select_related(
        "article__section", "commenter", "staff", "parent", "answering", "decided_by"
    ).defer("commenter__known", *long)


def card_of(comment: Comment, viewer) -> Card:
    """A fixed number of queries, whatever the length of conversation, history and log."""
    claims = Claim.objects.in_force().filter(comment=comment).exclude(holder=viewer)
    lines = comment.log.select_related("actor", "undone_by")
    return Card(
        comment,
        policy_of(comment.article),
        conversation_around(comment),
        history_of(comment),
        list(comment.notices.order_by("-created_at")[:REMEMBERED]),
        list(comment.edits.all()[:REMEMBERED]),
        list(lines[:LINES]),
        claims.select_related("holder").first(),
        list(CannedAnswer.objects.all()),
    )


def conversation_around(comment: Comment) -> list[Turn]:
    """What it answers, then the answers around it; of one that opens a thread, its first answers."""
    opening = comment.parent or comment
    answers = opening.replies.exclude(pk=comment.pk).select_related("staff")
    if opening is comment:
        return [Turn(comment, True), *map(Turn, answers.order_by("created_at", "pk")[:NEIGHBOURS])]
    before = answers.filter(created_at__lte=comment.created_at).order_by("-created_at", "-pk")
    after = answers.filter(created_at__gt=comment.created_at).order_by("created_at", "pk")
    return [
        Turn(opening),
        *map(Turn, reversed(before[:NEIGHBOURS])),
        Turn(comment, True),
        *map(Turn, after[:NEIGHBOURS]),
    ]


def history_of(comment: Comment) -> History | None:
    """None while the worker has not recognised the commenter yet, or when the newsroom wrote it."""
    commenter = comment.commenter
    if commenter is None:
        return None
    others = commenter.comments.exclude(pk=comment.pk).order_by("-created_at")
    titles = Article.objects.only("title", "language")
    return History(
        commenter,
        Counter(others.values_list("state", flat=True)[:LOOKED_BACK]),
        list(others.prefetch_related(Prefetch("article", titles))[:REMEMBERED]),
        list(commenter.notes.select_related("written_by")[:REMEMBERED]),
        commenter.bans.in_force().select_related("given_by").first(),
        commenter.is_trusted(),
    )
