"""Where the bytes lie: a file per body and encoding, laid out so that nginx can serve them itself.

``www/security/leak/index.html``, with ``.br`` and ``.gz`` beside it, answers ``/security/leak/`` by
``try_files ${uri}index.html`` with ``gzip_static`` and ``brotli_static``; only what nginx would answer
just as we do lies there: HTML, status 200, no arguments. Everything else lies in ``other/``.
"""

import re
import shutil
from hashlib import blake2b
from http import HTTPStatus
from pathlib import Path

from newsroom.pagestore.addresses import Address
from newsroom.pagestore.page import DIGEST_SIZE, Page

SUFFIXES = {"identity": "", "br": ".br", "gzip": ".gz"}
# Lower case only: some file systems hold /A/ and /a/ for one.
NGINX_SERVES = re.compile(r"/(?:[a-z0-9_-]+/)*")


class Bodies:
    def __init__(self, folder: Path):
        self.folder = folder
        self.drafts = folder / "drafts"

    def prepare(self) -> None:
        for name in ("www", "other", "drafts"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)

    def file_for(self, page: Page) -> str:
        address = Address.parse(page.address)
        is_html = dict(page.headers).get("Content-Type", "").startswith("text/html")
        is_plain = page.status == HTTPStatus.OK and not address.query
        if is_html and is_plain and NGINX_SERVES.fullmatch(address.path):
            return f"www{address.path}index.html"
        name = blake2b(page.address.encode(), digest_size=16).hexdigest()
        return f"other/{name[:2]}/{name}"

    def draft(self, page: Page) -> dict[str, Path]:
        """Write the bodies where nobody looks: suffix → draft."""
        drafts = {}
        for encoding, body in ({"identity": page.body} | page.encoded).items():
            drafts[SUFFIXES[encoding]] = draft = self.drafts / f"{page.number}{SUFFIXES[encoding]}"
            draft.write_bytes(body)
        return drafts

    def place(self, file: str, drafts: dict[str, Path]) -> None:
        """Put drafts where they are served from. Each file is whole at every moment."""
        target = self.folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        for suffix in SUFFIXES.values():
            place = target.with_name(target.name + suffix)
            if suffix in drafts:
                drafts[suffix].replace(place)
            else:
                place.unlink(missing_ok=True)

    def read(self, file: str, digests: dict[str, str]) -> dict[str, bytes] | None:
        """The bodies by encoding, or None unless every one is there and is the one that was kept."""
        bodies = {}
        for encoding, digest in digests.items():
            try:
                body = (self.folder / (file + SUFFIXES[encoding])).read_bytes()
            except FileNotFoundError:
                return None
            if digest_of(body) != digest:
                return None
            bodies[encoding] = body
        return bodies

    def remove(self, files) -> None:
        for file in files:
            for suffix in SUFFIXES.values():
                (self.folder / (file + suffix)).unlink(missing_ok=True)

    def forget(self, name: str) -> Path:
        """Put everything away at once, however much it is; deleting it can take its time."""
        away = self.folder / f"forgotten-{name}"
        away.mkdir()
        for part in ("www", "other"):
            (self.folder / part).rename(away / part)
        self.prepare()
        return away

    def clean(self, older_than: float) -> None:
        """Delete what a crash may have left: drafts begun before that moment, forgotten folders."""
        for draft in self.drafts.iterdir():
            if draft.stat().st_mtime < older_than:
                draft.unlink(missing_ok=True)
        for away in self.folder.glob("forgotten-*"):
            shutil.rmtree(away, ignore_errors=True)


def digest_of(body: bytes) -> str:
    return blake2b(body, digest_size=DIGEST_SIZE).hexdigest()


def digests_of(page: Page) -> dict[str, str]:
    return {"identity": page.digest} | {
        name: digest_of(body) for name, body in page.encoded.items()
    }
