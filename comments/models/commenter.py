"""Somebody who comments: a random number, and a fingerprint that only the worker can make."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Commenter(models.Model):
    """Made by the worker when a fingerprint appears for the first time.

    Moderators see this random id with its history; neither an address nor a domain can be had from
    it. ``known`` is an HMAC-SHA256 whose key lives outside the database (:mod:`comments.vault`).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    known = models.CharField(  # noqa: DJ001 - unique: NULL, because "" could be there only once
        max_length=64, unique=True, null=True, editable=False
    )
    created_at = models.DateTimeField(_("first seen"), auto_now_add=True)

    class Meta:
        default_permissions = ("view",)
        verbose_name = _("commenter")
        verbose_name_plural = _("commenters")

    def __str__(self):
        return self.short_name

    @property
    def short_name(self) -> str:
        """Eight characters are enough to tell commenters apart on a screen."""
        return self.id.hex[:8]
