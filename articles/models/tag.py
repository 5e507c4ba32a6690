"""Tags: django-taggit with a model of our own, for a description, other names and an address for ever."""

from django.contrib.admin.models import CHANGE, DELETION, LogEntry
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Count, Exists, IntegerField, OuterRef, Q
from django.db.models.expressions import RawSQL
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, NaturalKeyManager, TagBase

from articles.addresses import slug_from
from articles.body.folding import fold
from articles.models.folded import Folded
from articles.models.front import Front
from articles.models.redirect import Redirect
from articles.models.shown import Shown
from articles.signals import changed, merged

COUNTED = 5_000  # uses of a tag that are told apart: what is more frequent is equally common
RECENT = 200  # articles of a tag that say which others are near it
TOGETHER = 2  # of them at the least carry both
NEAR = 8  # tags named beside one


class TagQuerySet(models.QuerySet):
    def public(self):
        """Those on an article that has passed the gate: a draft's tag would tell its subject.

        Nested on purpose: from the tag to its uses, each looked up by key. Joined, a database may
        rather walk through the whole archive for a tag that is rare.
        """
        article = TaggedArticle._meta.get_field("content_object").related_model
        public = article.objects.public().filter(pk=OuterRef("content_object_id"))
        return self.filter(Exists(TaggedArticle.objects.filter(Exists(public), tag=OuterRef("pk"))))

    def with_uses(self):
        """``uses``: on how many articles it stands, drafts as well; no further than COUNTED."""
        uses = RawSQL(
            "(SELECT count(*) FROM (SELECT 1 FROM articles_taggedarticle WHERE tag_id = articles_tag.id"
            " LIMIT %s) AS counted)",
            [COUNTED],
            output_field=IntegerField(),
        )
        return self.annotate(uses=uses)

    def named(self, key: str):
        """Those whose own name, or another one, holds ``key`` (a folded text)."""
        others = TagSynonym.objects.filter(key__contains=key).values("tag")
        return self.filter(Q(key__contains=key) | Q(pk__in=others))


class Tag(Shown, TagBase):
    """``merge_into``, ``split_off`` and a new name leave every former name and address working."""

    key = Folded(of="name", max_length=100, db_index=True)
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

    def clean(self):
        taken = TagSynonym.objects.filter(key=fold(self.name)).exclude(tag=self.pk).first()
        if taken:
            message = _("“%(name)s” is another name of “%(tag)s”: take it away there first.")
            raise ValidationError(
                {"name": message % {"name": self.name, "tag": taken.tag.name}}, code="taken"
            )

    def save(self, *args, **kwargs):
        former = Tag.objects.filter(pk=self.pk).first() if self.pk else None
        super().save(*args, **kwargs)
        self.synonyms.filter(key=self.key).delete()  # back at a former name
        if former:
            self.keep_name(former.name)
        address = former and reverse("articles:tag", args=[former.slug])
        Redirect.keep(former=address, tag=self)

    def distinguish(self, other: "Tag", *, by) -> None:
        """Say that the two are not the same: they are not proposed for merging again."""
        first, second = sorted((self, other), key=lambda tag: tag.pk)
        _pair, made = DistinctTags.objects.get_or_create(first=first, second=second)
        if made:
            note(by, self, gettext("not the same as “%s”") % other.name, "")

    def keep_name(self, name: str) -> None:
        """Let ``name`` mean this tag from now on: drafts that carry it come out right."""
        if fold(name) != fold(self.name):
            TagSynonym.objects.update_or_create(
                key=fold(name)[:100], defaults={"tag": self, "name": name}
            )

    def relatives(self) -> list["Tag"]:
        """The tags that most often stand beside this one on its latest public articles. One query."""
        article = TaggedArticle._meta.get_field("content_object").related_model
        latest = article.objects.public().filter(tagged__tag=self).newest_first()
        beside = Tag.objects.filter(
            tagged_articles__content_object__in=latest.values("pk")[:RECENT]
        ).annotate(together=Count("tagged_articles"))
        often = beside.filter(together__gte=TOGETHER).exclude(pk=self.pk)
        return list(often.order_by("-together", "key", "pk")[:NEAR])

    @transaction.atomic
    def merge_into(self, other: "Tag", *, by, reason: str = "") -> int:
        """Make this tag a name of ``other``: its articles, names and addresses become the other's.

        Returns how many articles had this tag. Drafts and planned versions that carry its name get
        the other when they are published. The tag itself is gone.
        """
        if other.pk == self.pk:
            raise ValidationError(_("A tag cannot be merged into itself."))
        locked = Tag.objects.select_for_update().filter(pk__in=[self.pk, other.pk]).order_by("pk")
        if len(locked) < 2:
            raise ValidationError(_("One of these tags is gone already: open the list again."))
        for tag in (self, other):
            changed.send(Tag, instance=tag)  # while both have a number
        uses = TaggedArticle.objects.filter(tag=self)
        count = uses.count()
        both = TaggedArticle.objects.filter(tag=other).values("content_object")
        uses.filter(content_object__in=both).delete()
        uses.update(tag=other)
        self.synonyms.exclude(key=other.key).update(tag=other)
        Redirect.objects.filter(tag=self).update(tag=other)
        for feed in self.partnerfeed_set.order_by("pk"):
            feed.tags.add(other)
        Front.objects.follow_merge(self.pk, other.pk, by=by)
        merged.send(Tag, tag=self, into=other)
        said = gettext("“%(name)s” merged into it (%(count)s)")
        note(by, other, said % {"name": self.name, "count": counted(count)}, reason)
        note(by, self, gettext("merged into “%s”") % other.name, reason, DELETION)
        former = self.get_absolute_url()
        self.delete()
        other.keep_name(self.name)
        Redirect.keep(former=former, tag=other)
        return count

    @transaction.atomic
    def split_off(self, into: "Tag", articles, *, by, stays: bool = False, reason: str = "") -> int:
        """Give ``articles`` (a queryset) the tag ``into``, in place of this one or beside it (``stays``).

        Returns how many of them carried this tag. What readers see changes at once; a pending draft
        of such an article changes with it, in a version of its own.
        """
        if into.pk == self.pk:
            raise ValidationError(_("Choose another tag than the one that is split."))
        uses = TaggedArticle.objects.filter(tag=self, content_object__in=articles.values("pk"))
        moved = list(uses.select_related("content_object").order_by("pk"))
        TaggedArticle.objects.bulk_create(
            (TaggedArticle(tag=into, content_object_id=use.content_object_id) for use in moved),
            ignore_conflicts=True,
        )
        if not stays:
            uses.filter(pk__in=[use.pk for use in moved]).delete()
        for use in moved:
            self.split_draft(use.content_object, into, by=by, stays=stays)
        for tag in (self, into):
            changed.send(Tag, instance=tag)
        names = {"name": into.name, "count": counted(len(moved))}
        said = (
            gettext("“%(name)s” beside it (%(count)s)")
            if stays
            else gettext("“%(name)s” split off (%(count)s)")
        )
        note(by, self, said % names, reason)
        return len(moved)

    def split_draft(self, article, into: "Tag", *, by, stays: bool) -> None:
        pending = article.pending_revision()
        names = pending.snapshot.get("tags", []) if pending else []
        if self.name in names:
            kept = {*names, into.name} if stays else {*names, into.name} - {self.name}
            article.save_draft(pending.snapshot | {"tags": sorted(kept)}, by=by)


