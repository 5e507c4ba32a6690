"""The picture library."""

import hashlib
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from articles import pictures
from articles.models.shown import Shown

RENDITIONS = "renditions"  # the only folder of the media storage that readers are served from


def original_path(image: "Image", filename: str) -> str:
    """Originals are named by their content; the uploader's file name is not kept."""
    return f"originals/{image.sha256[:2]}/{image.sha256}"


class ImageQuerySet(models.QuerySet):
    def from_upload(self, file, **fields) -> "Image":
        """Return the library's picture for an uploaded file: a new one, or the one already there.

        Raises ValidationError when the file is refused (see ``articles.pictures``).
        """
        reading = pictures.read_upload(file)
        image = self.filter(sha256=reading.sha256).first()
        if image:
            return image
        image = Image(sha256=reading.sha256, width=reading.width, height=reading.height, **fields)
        forget(original_path(image, file.name))  # of an upload that was interrupted, if any
        image.original.save(file.name, file, save=False)
        try:
            with transaction.atomic():
                image.save()
        except IntegrityError:  # somebody uploaded the same file at the same moment
            image = self.get(sha256=reading.sha256)
        return image


@dataclass(frozen=True)
class Rendition:
    """One crop of a picture, as a page asks for it: addresses by width, and the box to reserve."""

    folder: str
    crop: str
    sizes: list[tuple[int, int]]

    def url(self, width: int, kind: str) -> str:
        return f"{settings.MEDIA_URL}{RENDITIONS}/{self.folder}/{self.crop}-{width}.{kind}"

    def srcset(self, kind: str) -> str:
        return ", ".join(f"{self.url(width, kind)} {width}w" for width, _height in self.sizes)

    @property
    def avif(self) -> str:
        return self.srcset("avif")

    @property
    def webp(self) -> str:
        return self.srcset("webp")

    @property
    def jpeg(self) -> str:
        return self.srcset("jpeg")

    @property
    def src(self) -> str:
        """The middle size, for whoever understands neither ``srcset`` nor ``<picture>``."""
        return self.url(self.sizes[len(self.sizes) // 2][0], "jpeg")

    @property
    def largest(self) -> str:
        return self.url(self.sizes[-1][0], "jpeg")

    @property
    def width(self) -> int:
        return self.sizes[-1][0]

    @property
    def height(self) -> int:
        return self.sizes[-1][1]


class Image(Shown):
    title = models.CharField(_("name in the library"), max_length=160)
    original = models.FileField(_("file"), upload_to=original_path, max_length=200)
    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for those who do not see it."),
    )
    caption = models.CharField(_("caption"), max_length=400, blank=True)
    credit = models.CharField(_("credit"), max_length=160, blank=True)
    rights_holder = models.CharField(_("rights holder"), max_length=160, blank=True)
    licence = models.CharField(_("licence"), max_length=160, blank=True)
    rights_expire_on = models.DateField(_("rights until"), null=True, blank=True)
    focal_x = models.FloatField(
        _("focal point, from the left"),
        default=0.5,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
    )
    focal_y = models.FloatField(
        _("focal point, from the top"),
        default=0.5,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
    )
    # {"folder": "…", "sizes": {"full": [[480, 270], …], …}}; empty until the job has made them.
    renditions = models.JSONField(default=dict, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("uploaded by"),
        null=True,
        editable=False,
        related_name="+",
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)

    objects = ImageQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("picture library")
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self):
        return self.title

    @cached_property
    def full(self) -> Rendition | None:
        return self.rendition("full")

    @cached_property
    def card(self) -> Rendition | None:
        return self.rendition("3x2")

    @cached_property
    def portrait(self) -> Rendition | None:
        return self.rendition("1x1")

    @cached_property
    def share(self) -> Rendition | None:
        return self.rendition("share")

    def rendition(self, crop: str) -> Rendition | None:
        """The crop of that name (see ``articles.pictures.CROPS``), or None until it is made."""
        sizes = self.renditions.get("sizes", {}).get(crop)
        if not sizes:
            return None
        return Rendition(self.renditions["folder"], crop, [tuple(size) for size in sizes])

    def wanted_folder(self) -> str:
        """The folder that renditions of this very picture, cut at this very point, live in."""
        recipe = f"{self.sha256}:{self.focal_x}:{self.focal_y}:{pictures.RENDERING}"
        return hashlib.sha256(recipe.encode()).hexdigest()[:20]

    def has_current_renditions(self) -> bool:
        return self.renditions.get("folder") == self.wanted_folder()

    def make_renditions(self) -> bool:
        """Make the renditions, unless they are there; return whether anything changed.

        Slow (about a second): for jobs. Safe to run twice; files are written before the row names
        them, so a page never points at what does not exist yet.
        """
        if self.has_current_renditions():
            return False
        with self.original.open("rb") as file:
            self.keep_renditions(pictures.make_renditions(file, (self.focal_x, self.focal_y)))
        return True

    def keep_renditions(self, drawn) -> None:
        """Store what ``pictures.make_renditions`` draws of this very picture, wherever it was drawn."""
        folder, sizes = self.wanted_folder(), {}
        for crop, width, height, kind, data in drawn:
            store(f"{RENDITIONS}/{folder}/{crop}-{width}.{kind}", data)
            if [width, height] not in sizes.setdefault(crop, []):
                sizes[crop].append([width, height])
        self.renditions = {"folder": folder, "sizes": sizes}
        for name in ("full", "card", "portrait", "share"):
            self.__dict__.pop(name, None)
        self.save(update_fields=["renditions"])


def forget(path: str) -> None:
    if default_storage.exists(path):
        default_storage.delete(path)


def store(path: str, data: bytes) -> None:
    """Write ``data`` under exactly ``path`` (the default storage would rename around an old file)."""
    forget(path)
    default_storage.save(path, ContentFile(data))
