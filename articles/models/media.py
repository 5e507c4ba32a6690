"""The picture library."""

import re
from pathlib import PurePath

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles import pictures
from articles.body.folding import fold
from articles.embedded import Embedded
from articles.models.folder import FiledPicture
from articles.models.picture_rights import Rights, RightsQuerySet
from articles.models.rendition import Rendered, forget
from articles.models.shown import Shown

SEARCHED = ("title", "alt", "caption", "credit", "rights_holder", "licence")
READ_FROM_FILE = (*SEARCHED, "rights_expire_on")
QUERY_LENGTH, MOST_WORDS = 200, 8  # characters and words of a search that are looked at
# Of a file's name, what only its machine needs: path, ending, control and direction characters.
NAME_NOISE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\ud800-\udfff_\-]+")


def original_path(image: "Image", filename: str) -> str:
    """Originals are named by their content; the uploader's file name is not kept."""
    return f"originals/{image.sha256[:2]}/{image.sha256}"


def title_of(file_name: str) -> str:
    """A first name for an upload: its file's name, without folders and ending."""
    stem = PurePath(file_name.replace("\\", "/")).stem
    return " ".join(NAME_NOISE.sub(" ", stem).split())[:160] or "—"


class Orientation(models.TextChoices):
    LANDSCAPE = "landscape", _("landscape")
    PORTRAIT = "portrait", _("portrait")
    SQUARE = "square", _("square")


class ImageQuerySet(RightsQuerySet):
    def from_upload(self, file, **fields) -> "Image":
        """Return the library's picture for an uploaded file: a new one, or the one already there.

        One that is there has the same bytes; it has ``was_there``, and stays as it is. What ``fields``
        leave empty is filled with what the file says of itself. Raises ValidationError when the file
        is refused (see ``articles.pictures``).
        """
        reading = pictures.read_upload(file)
        if image := self.filter(sha256=reading.sha256).first():
            image.was_there = True
            return image
        image = Image(**fields)
        image.take(reading, file.name)
        image.is_animated = reading.is_animated
        forget(original_path(image, file.name))  # of an upload that was interrupted, if any
        image.original.save("original", file, save=False)
        try:
            with transaction.atomic():
                image.save()
        except IntegrityError:  # somebody uploaded the same file at the same moment
            image = self.get(sha256=reading.sha256)
            image.was_there = True
        return image

    def found_by(self, text: str):
        """Pictures with every word of ``text`` in their texts or in the name of a folder."""
        found = self
        for word in fold(text[:QUERY_LENGTH]).split()[:MOST_WORDS]:
            filed = FiledPicture.objects.filter(tag__folded__contains=word)
            here = Q(search_text__contains=word)
            found = found.filter(here | Q(pk__in=filed.values("content_object_id")))
        return found

    def in_folder(self, folder):
        filed = FiledPicture.objects.filter(content_object_id=OuterRef("pk"), tag=folder)
        return self.filter(Exists(filed))

    def without_alt(self):
        return self.filter(alt="")

    def twice_there(self):
        """Pictures that another file of the library shows as well, pixel for pixel."""
        others = self.model.objects.filter(pixels=OuterRef("pixels")).exclude(pk=OuterRef("pk"))
        return self.exclude(pixels="").filter(Exists(others.order_by()))

    def turned(self, orientation: str):
        lies = {
            Orientation.LANDSCAPE: Q(width__gt=F("height")),
            Orientation.PORTRAIT: Q(width__lt=F("height")),
            Orientation.SQUARE: Q(width=F("height")),
        }
        return self.filter(lies[orientation])


class Image(Shown, Rights, Rendered):
    title = models.CharField(_("name in the library"), max_length=160)
    original = models.FileField(_("file"), upload_to=original_path, max_length=200)
    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    # Of what is seen (pictures.digest_of_pixels); empty for rows from before it was kept.
    pixels = models.CharField(max_length=64, db_index=True, editable=False, default="")
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for those who do not see it."),
    )
    caption = models.CharField(_("caption"), max_length=400, blank=True)
    folders = TaggableManager(through=FiledPicture, blank=True, verbose_name=_("folders"))
    # What the file says of itself, by the names of our columns, and its "keywords". For staff alone.
    from_file = models.JSONField(default=dict, editable=False)
    search_text = models.TextField(editable=False, default="", blank=True)  # folded: see folding.py
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("uploaded by"),
        null=True,
        editable=False,
        related_name="+",
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)

    was_there = is_animated = False  # set by from_upload, on what it returns
    objects = ImageQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("picture library")
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["rights_expire_on", "id"],
                name="picture_rights",
                condition=Q(rights_expire_on__isnull=False),
            )
        ]

    def __str__(self):
        return self.title

    def save(self, *args, update_fields=None, **kwargs):
        self.search_text = self.words_to_find()
        if update_fields and set(update_fields) & set(SEARCHED):
            update_fields = {*update_fields, "search_text"}
        super().save(*args, update_fields=update_fields, **kwargs)

    def words_to_find(self) -> str:
        return fold(" ".join(getattr(self, name) for name in SEARCHED))

    def delete(self, *args, **kwargs):
        """Delete the row, and once that is certain its files as well."""
        transaction.on_commit(self.forget_files, robust=True)
        return super().delete(*args, **kwargs)

    @property
    def orientation(self) -> Orientation:
        if self.width == self.height:
            return Orientation.SQUARE
        return Orientation.LANDSCAPE if self.width > self.height else Orientation.PORTRAIT

    def same_pixels(self):
        """Other files of the library that show the very same, with other metadata."""
        others = Image.objects.filter(pixels=self.pixels).exclude(pk=self.pk)
        return others.order_by("pk") if self.pixels else others.none()

    def take(self, reading: pictures.Reading, file_name: str) -> None:
        """Become the picture that was read; what it says of itself fills what is empty."""
        self.sha256, self.pixels = reading.sha256, reading.pixels
        self.width, self.height = reading.width, reading.height
        self.from_file = as_json(reading.embedded)
        for name in READ_FROM_FILE:
            if not getattr(self, name):
                setattr(self, name, self.said_by_file(name))
        self.title = self.title or title_of(file_name)

    def said_by_file(self, name: str):
        """What the file says for that column, as the column holds it."""
        field = self._meta.get_field(name)
        said = self.from_file.get(name) or ""
        if field.max_length:
            return Truncator(said).chars(field.max_length)
        return field.to_python(said or None)

    def is_from_file(self, name: str) -> bool:
        """Whether that column still says what the file said."""
        return bool(self.from_file.get(name)) and getattr(self, name) == self.said_by_file(name)

    @property
    def proposed_folders(self) -> list[str]:
        """The file's keywords that are no folder of this picture yet."""
        names = {fold(folder.name) for folder in self.folders.all()}
        return [word for word in self.from_file.get("keywords", ()) if fold(word) not in names]


def as_json(embedded: Embedded) -> dict:
    said = {name: getattr(embedded, name) for name in READ_FROM_FILE}
    if embedded.rights_expire_on:
        said["rights_expire_on"] = embedded.rights_expire_on.isoformat()
    said["keywords"] = list(embedded.keywords)
    return {name: value for name, value in said.items() if value}
