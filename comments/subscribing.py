"""Answers by mail: asked for, confirmed, gathered. Nothing is mailed before a moderator has approved.

A reader asks at his private link. When his comment is online, post sends one mail without a word of any
user in it; only after the button behind its link has been pressed do notices of answers follow, grouped:
when nothing has come for a while, and not more often than so many times a day.
"""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Min, Q
from django.utils import timezone

from comments.models import Comment, Letter, ReplyNotice, Subscription

DAY = timedelta(days=1)
PATIENCE = 4  # times the quiet period; a lively conversation is not waited out for longer
BATCH = 500  # subscriptions a round


def subscribe(comment: Comment) -> Subscription:
    """The writer of ``comment`` wants to hear of answers. Safe to repeat."""
    subscription, _made = Subscription.objects.get_or_create(comment=comment)
    if subscription.ended_at:
        subscription.ask_again()
    return subscription


@transaction.atomic
def tell_of(comment_id: int) -> None:
    """A comment has appeared: its writer may confirm now, and those whom it answers are to hear of it."""
    comment = Comment.objects.visible().filter(pk=comment_id).first()
    if comment is None:
        return  # hidden again, or gone
    for subscription_id in Subscription.objects.filter(comment=comment).values_list(
        "pk", flat=True
    ):
        ask_to_confirm(subscription_id)
    answered = Q(comment=comment.parent_id) | Q(comment=comment.answering_id)
    listening = Subscription.objects.active().filter(answered).select_related("comment")
    ReplyNotice.objects.bulk_create(
        (
            ReplyNotice(subscription=subscription, comment=comment)
            for subscription in listening
            if not is_same_writer(subscription.comment, comment)
        ),
        ignore_conflicts=True,
    )


def is_same_writer(one: Comment, other: Comment) -> bool:
    return one.commenter_id is not None and one.commenter_id == other.commenter_id


def ask_to_confirm(subscription_id) -> None:
    """Write the one mail with the link, once the comment is online. Safe to repeat."""
    found = Subscription.objects.select_related("comment").filter(pk=subscription_id)
    subscription = found.first()
    if subscription and subscription.is_waiting and subscription.comment.is_visible:
        Letter.objects.write("confirm", subscription.pk)


def confirmed(subscription_id) -> None:
    """The address has proven to be its writer's own."""
    subscription = Subscription.objects.select_related("comment__commenter").get(pk=subscription_id)
    if commenter := subscription.comment.commenter:
        commenter.confirm()


def gather_notices(now=None) -> int:
    """Write a letter for each subscriber whose answers have come to rest; return how many."""
    now = now or timezone.now()
    quiet = timedelta(minutes=settings.COMMENT_NOTICE_QUIET)
    waiting = ReplyNotice.objects.filter(
        letter=None, subscription__in=Subscription.objects.active()
    )
    groups = (
        waiting.order_by()
        .values("subscription")
        .annotate(newest=Max("created_at"), oldest=Min("created_at"), last=Max("pk"))
    )
    ripe = groups.filter(Q(newest__lte=now - quiet) | Q(oldest__lte=now - PATIENCE * quiet))
    return sum(write_notice(group, now) for group in ripe.order_by("oldest")[:BATCH])


@transaction.atomic
def write_notice(group: dict, now) -> bool:
    """One letter about all that waits for a subscription, unless its owner has had enough for today."""
    subscription = Subscription.objects.select_related("comment").get(pk=group["subscription"])
    if letters_since(subscription, now - DAY) >= settings.COMMENT_NOTICES_A_DAY:
        return False
    name = f"replies:{subscription.pk}:{group['last']}"
    letter = Letter.objects.write("replies", subscription.pk, once=name)
    subscription.notices.filter(letter=None, pk__lte=group["last"]).update(letter=letter)
    return True


def letters_since(subscription: Subscription, moment) -> int:
    """How many letters about answers this reader got since, for all of his comments."""
    same = Subscription.objects.with_commenter_of(subscription.comment)
    notices = ReplyNotice.objects.filter(subscription__in=same, letter__created_at__gt=moment)
    return notices.values("letter").distinct().count()
