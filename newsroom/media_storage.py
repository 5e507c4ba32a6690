"""Where pictures are kept: a folder, or a bucket that speaks S3."""

from importlib.util import find_spec
from urllib.parse import parse_qsl, unquote, urlsplit

FOLDER = "django.core.files.storage.FileSystemStorage"
BUCKET = "storages.backends.s3.S3Storage"


def storage_from(url: str) -> dict:
    """An entry of STORAGES from ``file:///folder`` or ``s3://key:secret@bucket?region_name=…``.

    What follows the question mark goes to django-storages as it is: ``endpoint_url`` for a store
    other than Amazon's, ``location`` for a folder in the bucket. Anything else is taken for a folder;
    :func:`fault` says at start-up what is wrong with it.
    """
    parts = urlsplit(url)
    if parts.scheme == "s3" and parts.hostname:
        options = {
            "bucket_name": parts.hostname,
            "access_key": parts.username and unquote(parts.username),
            "secret_key": parts.password and unquote(parts.password),
            **dict(parse_qsl(parts.query)),
        }
        return {
            "BACKEND": BUCKET,
            "OPTIONS": {key: value for key, value in options.items() if value},
        }
    return {"BACKEND": FOLDER}  # MEDIA_ROOT says which


def fault(url: str) -> str:
    """What is wrong with the address, in a sentence; empty when nothing is."""
    parts = urlsplit(url)
    is_folder = parts.scheme == "file" and not parts.netloc and parts.path.startswith("/")
    if not is_folder and not (parts.scheme == "s3" and parts.hostname):
        return "MEDIA_STORAGE_URL must be file:///folder or s3://key:secret@bucket."
    if not is_folder and not find_spec("storages"):
        return "MEDIA_STORAGE_URL names a bucket: install django-storages[s3] beside the site."
    return ""
