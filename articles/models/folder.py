"""Folders of the picture library: tags of their own, so that no reader ever meets one."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from articles.addresses import slug_from
from articles.body.folding import fold


class Folder(TagBase):
    """Pictures stand in as many folders as they belong to."""

    slug = models.SlugField(max_length=100, unique=True, blank=True, editable=False)
    folded = models.CharField(max_length=200, editable=False, default="")  # as search reads it

    class Meta:
        verbose_name = _("folder of pictures")
        verbose_name_plural = _("folders of pictures")
        ordering = ["folded", "pk"]

    def save(self, *args, **kwargs):
        self.folded = fold(self.name)[:200]
        if not self.slug:
            self.slug = self.slugify(self.name)
        super().save(*args, **kwargs)

    def slugify(self, tag, i=None):
        base = slug_from(tag)[:90].strip("-") or "folder"
        return base if i is None else f"{base}-{i}"


class FiledPicture(ItemBase):
    """A picture is in a folder."""

    content_object = models.ForeignKey("articles.Image", models.CASCADE, related_name="filed")
    tag = models.ForeignKey(Folder, models.CASCADE, related_name="filed")

    class Meta:
        verbose_name = _("picture in a folder")
        verbose_name_plural = _("pictures in folders")
        constraints = [
            models.UniqueConstraint(fields=["tag", "content_object"], name="picture_filed_once")
        ]

    def __str__(self):
        return f"{self.tag} → {self.content_object_id}"