def counted(articles: int) -> str:
    return ngettext("%d article", "%d articles", articles) % articles


def note(by, tag: Tag, said: str, reason: str, flag: int = CHANGE) -> None:
    """A line in the admin's own log, where a tag's other changes stand."""
    message = f"{said} — {reason}" if reason else said
    LogEntry.objects.log_actions(by.pk, [tag], flag, message, single_object=True)


class TagSynonym(models.Model):
    """Another name of a tag: who types it means the tag, and its address leads there."""

    tag = models.ForeignKey(Tag, models.CASCADE, related_name="synonyms")
    name = models.CharField(_("name"), max_length=100)
    key = Folded(of="name", max_length=100, unique=True)

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        ordering = ["key"]
        default_permissions = ()

    def __str__(self):
        return self.name

    def clean(self):
        key, name = fold(self.name)[:100], {"name": self.name}
        if tag := Tag.objects.filter(key=key).first():
            message = _("“%(name)s” is a tag of its own: merge it into this one instead.")
            own = _("The tag itself is called so.")
            raise ValidationError({"name": own if tag.pk == self.tag_id else message % name})
        if TagSynonym.objects.filter(key=key).exclude(tag=self.tag_id).exists():
            raise ValidationError({"name": _("“%(name)s” means another tag already.") % name})

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        slug = slug_from(self.name)[:100].strip("-")
        if slug and not Tag.objects.filter(slug=slug).exists():
            address = reverse("articles:tag", args=[slug])
            Redirect.keep(former=address, tag=self.tag)


class DistinctTags(models.Model):
    """Two tags with near-equal names of which somebody said that they are not the same."""

    first = models.ForeignKey(Tag, models.CASCADE, related_name="+")
    second = models.ForeignKey(Tag, models.CASCADE, related_name="+")

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="distinct_tags_once"),
            models.CheckConstraint(
                condition=Q(first__lt=models.F("second")), name="distinct_tags_in_order"
            ),
        ]

    def __str__(self):
        return f"{self.first_id} ≠ {self.second_id}"


def usual_names(names: list[str]) -> list[str]:
    """``names`` as the tags are called: another name, accents or case left out lead to the tag.

    In their order, each once; what is no tag yet stays as it is. One query, none for no names.
    """
    keys = {name: fold(name)[:100] for name in names}
    if not keys:
        return []
    wanted = set(keys.values())
    tags = Tag.objects.filter(key__in=wanted).order_by().values_list("key", "name")
    others = TagSynonym.objects.filter(key__in=wanted).order_by().values_list("key", "tag__name")
    meant = sorted(tags.union(others))
    own, meant = {name for _key, name in meant}, dict(reversed(meant))
    return list(
        dict.fromkeys(name if name in own else meant.get(keys[name], name) for name in names)
    )


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
