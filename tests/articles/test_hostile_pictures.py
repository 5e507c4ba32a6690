"""Files that somebody made strange, by accident or on purpose: a picture, or one clear line."""

import io
import struct
import zipfile
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow
from PIL import ImageCms

from articles import pictures
from articles.models import Image
from articles.models.media import title_of
from tests import factories
from tests.articles.metadata import UTF_8, app13, exif, iim, xmp

CENTRE = (0.5, 0.5)
SIZE = (240, 200)


def saved(picture, kind: str = "JPEG", **options) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def red(mode: str = "RGB"):
    return Pillow.new(mode, SIZE, "red" if mode not in ("F", "LAB") else 0)


def read(data: bytes, name: str = "photo.jpg") -> pictures.Reading:
    return pictures.read_upload(SimpleUploadedFile(name, data))


def renditions(data: bytes) -> dict:
    return {
        name: made
        for *name, made in pictures.make_renditions(io.BytesIO(data), CENTRE)
        for name in [tuple(name)]
    }


# Metadata

PRIVATE = {
    "description": "CANARY description",
    "artist": "CANARY artist",
    "copyright": "CANARY copyright",
    "make": "CANARY make",
}
TEXTS = {(2, 120): b"CANARY caption", (2, 90): b"CANARY city"} | UTF_8
PACKET = xmp(attributes='exif:GPSLatitude="48,51.5N" photoshop:Credit="CANARY credit"')
RIFF_CHUNK = b"CNRY" + struct.pack("<I", 12) + b"CANARY chunk"


def jpeg_with_everything() -> bytes:
    """GPS, maker's note, XMP, IPTC, a comment, and a thumbnail in the EXIF."""
    block = exif(**PRIVATE).tobytes() + b"\xff\xd8CANARY thumbnail\xff\xd9"
    data = saved(red(), exif=block, xmp=PACKET, comment=b"CANARY comment")
    return data[:2] + app13(iim(TEXTS)) + data[2:]


def png_with_everything() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        size, sum_ = struct.pack(">I", len(data)), struct.pack(">I", zlib.crc32(kind + data))
        return size + kind + data + sum_

    data = saved(red(), "PNG", exif=exif(**PRIVATE), xmp=PACKET)
    texts = chunk(b"tEXt", b"Author\0CANARY text")
    texts += chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"CANARY packed"))
    texts += chunk(b"iTXt", b"Title\0\0\0fr\0\0CANARY text")
    return data[:33] + texts + data[33:]


CARRIERS = {
    "JPEG": jpeg_with_everything,
    "PNG": png_with_everything,
    "WebP": lambda: saved(red(), "WEBP", exif=exif(**PRIVATE), xmp=PACKET) + RIFF_CHUNK,
    "AVIF": lambda: saved(red(), "AVIF", exif=exif(**PRIVATE), xmp=PACKET),
    "TIFF": lambda: saved(red(), "TIFF", tiffinfo={270: "CANARY tiff", 33723: iim(TEXTS)}),
    "GIF": lambda: saved(red(), "GIF", comment=b"CANARY gif"),
}


@pytest.mark.parametrize("kind", CARRIERS)
def test_no_word_and_no_place_of_the_file_reaches_a_reader(kind):
    data = CARRIERS[kind]()
    assert b"CANARY" in data
    read(data)
    made = renditions(data) | {"thumbnail": pictures.make_thumbnail(io.BytesIO(data), 480)}
    for name, rendition in made.items():
        assert b"CANARY" not in rendition and b"Exif" not in rendition, name
        opened = Pillow.open(io.BytesIO(rendition))
        assert not opened.getexif() and not opened.getexif().get_ifd(0x8825), name
        assert not {"xmp", "comment", "photoshop", "icc_profile"} & set(opened.info), name


# Two files in one


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("CANARY.txt", "CANARY")
    return out.getvalue()


SECOND_FILES = {
    "a page": b"<html><script>alert('CANARY')</script></html>",
    "a program": b"<?php system('CANARY'); ?>",
    "an archive": archive(),
    "a document": b"%PDF-1.7\nCANARY\n%%EOF",
}


@pytest.mark.parametrize("second", SECOND_FILES)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_of_two_files_in_one_only_the_picture_goes_on(kind, second):
    data = saved(red(), kind) + SECOND_FILES[second]
    assert read(data).format == kind
    assert not any(b"CANARY" in made or b"PK\3\4" in made for made in renditions(data).values())


@pytest.mark.parametrize("second", SECOND_FILES)
def test_a_picture_hidden_behind_something_else_is_no_picture(second):
    with pytest.raises(ValidationError):
        read(SECOND_FILES[second] + saved(red()))


# Many frames, strange colours, strange turns


