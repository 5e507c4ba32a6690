"""Old addresses: every permalink leads to where its thing is now, in one hop."""

import re
from urllib.parse import unquote, urlsplit

from articles.models import Redirect

LONGEST = 500  # characters, as the column has it


class Redirects:
    """Gathers redirects and writes them at once. The first one to claim a path keeps it."""

    def __init__(self):
        self.wanted: dict[str, dict[str, int]] = {}

    def add(self, path: str, **target: int | None) -> None:
        """``path`` leads to the row named by one of Redirect.TARGETS=id."""
        target = {name: key for name, key in target.items() if key}
        if target and 1 < len(path) <= LONGEST:
            self.wanted.setdefault(path, target)

    def write(self) -> None:
        wanted, self.wanted = self.wanted, {}
        if not wanted:
            return
        taken = set(Redirect.objects.filter(path__in=wanted).values_list("path", flat=True))
        Redirect.objects.bulk_create(
            (
                Redirect(path=path, **{f"{name}_id": key for name, key in target.items()})
                for path, target in wanted.items()
                if path not in taken
            ),
            batch_size=500,
        )


def old_paths(link: str, guid: str = "") -> list[str]:
    """The paths at which an item answered: its permalink, and its GUID where that is one.

    A path without an ending gets a slash, because present_address adds one to whatever is asked.
    """
    found = []
    for address in (link, guid):
        try:
            parts = urlsplit(address.strip())
        except ValueError:
            continue
        path = re.sub("/{2,}", "/", unquote(parts.path))
        if parts.scheme in ("http", "https") and path.strip("/") and not parts.query:
            has_ending = path.endswith("/") or "." in path.rsplit("/", 1)[-1]
            found.append(path if has_ending else f"{path}/")
    return list(dict.fromkeys(found))
