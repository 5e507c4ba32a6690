"""What stays behind when a reader has gone: tables, files, mail, log lines, error reports."""

import gzip
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from pathlib import Path

import brotli
from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connections
from django.test import RequestFactory
from django.views.debug import get_exception_reporter_class

from newsroom.discretion import DiscreetFormatter

CHUNK = 4_000_000  # bytes searched at once
OVERLAP = 4_096  # bytes; longer than any needle
ROWS = 2_000


def dumped_tables() -> Iterator[tuple[str, bytes]]:
    """Every table of every database, piece by piece: (its name, rows as bytes)."""
    for alias in connections:
        connection = connections[alias]
        with connection.cursor() as cursor:
            tables = [table.name for table in connection.introspection.get_table_list(cursor)]
        for table in tables:
            for piece in dumped(connection, table):
                yield f"database {alias}, table {table}", piece


def dumped(connection, table: str) -> Iterator[bytes]:
    """The rows of one table; a column of bytes stands there raw and in hexadecimal."""
    with connection.chunked_cursor() as cursor:  # a table may be larger than the memory
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - quoted, ours
        while rows := cursor.fetchmany(ROWS):
            yield b"\n".join(as_bytes(value) for row in rows for value in row)


def as_bytes(value) -> bytes:
    if isinstance(value, bytes | memoryview):
        return bytes(value) + b" " + bytes(value).hex().encode()
    return str(value).encode("utf-8", "surrogatepass")


def pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from pieces_of(file)


def pieces_of(file) -> Iterator[bytes]:
    """A stream in pieces that overlap, so that nothing hides where one ends."""
    tail = b""
    while piece := file.read(CHUNK):
        yield tail + piece
        tail = piece[-OVERLAP:]


def kept_pages() -> Iterator[tuple[str, bytes]]:
    """What the page store has on the disk, in each of its encodings (its names are those of addresses)."""
    folder = Path(settings.PAGE_STORE_FOLDER)
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file():
            yield f"kept page {path.relative_to(folder)}", bytes(path.relative_to(folder))
            body = path.read_bytes()
            packed = {".br": brotli.decompress, ".gz": gzip.decompress}.get(path.suffix)
            yield f"kept page {path.relative_to(folder)}", packed(body) if packed else body


def cached() -> Iterator[tuple[str, bytes]]:
    """Keys and values of the caches that can be listed: those in this process's memory."""
    for alias in settings.CACHES:
        cache = caches[alias]
        for key, value in dict(getattr(cache, "_cache", None) or {}).items():
            yield f"cache {alias}, {key}", f"{key} ".encode() + as_bytes(value)


def unlisted_caches() -> list[str]:
    return [alias for alias in settings.CACHES if not isinstance(caches[alias], LocMemCache)]


class RecordingBackend(BaseEmailBackend):
    """Sends through the site's own backend, and keeps a copy for the search. What is for one of ``nobody``
    goes nowhere: those are the canaries, and no mail server should learn of them."""

    sent: list[tuple[list[str], bytes]] = []  # recipients, message
    through: str = ""
    nobody: set[str] = set()

    def send_messages(self, messages):
        messages = list(messages)
        for message in messages:
            whole = message.message().as_bytes() + str(message.extra_headers).encode()
            self.sent.append((message.recipients(), whole))
        real = [m for m in messages if self.nobody.isdisjoint(m.recipients())]
        sent = get_connection(self.through).send_messages(real) if real else 0
        return (sent or 0) + len(messages) - len(real)


def without_recipient(message: bytes) -> bytes:
    """A message, and each of its parts decoded, without the one header that must name its reader."""
    parsed = message_from_bytes(message)
    del parsed["To"]
    parts = [part.get_payload(decode=True) or b"" for part in parsed.walk()]
    return b"\n".join([parsed.as_bytes(), *parts])


@contextmanager
def recorded_mail() -> Iterator[type[RecordingBackend]]:
    """The messages that are sent meanwhile, with their recipients: ``.sent``."""
    RecordingBackend.through, RecordingBackend.sent = settings.EMAIL_BACKEND, []
    RecordingBackend.nobody = set()
    settings.EMAIL_BACKEND = f"{RecordingBackend.__module__}.{RecordingBackend.__name__}"
    try:
        yield RecordingBackend
    finally:
        settings.EMAIL_BACKEND = RecordingBackend.through


class Recorder(logging.Handler):
    """Writes each line as the site's own handler would, and keeps it."""

    def __init__(self):
        super().__init__()
        formatters = [handler.formatter for handler in logging.getLogger().handlers]
        discreet = [each for each in formatters if isinstance(each, DiscreetFormatter)]
        self.formatter = discreet[0] if discreet else None
        self.lines: list[str] = []

    def emit(self, record):
        self.lines.append(self.format(record))


@contextmanager
def recorded_log() -> Iterator[list[str]]:
    """The lines that are logged meanwhile, however unimportant."""
    root, recorder = logging.getLogger(), Recorder()
    level = root.level
    root.addHandler(recorder)
    root.setLevel(logging.DEBUG)
    try:
        yield recorder.lines
    finally:
        root.removeHandler(recorder)
        root.setLevel(level)


def error_reports(path: str, fields: dict) -> Iterator[tuple[str, bytes]]:
    """What the site would tell its keepers if it broke while a reader posts ``fields``."""
    request = RequestFactory().post(path, fields)
    try:
        raise_with(**fields)
    except RuntimeError:
        reporter = get_exception_reporter_class(request)(request, *sys.exc_info())
        yield "error report (text)", reporter.get_traceback_text().encode()
        yield "error report (HTML)", reporter.get_traceback_html().encode()
        record = logging.LogRecord(
            "django.request", logging.ERROR, "", 0, "broken: %s", (fields,), sys.exc_info()
        )
        recorder = Recorder()
        recorder.emit(record)
        yield "log line of an error", recorder.lines[0].encode()


def raise_with(**typed):
    raise RuntimeError(f"a fault whose message quotes {typed}")
