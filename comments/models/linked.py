"""Rows that a mailed link opens, without an account."""

import uuid

from django.db import models

from comments.receipts import keyed, token_digest


class LinkedQuerySet(models.QuerySet):
    def of_token(self, token: str):
        return self.filter(token_digest=token_digest(token))


class Linked(models.Model):
    """The token of the link is made from the id with the site's secret, so that every mail can hold the same
    one although the database knows its digest alone. ``PURPOSE`` keeps the tokens of one table from opening
    another."""

    PURPOSE = ""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token_digest = models.CharField(max_length=64, unique=True, editable=False)

    class Meta:
        abstract = True

    def __str__(self):
        return str(self.pk)

    def save(self, *args, **kwargs):
        self.token_digest = token_digest(self.token)
        super().save(*args, **kwargs)

    @property
    def token(self) -> str:
        return keyed(self.PURPOSE, self.pk.hex)
