"""Putting the drawn pictures into the picture library."""

from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Image
from newsroom.demo.content.shapes import Author, Picture, Product
from newsroom.demo.studio import Developed


def describe(record: Picture | Author | Product) -> dict:
    """The columns of the library's row."""
    if isinstance(record, Picture):
        return {
            "title": record.title,
            "alt": record.alt,
            "caption": record.caption,
            "credit": record.credit,
            "rights_holder": "Octet",
            "focal_x": record.focal[0],
            "focal_y": record.focal[1],
        }
    alt = getattr(record, "alt", f"Portrait dessiné : {record.name}.")
    return {"title": record.name, "alt": alt, "credit": "Illustration : Octet"}


def keep(record: Picture | Author | Product, developed: Developed) -> Image:
    """Put a developed picture into the library, unless it is there."""
    file = SimpleUploadedFile(f"{developed.key}.jpg", developed.file, "image/jpeg")
    image = Image.objects.from_upload(file, **describe(record))
    if not image.has_current_renditions():
        image.keep_renditions(developed.renditions)
    return image
