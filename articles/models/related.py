"""« Lire aussi »: picked by hand first, then the nearest (articles/relating); kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class HandPickedItem(models.Model):
    """An editor says: whoever read ``article`` should see ``related`` next."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="hand_picked")
    related = models.ForeignKey("articles.Article", models.CASCADE, related_name="picked_for")
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("related article")
        verbose_name_plural = _("related articles, picked by hand")
        ordering = ["article", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "related"], name="picked_once"),
            models.CheckConstraint(
                condition=~models.Q(article=models.F("related")), name="picked_not_itself"
            ),
        ]

    def __str__(self):
        return f"{self.article_id} → {self.related_id}"


class RelatedItem(models.Model):
    """What the last computation put under ``article``, hand-picked ones included, best first."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="related_items")
    related = models.ForeignKey("articles.Article", models.CASCADE, related_name="related_to")
    position = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("related item")
        verbose_name_plural = _("related items")
        ordering = ["article", "position"]
        constraints = [models.UniqueConstraint(fields=["article", "related"], name="related_once")]

    def __str__(self):
        return f"{self.article_id} → {self.related_id}"
