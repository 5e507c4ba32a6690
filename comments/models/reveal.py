"""An address that somebody at the desk has asked for: the row in which it travels from post to him."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from comments.receipts import keyed

LIFE = timedelta(minutes=10)  # of the row, whether somebody has read it or not


class RevealOutcome(models.TextChoices):
    """What became of it; the words are for whoever asked."""

    WAITING = "waiting", _("The worker has not opened it yet.")
    OPENED = "opened", _("The address is here, and can be read once.")
    SHOWN = "shown", _("This address has been shown. It is not kept here.")
    NONE = (
        "none",
        _("There is no address with this comment any more: it was erased, or its time was over."),
    )
    DESTROYED = (
        "destroyed",
        _("The key that locked this address has been destroyed: nobody can read it any more."),
    )
    SHUT = (
        "shut",
        _("The worker cannot open it: it does not hold the key, or we did not lock the address."),
    )
    TOO_MANY = (
        "too-many",
        _("Many addresses have been opened today; the worker opens no more until tomorrow."),
    )
    FORGED = "forged", _("This was not asked for at the desk by somebody who may.")


class RevealQuerySet(models.QuerySet):
    def alive(self):
        return self.filter(asked_at__gt=timezone.now() - LIFE)

    def over(self):
        return self.exclude(asked_at__gt=timezone.now() - LIFE)


class Reveal(models.Model):
    """Asked by desk, filled by post, gone within minutes. The log keeps who asked, and why.

    ``parcel`` is locked to ``public_key``, whose other half exists in the browser of whoever asked and
    nowhere else (comments/revealing.py); ``proof`` ties the key to the person and the comment.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    comment = models.ForeignKey("comments.Comment", models.CASCADE, related_name="reveals")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now, db_index=True)
    public_key = models.BinaryField()  # 32 bytes
    proof = models.CharField(max_length=64)
    outcome = models.CharField(
        max_length=10, choices=RevealOutcome.choices, default=RevealOutcome.WAITING
    )
    parcel = models.BinaryField(null=True)

    objects = RevealQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        permissions = [("reveal_email", _("Can have a reader’s address opened"))]
        verbose_name = _("address asked for")
        verbose_name_plural = _("addresses asked for")
        ordering = ["-asked_at", "pk"]

    def __str__(self):
        return str(self.pk)

    @property
    def is_over(self) -> bool:
        return self.asked_at <= timezone.now() - LIFE

    def sign(self) -> str:
        """What only a process with the site's secret can write: whoever has nothing but the database
        cannot put a key of his own into it and have post lock addresses to that."""
        key = bytes(self.public_key).hex()
        return keyed("reveal", self.pk.hex, self.comment_id, self.asked_by_id, key)
