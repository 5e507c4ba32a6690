"""The index of the kept pages: which keys each carries, and which keys were purged when.

A SQLite file of its own beside the pages. It is not a record of anything: when it is lost or broken, the
store starts empty. So it never waits for the disk.
"""

import os
import sqlite3
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path

BUSY = 5.0  # seconds that a writer waits for another
FORMAT = 1  # of the tables below; an index of another format is thrown away
SCHEMA = f"""
    PRAGMA user_version = {FORMAT};
    CREATE TABLE IF NOT EXISTS state (
        one INTEGER PRIMARY KEY CHECK (one = 1), sequence INTEGER, forgotten INTEGER,
        purged_at REAL, edition TEXT
    );
    CREATE TABLE IF NOT EXISTS page (
        number INTEGER PRIMARY KEY AUTOINCREMENT, address TEXT NOT NULL UNIQUE,
        is_ready INTEGER NOT NULL, is_elsewhere INTEGER NOT NULL, file TEXT NOT NULL,
        made_at REAL NOT NULL, expires REAL NOT NULL, rest TEXT NOT NULL
    );
    CREATE INDEX IF NOT EXISTS page_expires ON page (expires);
    CREATE INDEX IF NOT EXISTS page_kind ON page (is_elsewhere, number);
    CREATE TABLE IF NOT EXISTS page_key (
        key TEXT NOT NULL, page INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,
        PRIMARY KEY (key, page)
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS page_key_page ON page_key (page);
    CREATE TABLE IF NOT EXISTS purge (key TEXT PRIMARY KEY, sequence INTEGER) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS purge_sequence ON purge (sequence);
    CREATE TABLE IF NOT EXISTS done (change TEXT PRIMARY KEY, at REAL) WITHOUT ROWID;
"""
AT_ONCE = 400  # parameters in one statement, well below SQLite's limit


class Index:
    """One connection per thread and process."""

    def __init__(self, path: Path):
        self.path, self.inode = path, None
        self.local = threading.local()

    def create(self, edition: str) -> None:
        """Make the tables. One process at a time: SQLite can't wait while a journal changes its mode.

        A new index counts on from the time in milliseconds, so that whoever began before, with the
        number of an index that is gone, is known for a late comer.
        """
        connection = self.connection
        (found,) = connection.execute("PRAGMA user_version").fetchone()
        if found not in (0, FORMAT):
            raise sqlite3.DatabaseError(f"an index of format {found}")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.executescript(SCHEMA)
        start = int(time.time() * 1000)
        row = (start, start, edition)
        connection.execute("INSERT OR IGNORE INTO state VALUES (1, ?, ?, 0, ?)", row)

        self.inode = self.path.stat().st_ino

    def is_current(self) -> bool:
        """Whether the file is still the one that was opened."""
        try:
            return self.path.stat().st_ino == self.inode
        except OSError:
            return False

    def remove(self) -> None:
        """Best effort: every process that sees the file gone starts a new one."""
        for suffix in ("", "-wal", "-shm"):
            with suppress(OSError):
                self.path.with_name(self.path.name + suffix).unlink()

    @property
    def connection(self) -> sqlite3.Connection:
        if getattr(self.local, "process", None) != os.getpid():
            self.local.connection, self.local.process = self.open(), os.getpid()
        return self.local.connection

    def open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=BUSY, isolation_level=None)
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA wal_autocheckpoint=400")
        return connection

    def read(self, sql: str, *values):
        return self.connection.execute(sql, values)

    @contextmanager
    def writing(self):
        """A transaction in which nobody else writes; whatever is raised inside undoes it."""
        connection = self.connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")


def chunks(values):
    values = list(values)
    for start in range(0, len(values), AT_ONCE):
        part = values[start : start + AT_ONCE]
        yield ",".join("?" * len(part)), part
