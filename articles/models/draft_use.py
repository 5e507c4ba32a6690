"""Which pictures a draft names, so that the library knows before anything is published."""

import re

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from articles.models.media import Image
from articles.models.revision import Revision
from articles.models.schedule import ScheduledChange

PICTURES = ("lead_image_id", "social_image_id")  # columns of a snapshot
# Any block that shows pictures names them so, in whatever order its attributes stand.
BLOCKS = re.compile(r"<[a-z]+\s[^>]*data-(?:id|ids)=[^>]*>")
IDS = re.compile(r'data-ids?="([\d\s,]+)"')
OTHERS = re.compile(r'data-block="(?:product|promo|read-also)"')


def planned() -> Exists:
    """Whether a schedule will publish the revision of the row."""
    to_come = ScheduledChange.objects.filter(done_at=None, cancelled_at=None)
    return Exists(to_come.filter(revision=OuterRef("revision")).order_by())


class DraftUseQuerySet(models.QuerySet):
    def live(self):
        """Those of each article's newest draft, and of the versions that a schedule will publish."""
        newer = Revision.objects.pending().filter(
            article=OuterRef("revision__article"), pk__gt=OuterRef("revision")
        )
        pending = Q(revision__published_at=None, revision__superseded=False)
        return self.filter((pending & ~Exists(newer.order_by())) | planned())


class DraftUse(models.Model):
    """A draft of an article names a picture: in its text, as lead picture or for share cards."""

    revision = models.ForeignKey("articles.Revision", models.CASCADE, related_name="picture_uses")
    image = models.ForeignKey("articles.Image", models.CASCADE, related_name="draft_uses")

    objects = DraftUseQuerySet.as_manager()

    class Meta:
        verbose_name = _("use in a draft")
        verbose_name_plural = _("uses in drafts")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["revision", "image"], name="draft_names_picture_once")
        ]

    def __str__(self):
        return f"{self.revision_id}: {self.image_id}"


def pictures_named(content: dict) -> set[int]:
    """The numbers of the pictures that a snapshot names."""
    columns = {content.get(name) for name in PICTURES}
    return {pk for pk in columns if pk} | pictures_in(content.get("body") or "")


def pictures_in(body: str) -> set[int]:
    """The numbers of the pictures that a body's blocks name; parsed only as far as that needs."""
    blocks = (tag for tag in BLOCKS.findall(body) if not OTHERS.search(tag))
    ids = (number for tag in blocks for number in re.findall(r"\d+", "".join(IDS.findall(tag))))
    return {int(number) for number in ids if len(number) < 19}


def note_pictures(revision: Revision) -> None:
    """Keep what ``revision`` names; older drafts of the article that nothing plans are history."""
    wanted = pictures_named(revision.snapshot)
    noted = set(revision.picture_uses.values_list("image_id", flat=True))
    if not noted:
        older = DraftUse.objects.filter(
            revision__article=revision.article_id, revision__lt=revision.pk
        )
        older.filter(~planned()).delete()
    if noted - wanted:
        revision.picture_uses.exclude(image__in=wanted).delete()
    if new := wanted - noted:
        there = Image.objects.filter(pk__in=new).values_list("pk", flat=True)
        DraftUse.objects.bulk_create(
            [DraftUse(revision=revision, image_id=pk) for pk in there], ignore_conflicts=True
        )
