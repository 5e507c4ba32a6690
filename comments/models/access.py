"""A reader who asks for what he has written here: answered by a link that is mailed to his address alone."""

import uuid
from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from comments.receipts import keyed, token_digest

LIFE = timedelta(hours=24)  # of the link


class AccessRequestQuerySet(models.QuerySet):
    def of_token(self, token: str):
        """The request whose link this is, while it opens."""
        return self.filter(
            token_digest=token_digest(token),
            created_at__gt=timezone.now() - LIFE,
            about__isnull=False,
        )

    def over(self):
        return self.filter(created_at__lte=timezone.now() - LIFE)


class AccessRequest(models.Model):
    """Written by web, which learns nothing: post looks whether the address is known, and then alone sets
    ``commenter`` and ``about``, the half of the copy that web may not read where it stands
    (comments/copying.py). The token is made from the id with the site's secret."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    contact_id = models.UUIDField()  # of the sealed address (ReaderContact)
    token_digest = models.CharField(max_length=64, unique=True)
    commenter = models.ForeignKey(
        "comments.Commenter", models.SET_NULL, null=True, related_name="+"
    )
    about = models.JSONField(null=True)  # NULL: not answered
    created_at = models.DateTimeField(default=timezone.now, db_index=True)
    erase_asked_at = models.DateTimeField(null=True)

    objects = AccessRequestQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = _("request of a reader about himself")
        verbose_name_plural = _("requests of readers about themselves")
        ordering = ["created_at", "pk"]

    def __str__(self):
        return str(self.pk)

    def save(self, *args, **kwargs):
        self.token_digest = token_digest(self.token)
        super().save(*args, **kwargs)

    @property
    def token(self) -> str:
        return keyed("access", self.pk.hex)
