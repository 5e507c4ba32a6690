"""Which code and settings make the pages: those of another release are never served."""

import hashlib
from pathlib import Path

import django
from django.conf import settings

ROOMS = ("newsroom", "articles", "comments", "templates", "locale", "static")
WHAT_MAKES_PAGES = {".py", ".html", ".mo", ".css", ".js", ".svg"}
BOOT = Path("/proc/sys/kernel/random/boot_id")  # another after each start of the machine (Linux)
# The settings that pages show or depend on.
NAMES = """SITE_URL SITE_NAME SITE_TAGLINE LANGUAGE_CODE TIME_ZONE DEBUG SECRET_KEY DATABASES STATIC_URL
    MEDIA_URL TDM_RESERVED TDM_POLICY WEBSUB_HUB""".split()


def edition() -> str:
    """A digest of what pages are made of, apart from the articles. The machine's start counts too: the
    store does not wait for the disk, so after a power cut it starts empty."""
    digest = hashlib.sha256(django.get_version().encode())
    for name in NAMES:
        digest.update(f"{name}={getattr(settings, name)!r}\n".encode())
    for path in sources():
        status = path.stat()
        digest.update(f"{path} {status.st_size} {status.st_mtime_ns}\n".encode())
    digest.update(BOOT.read_bytes() if BOOT.exists() else b"")
    return digest.hexdigest()


def sources() -> list[Path]:
    found = [settings.STATIC_ROOT / "staticfiles.json"]
    for room in ROOMS:
        found += (
            path
            for path in (settings.BASE_DIR / room).rglob("*")
            if path.suffix in WHAT_MAKES_PAGES
        )
    return sorted(path for path in found if path.is_file())
