"""What has come from another system: which of its items is which row of ours."""

from django.db import models


class ImportedItem(models.Model):
    """An item of a WordPress site, and what became of it.

    It outlives its row: what somebody has deleted here does not come back with the next import.
    """

    class Kind(models.TextChoices):
        POST = "post"  # WordPress numbers posts, pages and attachments together
        CATEGORY = "category"
        TAG = "tag"
        AUTHOR = "author"
        FILE = "file"  # of the media folder, by its path there

    source = models.CharField(max_length=200)  # host and path of the old site
    kind = models.CharField(max_length=8, choices=Kind.choices)
    key = models.CharField(
        max_length=250
    )  # its id there; its slug, login or path where it has none
    article = models.ForeignKey("articles.Article", models.SET_NULL, null=True, related_name="+")
    page = models.ForeignKey("articles.Page", models.SET_NULL, null=True, related_name="+")
    image = models.ForeignKey("articles.Image", models.SET_NULL, null=True, related_name="+")
    section = models.ForeignKey("articles.Section", models.SET_NULL, null=True, related_name="+")
    tag = models.ForeignKey("articles.Tag", models.SET_NULL, null=True, related_name="+")
    author = models.ForeignKey("articles.Author", models.SET_NULL, null=True, related_name="+")
    number = models.CharField(max_length=20, blank=True)  # a term's or author's id, for ?cat=5
    digest = models.CharField(max_length=64, blank=True)  # of the item as it was last imported
    # {id there: [id here, digest]}, of the comments of the item. No digest covers an address.
    comments = models.JSONField(default=dict)
    comments_digest = models.CharField(max_length=64, blank=True)
    lacks_pictures = models.BooleanField(default=False)  # some files were not there: try again
    imported_at = models.DateTimeField(auto_now=True)

    TARGETS = ("article", "page", "image", "section", "tag", "author")

    class Meta:
        verbose_name = "imported item"
        verbose_name_plural = "imported items"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["source", "kind", "key"], name="imported_once"),
        ]
        indexes = [models.Index(fields=["kind", "number"], name="imported_number")]

    def __str__(self):
        return f"{self.source} {self.kind} {self.key}"

    def target(self):
        """The row that the item became, or None when it is gone (or never was one)."""
        return next(filter(None, (getattr(self, name) for name in self.TARGETS)), None)
