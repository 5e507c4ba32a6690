"""The page store of one machine: files, an index beside them, and a clock in shared memory.

How a page gets in, so that at no moment a file lies about that no purge would find:

1. a row with its keys is committed (from here on a purge of one of them deletes the row);
2. the bodies are drafted aside;
3. if the row is still there, the drafts are moved into place and the row is marked ready, in one
   transaction that no purge can enter.

A crash after 1 or 2 leaves a row that nobody serves; in 3 SQLite takes the mark back, and the next purge,
sweep or making of the page finds its files by the row.
"""

import fcntl
import json
import logging
import shutil
import sqlite3
import time
from contextlib import contextmanager
from functools import wraps
from hashlib import blake2b
from http import HTTPStatus
from pathlib import Path

from newsroom.pagestore.bodies import Bodies, digests_of
from newsroom.pagestore.clock import Clock
from newsroom.pagestore.index import Index, chunks
from newsroom.pagestore.page import Page
from newsroom.pagestore.store import Ticket, Unavailable

logger = logging.getLogger(__name__)

ELSEWHERE_LIMIT = 5_000  # redirects, 404 and 410 kept; a scanner's guesses push each other out
CHECK_EVERY = 50  # makings between two looks at the limits
SPARE = 0.05  # of a limit freed at once when it is reached
TOO_MANY = 2_000  # pages killed at once: beyond, putting all of them away is quicker
PURGES_REMEMBERED = 20_000  # a page that takes longer than so many purges is not kept
CHANGES_REMEMBERED = 7 * 86_400  # seconds
DRAFTS_LIVE = 3_600  # seconds
LOCKS = 4_096  # two addresses that share one wait for each other now and then


def or_unavailable(method):
    """What the disk or SQLite refuses is one kind of trouble for whoever asked."""

    @wraps(method)
    def guarded(self, *args, **kwargs):
        try:
            return method(self, *args, **kwargs)
        except (OSError, sqlite3.Error) as error:
            raise Unavailable(f"{type(error).__name__}: {error}") from error

    return guarded


