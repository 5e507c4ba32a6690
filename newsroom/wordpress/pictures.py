"""Pictures: from a copy of ``wp-content/uploads`` into the library, each file once."""

import re
from collections import OrderedDict
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext_noop as _

from articles import pictures
from articles.models import Image
from articles.tasks import make_renditions
from newsroom.models import ImportedItem
from newsroom.wordpress.body import Picture
from newsroom.wordpress.index import Index
from newsroom.wordpress.report import Report

UPLOADS = re.compile(r"(?:^|/)(?:wp-content/uploads|files|blogs\.dir/\d+/files)/")
SIZE = re.compile(r"-\d{2,5}x\d{2,5}(?=\.\w+$)")  # what WordPress adds to the name of a variant
EDITED = re.compile(r"-e\d{10,}(?=\.\w+$)")  # … and of a picture that somebody cropped
SCALED = re.compile(r"-(?:scaled|rotated)(?=\.\w+$)")  # … and of one that it made smaller itself
REMEMBERED = 20_000  # pictures whose answer is kept in memory

NO_FOLDER = _("no folder of media was given (--media)")
MISSING = _("the file is not in the folder of media")
NO_PICTURE = _("the file is no picture that we take")

Answer = tuple[int | None, str, str]


class Library:
    """Answers which row of ours a picture of the old site is, and brings it in when it is new."""

    def __init__(self, media: Path | None, index: Index, report: Report, source: str):
        self.media = media.resolve() if media else None
        self.index = index
        self.report = report
        self.source = source
        self.known: OrderedDict[str, Answer] = OrderedDict()
        if self.media:
            index.add_files(self.media)

    def place(self, picture: Picture) -> Answer:
        """The id of the row, or None with the reason and its details."""
        key = picture.attachment or picture.url
        if key in self.known:
            self.known.move_to_end(key)
        else:
            self.known[key] = self.find(picture)
            if len(self.known) > REMEMBERED:
                self.known.popitem(last=False)
        return self.known[key]

    def find(self, picture: Picture) -> Answer:
        if self.media is None:
            return None, NO_FOLDER, ""
        attachment = self.index.attachment(picture.attachment) if picture.attachment else None
        addresses = [attachment.url] if attachment else []
        path = self.file_for([*addresses, picture.url])
        if path is None:
            return None, MISSING, ""
        return self.bring_in(path, picture, attachment)

    def file_for(self, addresses: list[str]) -> Path | None:
        """The file behind the first address that has one: the original before any of its variants."""
        wanted = [name for address in addresses for name in candidates(address)]
        for name in wanted:
            if path := self.inside(name):
                return path
        for name in wanted:  # moved to another folder, and the only one of that name
            found = self.index.files_named(PurePosixPath(name).name)
            if len(found) == 1:
                return self.inside(found[0])
        return None

    def inside(self, name: str) -> Path | None:
        """The file of that relative name, unless it leads out of the folder."""
        path = (self.media / name).resolve()
        return path if path.is_relative_to(self.media) and path.is_file() else None

    def bring_in(self, path: Path, picture: Picture, attachment) -> Answer:
        key = str(path.relative_to(self.media))[-250:]
        row = ImportedItem.objects.filter(source=self.source, kind="file", key=key).first()
        if row and row.image_id:
            return row.image_id, "", ""
        try:
            with path.open("rb") as opened:
                file = File(opened, name=path.name)
                if self.report.is_dry_run:
                    pictures.read_upload(file)
                    return 0, "", ""
                return self.create(file, key, picture, attachment), "", ""
        except ValidationError as error:
            return None, NO_PICTURE, " ".join(error.messages)
        except OSError as error:
            return None, MISSING, error.strerror or ""

    @transaction.atomic
    def create(self, file: File, key: str, picture: Picture, attachment) -> int:
        title = (attachment and attachment.title) or PurePosixPath(key).stem
        image = Image.objects.from_upload(
            file,
            title=title[:160],
            alt=((attachment and attachment.alt) or picture.alt)[:300],
            caption=((attachment and attachment.caption) or picture.caption)[:400],
            credit=attachment.credit[:160] if attachment else "",
            rights_holder=attachment.rights[:160] if attachment else "",
        )
        if not image.has_current_renditions():
            make_renditions.enqueue(image.pk)
        ImportedItem.objects.update_or_create(
            source=self.source, kind="file", key=key, defaults={"image": image}
        )
        return image.pk


def candidates(address: str) -> list[str]:
    """Where the file behind an address may be, best first, relative to the uploads."""
    try:
        path = unquote(urlsplit(address.strip()).path)
    except ValueError:
        return []
    found = UPLOADS.search(path)
    relative = (path[found.end() :] if found else path).lstrip("/")
    if not relative or "\0" in relative:
        return []
    whole = SIZE.sub("", relative)
    original = SCALED.sub("", whole)
    names = [original, whole, EDITED.sub("", original), relative]
    if found is None and re.match(r"(?:\w[\w.-]*/)?\d{4}/\d{2}/", relative) is None:
        names.append(PurePosixPath(relative).name)
    return list(dict.fromkeys(names))
