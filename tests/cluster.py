"""A PostgreSQL server for the length of a test run: own files, own port, no durability.

PostgreSQL refuses to run as root, so root starts it as another user.
"""

import os
import pwd
import re
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

OLDEST = 15  # the oldest major version that the site supports
UNPRIVILEGED = ("postgres", "nobody")
PLACES = ("/usr/lib/postgresql", "/usr/local/opt", "/opt/homebrew/opt")
START_WITHIN = 30  # seconds
# No autovacuum: a test's rows are never committed, so at a moment of its own choosing it would tell the
# planner that the largest tables are empty. Tests that ask for a plan say ANALYZE themselves.
FAST = """autovacuum=off fsync=off synchronous_commit=off full_page_writes=off wal_level=minimal
    max_wal_senders=0 max_connections=60 shared_buffers=128MB listen_addresses=127.0.0.1""".split()


def find_binaries() -> Path | None:
    """The folder of the newest supported ``initdb`` and ``postgres``, or None."""
    found = [Path(path).resolve().parent for path in [shutil.which("initdb")] if path]
    for place in PLACES:
        found += [path.parent for path in Path(place).glob("*/bin/initdb")]
    versions = {folder: major_version(folder) for folder in found}
    usable = [folder for folder, version in versions.items() if version >= OLDEST]
    return max(usable, key=versions.get, default=None)


def major_version(folder: Path) -> int:
    """0 when there is no server in ``folder``, or one that does not run."""
    try:
        said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True)
    except OSError:
        return 0
    number = re.search(r"\d+", said.stdout)
    return int(number[0]) if number else 0


def another_user() -> dict:
    """What makes a subprocess run unprivileged when we are root."""
    if os.geteuid() != 0:
        return {}
    for name in UNPRIVILEGED:
        try:
            account = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    raise RuntimeError("root may not run PostgreSQL, and there is no user to run it as")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Cluster:
    """``with Cluster(find_binaries()) as url:`` gives the DATABASE_URL of an empty server."""

    def __init__(self, binaries: Path):
        self.binaries = binaries
        self.who = another_user()
        self.port = free_port()
        self.password = secrets.token_hex(16)

    def __enter__(self) -> str:
        self.folder = Path(tempfile.mkdtemp(prefix="newsroom-pg-"))
        try:
            self.make()
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return f"postgres://newsroom:{self.password}@127.0.0.1:{self.port}/postgres"

    def __exit__(self, *exc_info) -> None:
        if server := getattr(self, "server", None):
            server.send_signal(signal.SIGQUIT)  # at once: nothing in it is to be kept
            server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def make(self) -> None:
        secret = self.folder / "password"
        secret.write_text(self.password)
        if self.who:
            for path in (self.folder, secret):
                os.chown(path, self.who["user"], self.who["group"])
        options = (
            "-U newsroom -A scram-sha-256 -E UTF8 --locale=C.UTF-8 --no-sync --no-instructions"
        )
        subprocess.run(
            [self.binaries / "initdb", *options.split(), "--pwfile", secret, self.folder / "data"],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=self.folder,
            **self.who,
        )

    def start(self) -> None:
        settings = [word for setting in FAST for word in ("-c", setting)]
        places = ["-D", self.folder / "data", "-k", self.folder, "-p", str(self.port)]
        with (self.folder / "log").open("w") as log:
            self.server = subprocess.Popen(
                [self.binaries / "postgres", *places, *settings],
                stdout=log,
                stderr=log,
                cwd=self.folder,
                process_group=0,  # Ctrl-C is for the tests; the server stops after them
                **self.who,
            )
        end = time.monotonic() + START_WITHIN
        while not self.is_ready():
            if self.server.poll() is not None or time.monotonic() > end:
                raise RuntimeError(
                    f"PostgreSQL did not start:\n{(self.folder / 'log').read_text()}"
                )
            time.sleep(0.1)

    def is_ready(self) -> bool:
        asked = [self.binaries / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        return subprocess.run(asked).returncode == 0
