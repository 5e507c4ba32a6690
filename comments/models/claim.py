"""Claims: who has which comment before his eyes. They tell others, and never bind anybody."""

from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone

# Presence is renewed every 15 seconds (static/desk/moderation/presence.js); two may be lost on the way.
LEASE = timedelta(seconds=50)


class ClaimQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(until__gt=timezone.now())

    def take(self, comment_id: int, *, by) -> bool:
        """Claim the comment for ``by``, or renew the claim; False while it is somebody else's.

        Who looks at one card has let go of any other.
        """
        now = timezone.now()
        self.filter(Q(holder=by) | Q(until__lt=now)).exclude(comment=comment_id, holder=by).delete()
        if self.filter(comment=comment_id, holder=by).update(until=now + LEASE):
            return True
        try:
            with transaction.atomic():
                self.create(comment_id=comment_id, holder=by, until=now + LEASE)
        except IntegrityError:  # somebody else was faster, or the comment is gone
            return False
        return True

    def release(self, *, by) -> None:
        self.filter(holder=by).delete()


class Claim(models.Model):
    comment = models.OneToOneField(
        "comments.Comment", models.CASCADE, primary_key=True, related_name="claim"
    )
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    until = models.DateTimeField()

    objects = ClaimQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.comment_id}: {self.holder}"
