"""A reader who asks for what he has written here: answered by a link that is mailed to his address alone."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from comments.models.linked import Linked, LinkedQuerySet

LIFE = timedelta(hours=24)  # of the link


class AccessRequestQuerySet(LinkedQuerySet):
    def of_token(self, token: str):
        """The request whose link this is, while it opens."""
        found = super().of_token(token)
        return found.filter(created_at__gt=timezone.now() - LIFE, about__isnull=False)

    def over(self):
        return self.filter(created_at__lte=timezone.now() - LIFE)


class AccessRequest(Linked):
    """Written by web, which learns nothing: post looks whether the address is known, and then alone sets
    ``commenter`` and ``about``, the half of the copy that web may not read where it stands
    (comments/copying.py)."""

    PURPOSE = "access"

    contact_id = models.UUIDField()  # of the sealed address (ReaderContact)
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
