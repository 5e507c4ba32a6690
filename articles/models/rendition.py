"""Renditions: what readers get of a picture, in which cut, and where the files lie."""

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles import pictures
from articles.cropping import Cut

RENDITIONS = "renditions"  # the only folder of the media storage that readers are served from
A_SHARE = [MinValueValidator(0), MaxValueValidator(1)]


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


class Rendered(models.Model):
    """Trait of Image: focal point, boxes set by hand, and the renditions made of both."""

    focal_x = models.FloatField(_("focal point, from the left"), default=0.5, validators=A_SHARE)
    focal_y = models.FloatField(_("focal point, from the top"), default=0.5, validators=A_SHARE)
    # {"16x9": [left, top, width], …} in pixels of the upright original; see articles.cropping.SHAPES.
    # A shape that is not here is cut around the focal point.
    crops = models.JSONField(default=dict, blank=True, editable=False)
    # {"folder": "…", "sizes": {"full": [[480, 270], …], …}, "former": ["…"]}; empty until the job has
    # made them. Former folders stay: pages and caches elsewhere may name them for a long time.
    renditions = models.JSONField(default=dict, editable=False)

    class Meta:
        abstract = True

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

    @property
    def cut(self) -> Cut:
        return Cut((self.focal_x, self.focal_y), self.crops)

    def rendition(self, crop: str) -> Rendition | None:
        """The crop of that name (see ``articles.cropping.CROPS``), or None where it is not made."""
        sizes = self.renditions.get("sizes", {}).get(crop)
        if not sizes:
            return None
        return Rendition(self.renditions["folder"], crop, [tuple(size) for size in sizes])

    def wanted_folder(self) -> str:
        """The folder that renditions of this very picture, cut in this very way, live in."""
        recipe = f"{self.sha256}:{self.focal_x}:{self.focal_y}:{pictures.RENDERING}"
        if self.crops:
            recipe += json.dumps(self.crops, sort_keys=True)
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
            focal = (self.focal_x, self.focal_y)
            self.keep_renditions(pictures.make_renditions(file, focal, self.crops))
        return True

    def keep_renditions(self, drawn) -> None:
        """Store what ``pictures.make_renditions`` draws of this very picture, wherever it was drawn."""
        folder, sizes = self.wanted_folder(), {}
        for crop, width, height, kind, data in drawn:
            store(f"{RENDITIONS}/{folder}/{crop}-{width}.{kind}", data)
            if [width, height] not in sizes.setdefault(crop, []):
                sizes[crop].append([width, height])
        former = {*self.renditions.get("former", ()), self.renditions.get("folder")}
        self.renditions = {"folder": folder, "sizes": sizes}
        if former := sorted(filter(None, former - {folder})):
            self.renditions["former"] = former
        for name in ("full", "card", "portrait", "share"):
            self.__dict__.pop(name, None)
        self.save(update_fields=["renditions"])

    def forget_files(self) -> None:
        """Take the original and every rendition off the storage. For a row that is gone."""
        forget(self.original.name)
        folders = [*self.renditions.get("former", ()), self.renditions.get("folder")]
        for folder in filter(None, folders):
            path = f"{RENDITIONS}/{folder}"
            for name in files_in(path):
                forget(f"{path}/{name}")
            forget(path)


def files_in(path: str) -> list[str]:
    try:
        return default_storage.listdir(path)[1]
    except FileNotFoundError:
        return []


def forget(path: str) -> None:
    if default_storage.exists(path):
        default_storage.delete(path)


def store(path: str, data: bytes) -> None:
    """Write ``data`` under exactly ``path`` (the default storage would rename around an old file)."""
    forget(path)
    default_storage.save(path, ContentFile(data))
