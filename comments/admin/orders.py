"""What the desk can be told to do: orders about comments, read from a form and carried out one by one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from comments.admin.scope import number
from comments.models import (
    Ban,
    BanLength,
    Clash,
    Comment,
    ModerationError,
    ModerationLog,
    RejectionReason,
    State,
)

# Comments that one act may move: a wave of spam, and still an answer within seconds.
MOST = 200
OPEN_STATES = (State.PENDING, State.APPROVED)


@dataclass(frozen=True)
class Order:
    """One act as it came in: about which version of which comment. ``detail`` is a reason, or a length."""

    verb: str
    comment_id: int
    seen: int
    detail: str = ""
    by: object = None
    step: UUID | None = None

    def on(self, comment: Comment) -> None:
        ACTS[self.verb].do(comment, self)


@dataclass(frozen=True)
class Act:
    """``leads_to`` is what the comment is afterwards; ``details`` are what a detail may be."""

    do: Callable[[Comment, Order], None]
    leads_to: str = ""
    details: tuple[str, ...] = ("",)


def approve(comment: Comment, order: Order) -> None:
    comment.approve(by=order.by, seen=order.seen, step=order.step)


def reject(comment: Comment, order: Order) -> None:
    comment.reject(by=order.by, reason=order.detail, seen=order.seen, step=order.step)


def spam(comment: Comment, order: Order) -> None:
    comment.mark_spam(by=order.by, seen=order.seen, step=order.step)


def undo(comment: Comment, order: Order) -> None:
    comment.undo(by=order.by, seen=order.seen)


def pick(comment: Comment, order: Order) -> None:
    comment.pick(by=order.by, seen=order.seen, step=order.step)


def unpick(comment: Comment, order: Order) -> None:
    comment.unpick(by=order.by, seen=order.seen, step=order.step)


@transaction.atomic
def ban(comment: Comment, order: Order) -> None:
    """Ban its commenter, and refuse the comment with him unless it has been decided against him already."""
    if comment.state in OPEN_STATES:
        comment.reject(by=order.by, reason="ban", seen=order.seen, step=order.step)
    Ban.objects.give(comment, by=order.by, length=BanLength(order.detail), step=order.step)


ACTS = {
    "approve": Act(approve, State.APPROVED),
    "reject": Act(reject, State.REJECTED, tuple(RejectionReason.values)),
    "spam": Act(spam, State.SPAM),
    "undo": Act(undo),
    "pick": Act(pick),
    "unpick": Act(unpick),
    "ban": Act(ban, State.REJECTED, tuple(BanLength.values)),
}
# What may be done to many at once.
IN_BULK = ("approve", "reject", "spam")


@dataclass(frozen=True)
class Refusal:
    """An order that was not carried out. With a clash, ``comment`` is what it has become meanwhile."""

    order: Order
    comment: Comment
    message: str
    is_clash: bool = False

    @property
    def is_agreed(self) -> bool:
        """Somebody else had the same thought."""
        return self.is_clash and self.comment.state == ACTS[self.order.verb].leads_to


@dataclass
class Outcome:
    done: list[Comment] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


def read_order(text: str, by, step: UUID) -> Order | None:
    """« verb:id:version(:detail) », as a button says it; None for what does not read like that."""
    verb, pk, seen, detail = [*text.split(":", 3), "", "", ""][:4]
    comment_id, version = number(pk), number(seen)
    if verb not in ACTS or comment_id is None or version is None:
        return None
    if detail not in ACTS[verb].details:
        return None
    return Order(verb, comment_id, version, detail, by, step)


def about_many(order: Order, comments: Iterable[Comment]) -> list[Order]:
    """The same order about each of ``comments``, as they are now: one step."""
    return [replace(order, comment_id=each.pk, seen=each.version) for each in comments]


def whole_thread(comment: Comment, order: Order) -> list[Comment]:
    """Of the thread that ``comment`` stands in, what the order would change; oldest first."""
    opening = comment.parent_id or comment.pk
    thread = Comment.objects.filter(Q(pk=opening) | Q(parent=opening))
    return changeable(thread, order)


def all_of_commenter(comment: Comment, order: Order) -> list[Comment]:
    """What its commenter has waiting or published, as far as the order would change it."""
    if comment.commenter_id is None:
        return [comment]
    return changeable(Comment.objects.filter(commenter=comment.commenter_id), order)


def changeable(comments, order: Order) -> list[Comment]:
    """An approval concerns what waits; a refusal takes down what is published as well."""
    states = [State.PENDING] if order.verb == "approve" else OPEN_STATES
    return list(comments.filter(state__in=states).order_by("created_at", "pk")[:MOST])


def carry_out(orders: list[Order]) -> Outcome:
    """Each order in a transaction of its own, so that one that is refused holds nobody up.

    What a step has done already is not done again: it is the same press, sent twice.
    """
    outcome = Outcome()
    comments = Comment.objects.in_bulk([order.comment_id for order in orders])
    before = already_done(orders)
    for order in orders:
        comment = comments.get(order.comment_id)
        if comment is None:
            continue
        if comment.pk in before:
            outcome.done.append(comment)
            continue
        try:
            order.on(comment)
            outcome.done.append(comment)
        except ModerationError as error:
            now = Comment.objects.get(pk=comment.pk)
            outcome.refused.append(Refusal(order, now, str(error), isinstance(error, Clash)))
    return outcome


def already_done(orders: list[Order]) -> set[int]:
    lines = ModerationLog.objects.filter(
        step__in={order.step for order in orders},
        comment__in=[order.comment_id for order in orders],
    )
    return set(lines.values_list("comment", flat=True))
