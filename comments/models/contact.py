"""Sealed addresses, in tables of their own."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CommenterContact(models.Model):
    """Written by the web role with ``force_insert`` and never read by it; opened by the worker alone.

    The database itself deletes the row with its comment (ON DELETE CASCADE, see the first migration),
    so that no role needs to read this table for that.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    comment = models.OneToOneField(
        "comments.Comment", models.DO_NOTHING, related_name="+", editable=False
    )
    sealed = models.BinaryField()  # a libsodium sealed box, padded: comments/vault.py
    key_id = models.CharField(max_length=40, db_index=True)  # which key pair locks it
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("sealed address")
        verbose_name_plural = _("sealed addresses")
        default_permissions = ()

    def __str__(self):
        return str(self.pk)


class ReaderContact(models.Model):
    """The address of a reader who wrote something else than a comment: a report, a question about himself.

    Like the other: inserted by web, never read by it, opened by the worker, who deletes it when it has
    served.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sealed = models.BinaryField()
    key_id = models.CharField(max_length=40, db_index=True)
    # The fingerprint, made by post when somebody first asks about himself (comments/rights.py).
    known = models.CharField(max_length=64, null=True, db_index=True)  # noqa: DJ001 - NULL: not tried yet
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("sealed address of a reader")
        verbose_name_plural = _("sealed addresses of readers")
        default_permissions = ()

    def __str__(self):
        return str(self.pk)
