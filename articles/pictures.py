"""Pictures: what is accepted, and the renditions made of it. Pure Pillow, no model, no query."""

import hashlib
import io
import warnings
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import ExifTags, ImageCms
from PIL import Image as Pillow

from articles.cropping import CROPS, Cut
from articles.embedded import Embedded, read_embedded

ACCEPTED_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF", "TIFF")
MAX_BYTES = 40 * 1024 * 1024  # a full-frame camera's best JPEG is about 30 MB
MAX_PIXELS = 80_000_000  # decoded this is 240 MB of memory in the worker, its largest expense
MAX_SIDE = 16_000  # pixels of a rendition; WebP holds 16,383
MIN_WIDTH = 200  # pixels; below this even a portrait blurs
RENDERING = 1  # raise when the renditions of all pictures must be made again
STRIP = 256  # lines of pixels that are hashed at once: a copy of the whole would be 240 MB more

SRGB = ImageCms.createProfile("sRGB")
# Measured on a 1600-pixel picture: AVIF at speed 9 takes a third of the time of 8 for 14 % more bytes;
# WebP at method 2 a third of 3 for 1 %.
SAVE_OPTIONS = {
    "avif": {"quality": 60, "speed": 9},
    "webp": {"quality": 78, "method": 2},
    "jpeg": {"quality": 82, "optimize": True, "progressive": True},
}
# How the camera was held (EXIF 2.32, tag 0x0112), and what turns its picture upright.
TURNS = {
    2: Pillow.Transpose.FLIP_LEFT_RIGHT,
    3: Pillow.Transpose.ROTATE_180,
    4: Pillow.Transpose.FLIP_TOP_BOTTOM,
    5: Pillow.Transpose.TRANSPOSE,
    6: Pillow.Transpose.ROTATE_270,
    7: Pillow.Transpose.TRANSVERSE,
    8: Pillow.Transpose.ROTATE_90,
}
LYING = range(5, 9)  # the turns that exchange width and height
HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")  # ISO/IEC 23008-12


@dataclass(frozen=True)
class Reading:
    """What an accepted upload turned out to be; sizes in pixels, of the picture as it is seen.

    ``pixels`` is a digest of the decoded picture: two files with the same one show the same, whatever
    else is written in them. Of an animation, everything here and later is its first frame.
    """

    width: int
    height: int
    format: str
    sha256: str
    pixels: str
    is_animated: bool
    embedded: Embedded


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
    return measure(data)


def measure(data: bytes) -> Reading:
    """Read ``data``, fully decoding it, for a torn file shows only then. Raises ValidationError."""
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # of large pictures and of torn metadata: both are our trade
        picture = decode(data)
        width, height = picture.size
        if turn_of(picture) in LYING:
            width, height = height, width
        return Reading(
            width=width,
            height=height,
            format=picture.format,
            sha256=hashlib.sha256(data).hexdigest(),
            pixels=digest_of_pixels(picture),
            is_animated=is_animated(picture),
            embedded=read_embedded(picture),
        )


def decode(data: bytes):
    """The Pillow picture in ``data``, every pixel of it read."""
    try:
        picture = Pillow.open(io.BytesIO(data), formats=ACCEPTED_FORMATS)
        check_size(picture)
        picture.load()
    except ValidationError:
        raise
    except Pillow.DecompressionBombError as error:
        raise too_large() from error
    except Exception as error:  # Pillow's decoders raise whatever their format's reader raises
        raise unreadable(data) from error
    return picture


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


def unreadable(data: bytes) -> ValidationError:
    """Why ``data`` is refused, in the words that help most."""
    accepted = _("This file is not a picture we can read: use JPEG, PNG, WebP, AVIF, GIF or TIFF.")
    if not data:
        return ValidationError(_("This file is empty: choose it again."), code="empty")
    if data[4:8] == b"ftyp" and data[8:12] in HEIC_BRANDS and b"avif" not in data[8:64]:
        return ValidationError(
            _("This file is not a picture we can read: a phone's HEIC. Export it as JPEG."),
            code="not_a_picture",
        )
    if b"<svg" in data[:2000].lower():
        return ValidationError(
            _("This file is not a picture we can read: an SVG drawing. Export it as PNG."),
            code="not_a_picture",
        )
    return ValidationError(accepted, code="not_a_picture")


def turn_of(picture) -> int:
    """How the picture was held, 1 to 8; upright when what says so cannot be read."""
    try:
        turn = picture.getexif().get(ExifTags.Base.Orientation, 1)
    except Exception:  # a torn EXIF raises anything, and is no reason to refuse a picture
        return 1
    return turn if turn in TURNS else 1


def upright(picture):
    turn = TURNS.get(turn_of(picture))
    return picture if turn is None else picture.transpose(turn)


def is_animated(picture) -> bool:
    try:
        return bool(getattr(picture, "is_animated", False))
    except Exception:  # the second frame is torn; the first, which we show, is not
        return False


def digest_of_pixels(picture) -> str:
    """SHA-256 over what decides how the picture looks: pixels, size, turn and colour profile."""
    if "P" in picture.mode:  # numbers of colours say nothing without their palette
        picture = picture.convert("RGBA")
    head = f"{picture.mode} {picture.size} {turn_of(picture)} ".encode()
    digest = hashlib.sha256(head + (picture.info.get("icc_profile") or b""))
    for top in range(0, picture.height, STRIP):
        box = (0, top, picture.width, min(top + STRIP, picture.height))
        digest.update(picture.crop(box).tobytes())
    return digest.hexdigest()


def make_renditions(file, focal: tuple[float, float], by_hand=None):
    """Yield (crop name, width, height, format, bytes) for every rendition of the picture in ``file``.

    ``by_hand`` are boxes as ``cropping.Cut`` knows them. Nothing but pixels and the colour profile's
    meaning survives: no EXIF, no place, no thumbnail.
    """
    with Pillow.open(file, formats=ACCEPTED_FORMATS) as opened:
        picture = as_seen(upright(opened))
    cut = Cut(focal, by_hand)
    for crop in CROPS:
        box = cut.box(picture.size, crop.shape)
        ratio = (box[2] - box[0]) / (box[3] - box[1])
        widest = max(1, round(min(box[2] - box[0], MAX_SIDE * ratio)))
        if widest < crop.least:
            continue
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
    if picture.mode == "LAB":
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    picture = in_srgb(picture, profile) if profile else picture.convert("RGB")
    picture.info = {}  # a JPEG's comment would be written again
    return picture


def in_srgb(picture, profile: bytes):
    """Convert from the camera's colours; a profile that fits the picture badly is passed over."""
    if picture.mode not in ("RGB", "CMYK", "L", "LAB"):
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
        picture = as_seen(upright(opened))
    picture.thumbnail((side, side))
    return encode(picture, "jpeg")


def encode(picture, kind: str) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind.upper(), **SAVE_OPTIONS[kind])
    return out.getvalue()