def animation(kind: str, frames: int) -> bytes:
    pages = [Pillow.new("RGB", SIZE, (n % 256, n // 256, 9)) for n in range(frames)]
    return saved(pages[0], kind, save_all=True, append_images=pages[1:], duration=20)


@pytest.mark.parametrize(("kind", "frames"), [("GIF", 120), ("PNG", 200), ("WEBP", 40)])
def test_of_an_animation_the_first_frame_is_read_and_no_other(kind, frames):
    data = animation(kind, frames)
    reading = read(data)
    assert reading.is_animated and (reading.width, reading.height) == SIZE
    assert not read(saved(red(), kind)).is_animated
    made = renditions(data)
    shown = Pillow.open(io.BytesIO(made["full", 240, 200, "jpeg"])).convert("RGB").getpixel((9, 9))
    assert shown == pytest.approx((0, 0, 9), abs=6)
    assert all(getattr(Pillow.open(io.BytesIO(each)), "n_frames", 1) == 1 for each in made.values())


def lab() -> bytes:
    profile = ImageCms.createProfile("LAB")
    made = ImageCms.profileToProfile(
        red(), ImageCms.createProfile("sRGB"), profile, outputMode="LAB"
    )
    return saved(made, "TIFF")


COLOURS = {
    "cyan, magenta, yellow, black": lambda: saved(red("CMYK")),
    "grey": lambda: saved(red("L")),
    "a palette": lambda: saved(red("P"), "PNG"),
    "a palette with a hole": lambda: saved(red("P"), "GIF", transparency=0),
    "black and white": lambda: saved(red("1"), "PNG"),
    "grey with a veil": lambda: saved(red("LA"), "PNG"),
    "16 bits": lambda: saved(Pillow.new("I;16", SIZE, 40_000), "PNG"),
    "32 bits": lambda: saved(Pillow.new("I", SIZE, 40_000), "TIFF"),
    "fractions": lambda: saved(red("F"), "TIFF"),
    "L*a*b*": lab,
    "luminance": lambda: saved(red("YCbCr"), "TIFF"),
}


@pytest.mark.parametrize("case", COLOURS)
def test_every_way_of_writing_colours_becomes_a_picture(case):
    data = COLOURS[case]()
    assert (read(data).width, read(data).height) == SIZE
    assert renditions(data)


def test_lab_is_seen_in_its_colours():
    (made,) = [made for name, made in renditions(lab()).items() if name[0] == "share"]
    assert Pillow.open(io.BytesIO(made)).getpixel((5, 5)) == pytest.approx((254, 0, 0), abs=6)


@pytest.mark.parametrize("turn", [0, 6, 9, 255])
def test_a_torn_exif_turns_nothing(turn):
    block = (
        b"Exif\0\0MM\0*\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01\0" + bytes([turn]) + b"\0\0\xff\xff"
    )
    data = saved(red(), exif=block)
    size = (200, 240) if turn == 6 else SIZE
    assert (read(data).width, read(data).height) == size
    assert ("full", *size, "jpeg") in renditions(data)


HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 500
REFUSED = {
    "a phone's HEIC": (HEIC, "not_a_picture"),
    "nothing": (b"", "empty"),
    "an SVG": (b"<?xml version='1.0'?><svg onload='alert(1)'/>", "not_a_picture"),
    "a text that says it is a PNG": (b"\x89PNG\r\n\x1a\nhello", "not_a_picture"),
    "a text that says it is a TIFF": (b"II*\0\x08\0\0\0\xff\xff", "not_a_picture"),
    "half an AVIF": (saved(red(), "AVIF")[:200], "not_a_picture"),
    "half a GIF": (saved(red(), "GIF")[:90], "not_a_picture"),
    "half a PNG": (saved(Pillow.effect_noise(SIZE, 90), "PNG")[:9000], "not_a_picture"),
    "half a WebP": (saved(Pillow.effect_noise(SIZE, 90), "WEBP")[:2000], "not_a_picture"),
    "half a TIFF": (saved(red(), "TIFF")[:9000], "not_a_picture"),
    "a document": (b"%PDF-1.4\n", "not_a_picture"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_the_rest_is_refused_in_one_line(case):
    data, code = REFUSED[case]
    with pytest.raises(ValidationError) as refusal:
        read(data)
    assert refusal.value.code == code
    assert len(refusal.value.messages) == 1 and "\n" not in refusal.value.messages[0]


def test_a_text_chunk_that_unpacks_to_much_is_refused_before_it_fills_memory():
    packed = zlib.compress(b"\0" * 80_000_000, 9)
    chunk = b"zTXt" + b"Comment\0\0" + packed
    data = saved(red(), "PNG")
    bomb = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    with pytest.raises(ValidationError):
        read(data[:33] + bomb + data[33:])


# Names


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("../../etc/passwd.jpg", "passwd"),
        ("C:\\Photos\\Été_à-Nice.JPG", "Été à Nice"),
        ("photo\0.php\0.jpg", "photo .php"),
        ("a\u202egpj.exe", "a gpj"),
        ("\ud800x.jpg", "x"),
        ("日本 – 東京.png", "日本 – 東京"),
        (".jpg", ".jpg"),
        ("___.jpg", "—"),
        ("", "—"),
        ("x" * 300 + ".jpg", "x" * 160),
    ],
)
def test_a_files_name_becomes_a_title_and_nothing_else(name, title):
    assert title_of(name) == title


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["../../../tmp/x.php", "x" * 300 + ".jpg", "é\0\n.svg", ".."])
def test_an_upload_lies_where_its_content_says(name):
    file = factories.picture_file()
    file._name = name  # as a client that is no browser sends it
    image = Image.objects.from_upload(file)
    assert image.original.name == f"originals/{image.sha256[:2]}/{image.sha256}"
    assert "\0" not in image.title
