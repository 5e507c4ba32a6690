"""Tags: django-taggit with a model of our own, for a description and an address."""

from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, NaturalKeyManager, TagBase

from articles.addresses import slug_from
from articles.models.redirect import Redirect
from articles.models.shown import Shown


class TagQuerySet(models.QuerySet):
    def public(self):
        """Those on an article that has passed the gate: a draft's tag would tell its subject.

        Nested on purpose: from the tag to its uses, each looked up by key. Joined, a database may
        rather walk through the whole archive for a tag that is rare.
        """
        article = TaggedArticle._meta.get_field("content_object").related_model
        public = article.objects.public().filter(pk=OuterRef("content_object_id"))
        return self.filter(Exists(TaggedArticle.objects.filter(Exists(public), tag=OuterRef("pk"))))


class Tag(Shown, TagBase):
    # ASCII, as the address patterns want it: taggit's own field would take any letter.
    slug = models.SlugField(_("address"), max_length=100, unique=True, blank=True)
    description = models.CharField(_("description"), max_length=300, blank=True)

    objects = NaturalKeyManager.from_queryset(TagQuerySet)()

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]

    def slugify(self, tag, i=None):
        """taggit's, but never empty, not even for a tag in another script."""
        base = slug_from(tag)[:90].strip("-") or "tag"
        return base if i is None else f"{base}-{i}"

    def get_absolute_url(self):
        return reverse("articles:tag", args=[self.slug])

    def save(self, *args, **kwargs):
        former = Tag.objects.filter(pk=self.pk).values_list("slug", flat=True).first()
        super().save(*args, **kwargs)
        Redirect.keep(former=former and reverse("articles:tag", args=[former]), tag=self)


class TaggedArticle(ItemBase):
    """An article has a tag."""

    content_object = models.ForeignKey("articles.Article", models.CASCADE, related_name="tagged")
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="tagged_articles")

    class Meta:
        verbose_name = _("tagged article")
        verbose_name_plural = _("tagged articles")
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="article_tag_once")
        ]

    def __str__(self):
        return f"{self.tag} → {self.content_object_id}"
