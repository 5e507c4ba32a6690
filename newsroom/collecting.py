"""Static files are hashed and compressed once, and again only when one of them has changed."""

import hashlib

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def fingerprint() -> str:
    """A digest of the name, size and time of every static file there is to collect."""
    lines = []
    for finder in get_finders():
        for path, storage in finder.list([]):
            modified = storage.get_modified_time(path).timestamp()
            lines.append(f"{path}\0{storage.size(path)}\0{modified}")
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def collect_static() -> bool:
    """Collect the static files unless the last collection is still true; say whether it was done."""
    stamp = settings.STATIC_ROOT / ".collected"
    wanted = fingerprint()
    if stamp.exists() and stamp.read_text() == wanted:
        return False
    stamp.unlink(missing_ok=True)
    call_command(
        "collectstatic", interactive=False, clear=settings.STATIC_ROOT.exists(), verbosity=0
    )
    stamp.write_text(wanted)
    return True
