"""Which rows a published body shows, so that a change to one of them redraws the right articles."""

from django.db import models
from django.utils.translation import gettext_lazy as _

# Where a body shows a picture: itself, or inside another row that carries it.
PICTURES = ("image", "product__image", "read_also__lead_image")


class BodyUse(models.Model):
    """The published body of ``article`` shows exactly one of the other columns."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="body_uses")
    image = models.ForeignKey("articles.Image", models.CASCADE, null=True, related_name="body_uses")
    product = models.ForeignKey(
        "articles.ProductBox", models.CASCADE, null=True, related_name="body_uses"
    )
    promo = models.ForeignKey("articles.Promo", models.CASCADE, null=True, related_name="body_uses")
    read_also = models.ForeignKey(
        "articles.Article", models.CASCADE, null=True, related_name="announced_in"
    )

    class Meta:
        verbose_name = _("use in a body")
        verbose_name_plural = _("uses in bodies")

    def __str__(self):
        row = self.image or self.product or self.promo or self.read_also
        return f"{self.article_id}: {row}"
