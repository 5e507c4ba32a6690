"""Pictures: what the library accepts, what readers get of it, and what they must never get."""

import io
import struct
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow
from PIL import ImageCms

from articles import cropping, pictures
from articles.models import Image
from tests import factories

CENTRE = (0.5, 0.5)


def saved(picture, kind: str = "JPEG", **options) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def red(width: int = 240, height: int = 200, mode: str = "RGB"):
    return Pillow.new(mode, (width, height), "red")


def renditions(data: bytes, focal=CENTRE) -> dict:
    """Every rendition as {(crop, width, height, kind): bytes}."""
    return {tuple(name): data for *name, data in pictures.make_renditions(io.BytesIO(data), focal)}


def one(data: bytes, crop: str = "full", kind: str = "webp", focal=CENTRE):
    made = renditions(data, focal)
    return next(
        Pillow.open(io.BytesIO(made[name])) for name in made if name[0] == crop and name[3] == kind
    )


def refusal(data: bytes, name: str = "photo.jpg") -> ValidationError:
    with pytest.raises(ValidationError) as caught:
        pictures.read_upload(SimpleUploadedFile(name, data))
    assert len(caught.value.messages) == 1
    assert "\n" not in caught.value.messages[0]
    return caught.value


@pytest.mark.parametrize("kind", pictures.ACCEPTED_FORMATS)
def test_a_journalist_may_upload_every_format_we_name(kind):
    file = SimpleUploadedFile("wrong-name.exe", saved(red(), kind))
    reading = pictures.read_upload(file)
    assert (reading.format, reading.width, reading.height) == (kind, 240, 200)
    assert file.read(2)  # rewound


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"#!/bin/sh\necho no picture", "not_a_picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not_a_picture"),
        (saved(red(), "BMP"), "not_a_picture"),
        (saved(red(), "PDF"), "not_a_picture"),
        (saved(red())[:300], "not_a_picture"),  # a download that broke off
        (saved(red(199, 400)), "too_small"),
    ],
)
def test_what_is_no_picture_is_refused_in_one_line(data, code):
    assert refusal(data).code == code


def test_a_file_that_is_too_heavy_is_refused_before_it_is_read():
    file = SimpleUploadedFile("photo.jpg", saved(red()))
    file.size = pictures.MAX_BYTES + 1
    with pytest.raises(ValidationError) as caught:
        pictures.read_upload(file)
    assert caught.value.code == "too_heavy"


@pytest.mark.parametrize("side", [10_000, 100_000])
def test_a_decompression_bomb_is_refused_before_a_pixel_is_decoded(side):
    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(1_000_000))
    bomb = (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )
    assert refusal(bomb).code == "too_many_pixels"


def test_readers_get_pixels_and_nothing_else():
    picture = red()
    exif = picture.getexif()
    exif[0x010E] = "CANARY"  # description
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 51.0, 30.0)})  # where it was taken
    data = saved(picture, exif=exif, comment=b"CANARY", xmp=b"<x>CANARY</x>")
    assert b"CANARY" in data
    for name, made in renditions(data).items():
        assert b"CANARY" not in made, name
        opened = Pillow.open(io.BytesIO(made))
        assert not opened.getexif()
        assert not opened.getexif().get_ifd(0x8825)


def test_a_picture_taken_upright_is_shown_upright():
    picture = red(300, 200)
    exif = picture.getexif()
    exif[0x0112] = 6  # turn by 90°
    data = saved(picture, exif=exif)
    reading = pictures.read_upload(SimpleUploadedFile("photo.jpg", data))
    assert (reading.width, reading.height) == (200, 300)
    assert one(data).size == (200, 300)


def test_what_is_transparent_stands_on_white():
    logo = Pillow.new("RGBA", (240, 200), (0, 0, 0, 0))
    for data in (saved(logo, "PNG"), saved(logo.convert("LA"), "PNG")):
        assert min(one(data, kind="jpeg").convert("RGB").getpixel((100, 80))) > 250


def test_a_scan_of_sixteen_bits_keeps_its_greys():
    data = saved(Pillow.new("I;16", (240, 200), 128 * 256), "PNG")
    assert one(data, kind="jpeg").convert("L").getpixel((100, 80)) == pytest.approx(128, abs=3)


def test_the_colours_of_a_camera_become_those_of_the_screen():
    lab = saved(
        red(), icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    )
    assert one(lab, kind="jpeg").convert("RGB").getpixel((9, 9)) == pytest.approx(
        (254, 0, 0), abs=4
    )
    broken = saved(red(), icc_profile=b"no profile at all")
    assert one(broken, kind="jpeg").convert("RGB").getpixel((9, 9)) == pytest.approx(
        (254, 0, 0), abs=4
    )


@pytest.mark.parametrize("size", [(200, 20_000), (20_000, 200), (200, 200), (1601, 901)])
def test_any_shape_can_be_cut(size):
    for (crop, width, height, _kind), made in renditions(saved(red(*size), "PNG")).items():
        assert Pillow.open(io.BytesIO(made)).size == (width, height), crop
        assert width <= size[0]


@pytest.mark.parametrize(
    ("focal", "box"),
    [
        ((0.5, 0.5), (200, 0, 800, 600)),
        ((0.0, 0.5), (0, 0, 600, 600)),
        ((1.0, 1.0), (400, 0, 1000, 600)),
        ((0.4, 0.0), (100, 0, 700, 600)),
    ],
)
def test_a_crop_keeps_what_matters_near_its_middle(focal, box):
    assert cropping.crop_box(1000, 600, 1.0, focal) == box


def test_an_editor_who_points_at_a_face_gets_the_face():
    picture = red(1000, 300)
    picture.paste("blue", (0, 0, 300, 300))
    data = saved(picture, "PNG")
    left = one(data, "1x1", "jpeg", (0.15, 0.5)).convert("RGB")
    assert left.getpixel((left.width // 2, left.height // 2))[2] > 240


@pytest.mark.django_db
def test_the_same_upload_twice_is_one_picture():
    data = saved(red())
    first = Image.objects.from_upload(SimpleUploadedFile("a.jpg", data), title="a")
    again = Image.objects.from_upload(SimpleUploadedFile("b.jpg", data), title="b")
    assert first == again
    assert Image.objects.get().title == "a"
    assert "a.jpg" not in first.original.name


@pytest.mark.django_db
def test_renditions_are_made_once_and_again_when_the_point_moves():
    image = factories.image()
    assert image.full is None
    assert image.make_renditions()
    assert not image.make_renditions()
    folder = image.renditions["folder"]
    for address in image.full.jpeg.split(", "):
        assert default_storage.exists(address.split()[0].removeprefix("/media/"))
    image.focal_x = 0.1
    image.save()
    assert image.make_renditions()
    assert image.renditions["folder"] != folder


@pytest.mark.django_db
def test_a_rendition_names_its_sizes_and_the_box_to_reserve():
    image = factories.image(file=factories.picture_file(width=1000, height=500), drawn=True)
    assert (image.full.width, image.full.height) == (1000, 500)
    assert [entry.split()[1] for entry in image.full.webp.split(", ")] == ["480w", "800w", "1000w"]
    assert image.full.src.endswith("/full-800.jpeg")
    assert image.rendition("no-such-crop") is None
