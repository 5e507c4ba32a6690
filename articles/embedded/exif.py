"""EXIF: the three texts of a camera or a scanner that somebody wrote (EXIF 2.32, 4.6.4)."""

from contextlib import suppress

from PIL import ExifTags

TAGS = {
    ExifTags.Base.ImageDescription: "description",
    ExifTags.Base.Artist: "creator",
    ExifTags.Base.Copyright: "copyright",
}
# What cameras write where nobody has written anything.
FILLED_BY_CAMERAS = {"default", "olympus digital camera", "digital camera", "sony dsc", "picture"}


def read_exif(picture) -> dict[str, list[str]]:
    exif = picture.getexif()
    said = {name: text(exif.get(tag)) for tag, name in TAGS.items()}
    return {
        name: [value] for name, value in said.items() if value.casefold() not in FILLED_BY_CAMERAS
    }


def text(value) -> str:
    """EXIF says ASCII and means anything; Pillow reads it as Latin-1."""
    if isinstance(value, bytes):
        value = value.decode("latin-1")
    value = value if isinstance(value, str) else ""
    with suppress(UnicodeError):  # Latin-1 indeed
        value = value.encode("latin-1").decode()
    return value.split("\0")[0].strip()  # a photographer's and an editor's copyright, NUL between
