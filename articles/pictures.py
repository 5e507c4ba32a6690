"""Pictures: what is accepted, and the renditions made of it. Pure Pillow, no model, no query."""

import hashlib
import io
import warnings
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image as Pillow
from PIL import ImageCms, ImageOps

ACCEPTED_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF", "TIFF")
MAX_BYTES = 40 * 1024 * 1024  # a full-frame camera's best JPEG is about 30 MB
MAX_PIXELS = 80_000_000  # decoded this is 240 MB of memory in the worker, its largest expense
MAX_SIDE = 16_000  # pixels of a rendition; WebP holds 16,383
MIN_WIDTH = 200  # pixels; below this even a portrait blurs
RENDERING = 1  # raise when the renditions of all pictures must be made again


@dataclass(frozen=True)
class Crop:
    """One way a picture is cut: its ratio (None: as it is), widths in pixels, and file formats."""

    name: str
    ratio: float | None
    widths: tuple[int, ...]
    formats: tuple[str, ...] = ("avif", "webp", "jpeg")


CROPS = (
    Crop("full", None, (480, 800, 1200, 1600)),
    Crop("3x2", 3 / 2, (320, 640, 960)),
    Crop("1x1", 1.0, (96, 192, 384)),
    # For search engines and share cards (Google's Article guidelines name these three ratios).
    Crop("16x9", 16 / 9, (1200,), ("jpeg",)),
    Crop("4x3", 4 / 3, (1200,), ("jpeg",)),
    Crop("square", 1.0, (1200,), ("jpeg",)),
    Crop("share", 1200 / 630, (1200,), ("jpeg",)),
)
SRGB = ImageCms.createProfile("sRGB")
# Measured on a 1600-pixel picture: AVIF at speed 9 takes a third of the time of 8 for 14 % more bytes;
# WebP at method 2 a third of 3 for 1 %.
SAVE_OPTIONS = {
    "avif": {"quality": 60, "speed": 9},
    "webp": {"quality": 78, "method": 2},
    "jpeg": {"quality": 82, "optimize": True, "progressive": True},
}


@dataclass(frozen=True)
class Reading:
    """What an accepted upload turned out to be; sizes in pixels, as the camera held it."""

    width: int
    height: int
    format: str
    sha256: str


def read_upload(file) -> Reading:
    """Look at an uploaded file by its content and never by its name.

    Raises ValidationError, in one sentence for a person, for what is no picture, too large, too
    small, damaged, or a decompression bomb. The file is left rewound.
    """
    if file.size > MAX_BYTES:
        raise ValidationError(
            _("This file is over %(limit)d MB: export the picture smaller and try again."),
            params={"limit": MAX_BYTES // 1024 // 1024},
            code="too_heavy",
        )
    data = file.read()
    file.seek(0)
    width, height, kind = measure(data)
    return Reading(width, height, kind, hashlib.sha256(data).hexdigest())


def measure(data: bytes) -> tuple[int, int, str]:
    """Return width, height and format of ``data``, fully decoding it. Raises ValidationError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Pillow.DecompressionBombWarning)
            picture = Pillow.open(io.BytesIO(data), formats=ACCEPTED_FORMATS)
            check_size(picture)
            kind = picture.format
            picture.load()
            width, height = ImageOps.exif_transpose(picture).size
    except ValidationError:
        raise
    except Pillow.DecompressionBombError as error:
        raise too_large() from error
    except Exception as error:  # Pillow's decoders raise whatever their format's reader raises
        raise ValidationError(
            _("This file is not a picture we can read: use JPEG, PNG, WebP, AVIF, GIF or TIFF."),
            code="not_a_picture",
        ) from error
    return width, height, kind


def check_size(picture) -> None:
    """Refuse by the size in the header, before a single pixel is decoded."""
    width, height = picture.size
    if width * height > MAX_PIXELS:
        raise too_large()
    if min(width, height) < MIN_WIDTH:
        raise ValidationError(
            _("This picture is only %(width)d × %(height)d pixels: at least %(least)d are needed."),
            params={"width": width, "height": height, "least": MIN_WIDTH},
            code="too_small",
        )


def too_large() -> ValidationError:
    return ValidationError(
        _("This picture has more than %(limit)d million pixels: export it smaller and try again."),
        params={"limit": MAX_PIXELS // 1_000_000},
        code="too_many_pixels",
    )


def crop_box(width: int, height: int, ratio: float, focal: tuple[float, float]):
    """Return the largest box of ``ratio`` in the picture with ``focal`` (0 to 1) near its middle."""
    box_width = min(width, height * ratio)
    box_height = box_width / ratio
    left = min(max(focal[0] * width - box_width / 2, 0), width - box_width)
    top = min(max(focal[1] * height - box_height / 2, 0), height - box_height)
    return left, top, left + box_width, top + box_height


def make_renditions(file, focal: tuple[float, float]):
    """Yield (crop name, width, height, format, bytes) for every rendition of the picture in ``file``.

    Nothing but pixels and the colour profile's meaning survives: no EXIF, no place, no thumbnail.
    """
    with Pillow.open(file, formats=ACCEPTED_FORMATS) as opened:
        picture = as_seen(ImageOps.exif_transpose(opened))
    for crop in CROPS:
        box = crop_box(*picture.size, crop.ratio, focal) if crop.ratio else (0, 0, *picture.size)
        ratio = (box[2] - box[0]) / (box[3] - box[1])
        widest = max(1, round(min(box[2] - box[0], MAX_SIDE * ratio)))
        for width in sorted({min(width, widest) for width in crop.widths}):
            height = max(1, round(width / ratio))
            drawn = picture.resize((width, height), Pillow.Resampling.LANCZOS, box=box)
            for kind in crop.formats:
                yield crop.name, width, height, kind, encode(drawn, kind)


def as_seen(picture):
    """The picture in sRGB, on white where it is transparent, and without a word of metadata."""
    profile = picture.info.get("icc_profile")
    if picture.mode.startswith("I"):  # 16 bits a pixel, of which a screen shows 8
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.has_transparency_data:
        paper = Pillow.new("RGBA", picture.size, "white")
        paper.alpha_composite(picture.convert("RGBA"))
        picture = paper.convert("RGB")
    picture = in_srgb(picture, profile) if profile else picture.convert("RGB")
    picture.info = {}  # a JPEG's comment would be written again
    return picture


def in_srgb(picture, profile: bytes):
    """Convert from the camera's colours; a profile that fits the picture badly is passed over."""
    if picture.mode not in ("RGB", "CMYK", "L"):
        picture = picture.convert("RGB")
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(picture, source, SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture.convert("RGB")


def make_thumbnail(file, side: int) -> bytes:
    """A JPEG of the picture in ``file`` that fits a square of ``side`` pixels, for staff's eyes."""
    with Pillow.open(file, formats=ACCEPTED_FORMATS) as opened:
        opened.draft("RGB", (side * 2, side * 2))  # JPEG decodes straight to about this size
        picture = as_seen(ImageOps.exif_transpose(opened))
    picture.thumbnail((side, side))
    return encode(picture, "jpeg")


def encode(picture, kind: str) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind.upper(), **SAVE_OPTIONS[kind])
    return out.getvalue()
