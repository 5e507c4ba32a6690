"""``python -m tests.run``: every test that this machine can run, on SQLite and on PostgreSQL.

``--sqlite`` or ``--postgresql`` runs on that one alone; anything else goes to pytest.
"""

import os
import signal
import subprocess
import sys

from tests.browser import CHROMIUM
from tests.cluster import OLDEST, Cluster, find_binaries

PROCESSES = min(os.cpu_count() or 1, 6)  # a database each; more only queue for the disk
INTERRUPTED = 130  # a shell's exit code after Ctrl-C


def say(line: str) -> None:
    print(f"\n=== {line}", flush=True)


def pytest(arguments: list[str], **environment: str) -> bool:
    """Run pytest; whether all went well. No test collected counts as well."""
    command = [sys.executable, "-m", "pytest", "-n", str(PROCESSES), *arguments]
    child = subprocess.Popen(command, env=os.environ | environment)
    try:
        return child.wait() in (0, 5)
    except KeyboardInterrupt:
        child.send_signal(signal.SIGINT)
        child.wait()
        raise


def on_sqlite(arguments: list[str]) -> bool:
    say("The tests on SQLite")
    os.environ.pop("DATABASE_URL", None)
    return pytest(arguments)


def on_postgresql(arguments: list[str], binaries) -> bool:
    say(f"The tests on PostgreSQL ({binaries})")
    with Cluster(binaries) as url:
        return pytest(arguments, DATABASE_URL=url)


def main(arguments: list[str]) -> int:
    signal.signal(
        signal.SIGTERM, signal.default_int_handler
    )  # a polite kill cleans up as Ctrl-C does
    only = {name for name in ("--sqlite", "--postgresql") if name in arguments}
    arguments = [word for word in arguments if word not in only]
    binaries = find_binaries()
    if not CHROMIUM:
        say("Skipped: the browser tests, for there is no Chromium (Debian: apt install chromium)")
    if not binaries and only != {"--sqlite"}:
        say(
            f"Skipped: PostgreSQL, for there is no server >= {OLDEST} (Debian: apt install postgresql)"
        )
    failed = []
    if only != {"--postgresql"} and not on_sqlite(arguments):
        failed.append("SQLite")
    if only != {"--sqlite"} and binaries and not on_postgresql(arguments, binaries):
        failed.append("PostgreSQL")
    if failed:
        say(f"Failed on {' and on '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
