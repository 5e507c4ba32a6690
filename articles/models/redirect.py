"""Former addresses, which answer 301 for ever, in one hop."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Redirect(models.Model):
    """A path that once was the address of something, and the thing itself.

    It names the thing and not its address, so that a chain of renames (a → b → c) is always one hop
    to where the thing is now.
    """

    path = models.CharField(_("former address"), max_length=500, unique=True)
    article = models.ForeignKey("articles.Article", models.CASCADE, null=True, blank=True)
    section = models.ForeignKey("articles.Section", models.CASCADE, null=True, blank=True)
    tag = models.ForeignKey("articles.Tag", models.CASCADE, null=True, blank=True)
    author = models.ForeignKey("articles.Author", models.CASCADE, null=True, blank=True)
    dossier = models.ForeignKey("articles.Dossier", models.CASCADE, null=True, blank=True)
    page = models.ForeignKey("articles.Page", models.CASCADE, null=True, blank=True)
    created_at = models.DateTimeField(_("since"), auto_now_add=True)

    TARGETS = ("article", "section", "tag", "author", "dossier", "page")

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(
                name="redirect_names_something",
                condition=Q(article__isnull=False)
                | Q(section__isnull=False)
                | Q(tag__isnull=False)
                | Q(author__isnull=False)
                | Q(dossier__isnull=False)
                | Q(page__isnull=False),
            )
        ]

    def __str__(self):
        return self.path

    @classmethod
    def keep(cls, *, former: str | None, **target) -> None:
        """Remember that ``former`` led to ``target`` (one of TARGETS), whose own address is free.

        Does nothing when the address did not change or there was none.
        """
        ((name, thing),) = target.items()
        current = thing.get_absolute_url()
        if former and former != current:
            cls.objects.update_or_create(
                path=former, defaults={key: None for key in cls.TARGETS} | {name: thing}
            )
        # Back at a former address (a → b → a): that path is a page again, not a redirect. But where
        # a section was, its articles' former addresses still hang on the row.
        others = Q(section__isnull=False) & ~Q(**{name: thing})
        cls.objects.filter(path=current).exclude(others).delete()

    def target(self):
        return next(filter(None, (getattr(self, name) for name in self.TARGETS)))