class FileStore:
    def __init__(self, folder: Path, *, limit: int, edition: str = ""):
        """``limit``: pages kept; ``edition``: of the code that makes them (see edition.py)."""
        self.folder, self.limit, self.edition = Path(folder), limit, edition
        self.open()

    @or_unavailable
    def open(self) -> None:
        self.bodies = Bodies(self.folder)
        self.index = Index(self.folder / "index.sqlite3")
        (self.folder / "locks").mkdir(parents=True, exist_ok=True)
        with (self.folder / "locks" / "opening").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            self.bodies.prepare()
            self.clock = Clock(self.folder / "clock")
            self.words = self.clock.words
            try:
                self.index.create(self.edition)
            except sqlite3.Error:
                logger.exception("the index of the kept pages is of no use: starting another")
                self.condemn()
                self.bodies.prepare()
                self.index = Index(self.index.path)
                self.index.create(self.edition)

    def is_current(self) -> bool:
        return self.clock.is_current() and self.index.is_current()

    def find_again(self) -> None:
        """Somebody may have removed the folder or the index under us: start anew with new ones."""
        if not self.is_current():
            self.open()

    @or_unavailable
    def adopt(self) -> None:
        """Pages made by other code or other settings are not ours: start empty."""
        with self.index.writing() as index:
            (found,) = index.execute("SELECT edition FROM state").fetchone()
            if found == self.edition:
                return
            index.execute("UPDATE state SET edition = ?", (self.edition,))
        self.clear()

    # Making

    @or_unavailable
    def begin(self) -> Ticket:
        self.find_again()
        (sequence,) = self.index.read("SELECT sequence FROM state").fetchone()
        return Ticket(sequence, time.time())

    @or_unavailable
    def keep(self, page: Page, ticket: Ticket) -> bool:
        file = self.bodies.file_for(page)
        with self.index.writing() as index:
            if not self.may_keep(index, page.keys, ticket):
                return False
            page.dates_count = self.is_alone_in_its_second(index, page)
            page.number = self.announce(index, page, file)
        drafts = self.bodies.draft(page)
        with self.index.writing() as index:
            found = index.execute("UPDATE page SET is_ready = 1 WHERE number = ?", (page.number,))
            if found.rowcount:
                self.bodies.place(file, drafts)
        if not found.rowcount:  # purged in the meantime
            for draft in drafts.values():
                draft.unlink(missing_ok=True)
            return False
        if page.number % CHECK_EVERY == 0:
            self.evict()
        return True

    def may_keep(self, index, keys, ticket: Ticket) -> bool:
        forgotten, edition = index.execute("SELECT forgotten, edition FROM state").fetchone()
        if ticket.sequence < forgotten or edition != self.edition:
            return False
        if ticket.at <= self.clock.condemned or not self.is_current():
            return False
        newer = "SELECT 1 FROM purge WHERE sequence > ? AND key IN ({}) LIMIT 1"
        return not any(
            index.execute(newer.format(marks), (ticket.sequence, *part)).fetchone()
            for marks, part in chunks(keys)
        )

    def is_alone_in_its_second(self, index, page: Page) -> bool:
        """A date is a validator only when no other version can have been given out with it."""
        (purged_at,) = index.execute("SELECT purged_at FROM state").fetchone()
        former = index.execute("SELECT made_at FROM page WHERE address = ?", (page.address,))
        (made_at,) = former.fetchone() or (0.0,)
        return int(page.made_at) > int(max(purged_at, made_at))

    def announce(self, index, page: Page, file: str) -> int:
        index.execute("DELETE FROM page WHERE address = ?", (page.address,))
        rest = json.dumps(
            {
                "status": page.status,
                "headers": page.headers,
                "digests": digests_of(page),
                "dates_count": page.dates_count,
            }
        )
        is_elsewhere = page.status != HTTPStatus.OK
        row = (page.address, 0, is_elsewhere, file, page.made_at, page.expires, rest)
        sql = "INSERT INTO page VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)"
        number = index.execute(sql, row).lastrowid
        pairs = [(key, number) for key in page.keys]
        index.executemany("INSERT INTO page_key VALUES (?, ?)", pairs)
        return number

    @contextmanager
    def making(self, address: str):
        stripe = int.from_bytes(blake2b(address.encode(), digest_size=4).digest()) % LOCKS
        try:
            file = (self.folder / "locks" / f"{stripe:03x}").open("w")
        except OSError as error:
            raise Unavailable(str(error)) from error
        with file:  # closing it unlocks; so does the end of a process that dies
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True

    # Reading

    @or_unavailable
    def load(self, address: str) -> Page | None:
        sql = "SELECT number, file, made_at, expires, rest FROM page WHERE address = ? AND is_ready"
        row = self.index.read(sql, address).fetchone()
        if row is None or row[2] <= self.clock.condemned:
            return None
        number, file, made_at, expires, rest = row
        rest = json.loads(rest)
        bodies = self.bodies.read(file, rest.pop("digests"))
        if bodies is None:
            return None
        body, headers = bodies.pop("identity"), [tuple(pair) for pair in rest["headers"]]
        return Page(
            address=address,
            status=rest["status"],
            headers=headers,
            body=body,
            keys=frozenset(),
            made_at=made_at,
            expires=expires,
            encoded=bodies,
            number=number,
            dates_count=rest["dates_count"],
        )

    @or_unavailable
    def holds(self, page: Page) -> bool:
        self.find_again()
        sql = "SELECT 1 FROM page WHERE number = ? AND is_ready"
        is_there = self.index.read(sql, page.number).fetchone() is not None
        return is_there and page.made_at > self.clock.condemned

    # Killing

    def purge(self, keys, change: str = "") -> bool:
        try:
            self.find_again()
            return self.purge_by_index(set(keys), change)
        except Unavailable:
            logger.exception("pages cannot be purged one by one: all of them are condemned")
            self.condemn()
            return True

    def condemn(self) -> None:
        """Nothing may stay that should go, so everything goes: no disk is needed for that."""
        self.clock.condemn(time.time())
        self.index.remove()
        for part in ("www", "other"):
            shutil.rmtree(self.folder / part, ignore_errors=True)

    @or_unavailable
    def purge_by_index(self, keys: set[str], change: str) -> bool:
        with self.index.writing() as index:
            if change and not self.is_new(index, change):
                return False
            sequence = self.tick(index)
            pairs = [(key, sequence) for key in keys]
            index.executemany("INSERT OR REPLACE INTO purge VALUES (?, ?)", pairs)
            dead = self.carrying(index, keys)
            is_too_many = len(dead) > TOO_MANY
            if not is_too_many:
                self.remove(index, dead)
        if is_too_many:
            self.clear()
        else:
            self.clock.show(sequence)
        return True

    def is_new(self, index, change: str) -> bool:
        row = (change, time.time())
        return index.execute("INSERT OR IGNORE INTO done VALUES (?, ?)", row).rowcount == 1

    def tick(self, index) -> int:
        sql = "UPDATE state SET sequence = sequence + 1, purged_at = ? RETURNING sequence"
        ((sequence,),) = index.execute(sql, (time.time(),)).fetchall()
        return sequence

    def carrying(self, index, keys) -> dict[int, str]:
        """number → file of the pages that carry any of the keys."""
        sql = "SELECT number, file FROM page JOIN page_key ON page = number WHERE key IN ({})"
        dead = {}
        for marks, part in chunks(keys):
            dead.update(index.execute(sql.format(marks), part))
            if len(dead) > TOO_MANY:
                break
        return dead

    def remove(self, index, pages: dict[int, str]) -> None:
        self.bodies.remove(pages.values())
        for marks, part in chunks(pages):
            index.execute(f"DELETE FROM page WHERE number IN ({marks})", part)  # noqa: S608 - only "?, ?"

    @or_unavailable
    def clear(self) -> None:
        with self.index.writing() as index:
            sequence = self.tick(index)
            index.execute("UPDATE state SET forgotten = ?", (sequence,))
            for table in ("page_key", "page", "purge"):
                index.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
            away = self.bodies.forget(str(sequence))
        self.clock.show(sequence)
        shutil.rmtree(away, ignore_errors=True)

    @or_unavailable
    def sweep(self) -> int:
        now = time.time()
        with self.index.writing() as index:
            sql = "SELECT number, file FROM page WHERE expires <= ? LIMIT ?"
            expired = dict(index.execute(sql, (now, TOO_MANY)).fetchall())
            self.remove(index, expired)
            index.execute(
                "UPDATE state SET forgotten = max(forgotten, sequence - ?)", (PURGES_REMEMBERED,)
            )
            index.execute("DELETE FROM purge WHERE sequence <= (SELECT forgotten FROM state)")
            index.execute("DELETE FROM done WHERE at < ?", (now - CHANGES_REMEMBERED,))
        self.bodies.clean(older_than=now - DRAFTS_LIVE)
        return len(expired)

    def evict(self) -> None:
        """Remove the oldest makings where a limit is passed."""
        for is_elsewhere, limit in ((0, self.limit), (1, ELSEWHERE_LIMIT)):
            with self.index.writing() as index:
                sql = "SELECT count(*) FROM page WHERE is_elsewhere = ?"
                (count,) = index.execute(sql, (is_elsewhere,)).fetchone()
                if count > limit:
                    sql = "SELECT number, file FROM page WHERE is_elsewhere = ? ORDER BY number LIMIT ?"
                    extra = count - limit + int(limit * SPARE)
                    self.remove(index, dict(index.execute(sql, (is_elsewhere, extra)).fetchall()))
