"""An export as clean text: unpacked, decoded, without what no XML may hold.

Real exports are rarely what their first line says. Bytes that are not of the declared encoding are read
as Windows-1252, which is what they nearly always are; control characters go. Both are counted.
"""

import codecs
import gzip
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

BLOCK = 1 << 20  # bytes read at a time
HEAD = 1024  # bytes in which an XML declaration must stand

UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']""", re.IGNORECASE)
# Only encodings of text: Python also calls "zlib" and "rot13" codecs.
READABLE = re.compile(
    r"utf-?8|(us-)?ascii|iso-?8859-?\d+|latin-?\d|(windows-|cp)125\d|utf-?16([bl]e)?|koi8-[ru]"
    r"|shift_?jis|euc-(jp|kr)|gb(2312|k|18030)|big5",
    re.IGNORECASE,
)
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
GZIP_MARK = b"\x1f\x8b"


def read_as_windows(error: UnicodeError) -> tuple[str, int]:
    """Codec error handler: the bytes that do not fit, in Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("newsroom.windows", read_as_windows)


class ExportFile:
    """One file of an export. ``trouble`` says, once read to the end, why it ended early ("" if not)."""

    def __init__(self, path: Path):
        self.path = path
        self.size = path.stat().st_size  # bytes on disk, packed
        self.position = 0  # bytes on disk read so far
        self.dropped = 0  # control characters left out
        self.trouble = ""

    def text(self) -> Iterator[str]:
        """The file's text in blocks. Raises OSError when it cannot be opened."""
        with self.path.open("rb") as raw:
            is_packed = raw.read(2) == GZIP_MARK
            raw.seek(0)
            source = gzip.GzipFile(fileobj=raw) if is_packed else raw
            decoder = None
            for block in self.blocks(source):
                self.position = raw.tell()
                decoder = decoder or decoder_for(block)
                yield self.clean(decoder.decode(block))
            if decoder:
                yield self.clean(decoder.decode(b"", final=True))

    def blocks(self, source) -> Iterator[bytes]:
        try:
            while block := source.read(BLOCK):
                yield block
        except (EOFError, zlib.error, gzip.BadGzipFile):
            self.trouble = _("the compressed file is damaged or cut short")

    def clean(self, text: str) -> str:
        text, dropped = UNWANTED.subn("", text)
        self.dropped += dropped
        return text


def decoder_for(head: bytes) -> codecs.IncrementalDecoder:
    """A decoder by byte order mark, else by the XML declaration, else UTF-8."""
    name = next((name for mark, name in MARKS if head.startswith(mark)), None)
    if name is None:
        declared = DECLARED.search(head[:HEAD])
        name = declared.group(1).decode("ascii") if declared else "utf-8"
        if not READABLE.fullmatch(name) or name.lower().startswith("utf-16"):
            name = "utf-8"  # a declaration in single bytes cannot announce UTF-16
    try:
        return codecs.getincrementaldecoder(name)("newsroom.windows")
    except LookupError:
        return codecs.getincrementaldecoder("utf-8")("newsroom.windows")
