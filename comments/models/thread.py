"""The conversation under an article: its counter, kept and not counted."""

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _


class ThreadManager(models.Manager):
    def hold(self, article_id: int) -> "Thread":
        """Lock the article's thread until the end of the transaction, making it when it is missing.

        Whoever adds to a conversation takes this lock first, so that two answers to the same click
        see each other.
        """
        self.get_or_create(article_id=article_id)
        return self.select_for_update().get(article_id=article_id)

    def add(self, article_id: int, step: int) -> None:
        """Move the counter by ``step`` comments, up or down."""
        thread = self.filter(article_id=article_id)
        if not thread.update(shown_count=F("shown_count") + step):
            self.get_or_create(article_id=article_id)
            thread.update(shown_count=F("shown_count") + step)

    def keep(self, counts: dict[int, int]) -> None:
        """Write counters that were counted afresh: article id → comments shown."""
        self.bulk_create(
            [self.model(article_id=pk, shown_count=count) for pk, count in counts.items()],
            batch_size=500,
            update_conflicts=True,
            unique_fields=["article"],
            update_fields=["shown_count"],
        )


class Thread(models.Model):
    article = models.OneToOneField(
        "articles.Article", models.CASCADE, primary_key=True, related_name="thread"
    )
    shown_count = models.PositiveIntegerField(_("comments shown"), default=0)

    objects = ThreadManager()

    class Meta:
        default_permissions = ()
        verbose_name = _("conversation")
        verbose_name_plural = _("conversations")

    def __str__(self):
        return f"{self.article_id}: {self.shown_count}"
