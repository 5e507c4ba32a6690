"""The site's own rules for comments: what holds where neither an article nor its section says otherwise."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models import Article

Policy = Article.CommentPolicy


class SiteRules(models.Model):
    """One row. A site that has never saved it has the defaults: after approval, never closed."""

    POLICIES = [choice for choice in Policy.choices if choice[0] != Policy.INHERIT]

    policy = models.CharField(
        _("policy"), max_length=10, choices=POLICIES, default=Policy.MODERATED
    )
    close_after = models.PositiveSmallIntegerField(
        _("closed after"),
        default=0,
        help_text=_("Days after publication. 0: conversations stay open."),
    )
    trusted_after = models.PositiveSmallIntegerField(
        _("trusted after"),
        default=3,
        validators=[MinValueValidator(1)],
        help_text=_(
            "So many approved comments in a row, and an address confirmed by its link, make a reader a"
            " trusted one."
        ),
    )

    class Meta:
        default_permissions = ("change",)
        verbose_name = _("settings of comments")
        verbose_name_plural = _("settings of comments")

    def __str__(self):
        return str(self._meta.verbose_name)

    @classmethod
    def current(cls) -> "SiteRules":
        """The rules in force. One query."""
        return cls.objects.first() or cls(pk=1)
