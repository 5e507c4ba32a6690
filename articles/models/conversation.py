"""Trait of Article and Section: who may comment, and for how long. Whoever draws comments obeys."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CommentPolicy(models.TextChoices):
    INHERIT = "inherit", _("as usual")
    OPEN = "open", _("shown at once, unless something is suspicious")
    TRUSTED = "trusted", _("trusted readers at once, the others once approved")
    MODERATED = "moderated", _("shown once approved")
    CLOSED = "closed", _("closed")


class TakesComments(models.Model):
    """What is left open here is said by whoever stands above: the section, then the site."""

    CommentPolicy = CommentPolicy

    comment_policy = models.CharField(
        _("comments"),
        max_length=10,
        choices=CommentPolicy.choices,
        default=CommentPolicy.INHERIT,
    )
    comment_days = models.PositiveSmallIntegerField(
        _("comments close after"),
        null=True,
        blank=True,
        help_text=_("Days after publication. Empty: as usual. 0: never."),
    )

    class Meta:
        abstract = True
