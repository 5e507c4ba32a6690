"""Who wants to hear of answers to his comment, and which answers he has not heard of yet."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from comments.models.linked import Linked, LinkedQuerySet


class SubscriptionQuerySet(LinkedQuerySet):
    def active(self):
        return self.filter(confirmed_at__isnull=False, ended_at=None)

    def with_commenter_of(self, comment):
        """All that the writer of ``comment`` has; the one of that comment alone while he is unknown."""
        same = Q(comment=comment)
        if comment.commenter_id:
            same |= Q(comment__commenter=comment.commenter_id)
        return self.filter(same)

    def end(self, why: str) -> int:
        return self.filter(ended_at=None).update(ended_at=timezone.now(), ended_why=why)


class Subscription(Linked):
    """Asked for at the private link, confirmed by the link of a mail, ended by one click."""

    PURPOSE = "subscription"

    comment = models.OneToOneField("comments.Comment", models.CASCADE, related_name="subscription")
    asked_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=20, blank=True)  # "reader", or "refused" by his mailbox

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = _("subscription to answers")
        verbose_name_plural = _("subscriptions to answers")
        ordering = ["asked_at", "pk"]

    @property
    def is_active(self) -> bool:
        return self.confirmed_at is not None and self.ended_at is None

    @property
    def is_waiting(self) -> bool:
        return self.confirmed_at is None and self.ended_at is None

    def confirm(self) -> None:
        """Its owner has pressed the button behind the mailed link; also after he had ended it."""
        self.confirmed_at, self.ended_at, self.ended_why = timezone.now(), None, ""
        self.save(update_fields=["confirmed_at", "ended_at", "ended_why"])

    def ask_again(self) -> None:
        """Its owner has changed his mind at the receipt: an address that was confirmed stays so."""
        self.ended_at, self.ended_why = None, ""
        self.save(update_fields=["ended_at", "ended_why"])


class ReplyNotice(models.Model):
    """One answer that one subscriber is to hear of; ``letter`` is the mail in which he does."""

    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="notices")
    comment = models.ForeignKey("comments.Comment", models.CASCADE, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    letter = models.ForeignKey("comments.Letter", models.CASCADE, null=True, related_name="notices")

    class Meta:
        default_permissions = ()
        verbose_name = _("notice of an answer")
        verbose_name_plural = _("notices of answers")
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["subscription", "comment"], name="reply_notice_once")
        ]
        indexes = [
            models.Index(
                fields=["subscription", "created_at"],
                name="reply_notice_waiting",
                condition=Q(letter=None),
            )
        ]

    def __str__(self):
        return f"{self.subscription_id} {self.comment_id}"
