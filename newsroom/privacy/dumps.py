"""The databases as a thief would take them: SQLite's files as they lie there, a dump of PostgreSQL."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.db import connections

from newsroom.privacy.keeping import pieces, pieces_of

PLACES = ("/usr/lib/postgresql", "/usr/local/opt", "/opt/homebrew/opt")


class NotDumped(Exception):
    """What could not be looked at, and why."""


def stolen_copies() -> Iterator[tuple[str, bytes]]:
    """(where, bytes) of every database, in every form that a copy of it could have.

    Raises NotDumped. Nothing that the caller has not committed is in them.
    """
    for alias in connections:
        if connections[alias].settings_dict.get("TEST", {}).get("MIRROR"):
            continue  # a replica has what the primary has
        if connections[alias].vendor == "sqlite":
            yield from copies_of_sqlite(alias)
        else:
            yield from dumps_of_postgresql(alias)


def copies_of_sqlite(alias: str) -> Iterator[tuple[str, bytes]]:
    """The file and its write-ahead log, where a deleted row may linger: as they are, and after the log
    has been brought into the file."""
    connection = connections[alias]
    path = Path(str(connection.settings_dict["NAME"]))
    yield from bytes_of(path, "as it is")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
    yield from bytes_of(path, "after a checkpoint")


def bytes_of(path: Path, when: str) -> Iterator[tuple[str, bytes]]:
    for each in (path, path.with_name(f"{path.name}-wal")):
        if each.is_file():
            yield from ((f"file {each.name} {when}", piece) for piece in pieces(each))


def dumps_of_postgresql(alias: str) -> Iterator[tuple[str, bytes]]:
    """``pg_dump`` as text; and in its own format, as it lies on the disk and unpacked."""
    server = connections[alias].get_connection_params()
    with tempfile.TemporaryDirectory() as folder:
        packed = Path(folder) / "dump"
        yield from output_of("pg_dump", ["--format=plain"], server, f"plain dump of {alias}")
        custom = ["--format=custom", f"--file={packed}"]
        yield from output_of("pg_dump", custom, server, f"dump of {alias}")
        yield from ((f"packed dump of {alias}", piece) for piece in pieces(packed))
        yield from output_of(
            "pg_restore", ["--file=-", str(packed)], {}, f"unpacked dump of {alias}"
        )


def output_of(
    program: str, arguments: list[str], server: dict, where: str
) -> Iterator[tuple[str, bytes]]:
    """What ``program`` writes, piece by piece. The password travels in its environment."""
    names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD"}
    names |= {"dbname": "PGDATABASE"}
    given = {names[key]: str(value) for key, value in server.items() if key in names}
    command = [str(find(program)), *arguments]
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(  # noqa: S603 - PostgreSQL's own program, arguments of ours
            command, stdout=subprocess.PIPE, stderr=complaints, env=os.environ | given
        )
        with process:
            yield from ((where, piece) for piece in pieces_of(process.stdout))
        if process.returncode:
            complaints.seek(0)
            said = complaints.read(300).decode("utf-8", "replace")
            raise NotDumped(f"{program} said: {said}")


def find(program: str) -> Path:
    """The newest one there is: it can read what older servers have."""
    found = [Path(path) for path in [shutil.which(program)] if path]
    for place in PLACES:
        found += Path(place).glob(f"*/bin/{program}")
    if not found:
        raise NotDumped(f"{program} is not installed here.")
    return max(
        found, key=lambda path: int("".join(filter(str.isdigit, path.parent.parent.name)) or 0)
    )
