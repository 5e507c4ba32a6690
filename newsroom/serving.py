"""One machine, two processes: the web server and the worker, which start and stop together.

In production each has a service (and an environment) of its own; this is for trying the site out.
"""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from django.conf import settings

THREADS = 4  # of the web server: SQLite readers run side by side, and one slow client blocks nobody
READY_WITHIN = 60  # seconds, on a machine ten times slower than ours
STOP_WITHIN = 10  # seconds: a job that makes renditions is given the time to end
LOOK_EVERY = 0.1  # seconds
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def web_server(host: str, port: int) -> list[str]:
    """The command line of the web server."""
    options = f"--interface wsgi --workers 1 --blocking-threads {THREADS} --no-ws --http auto"
    return [
        *(sys.executable, "-m", "granian", *options.split(), "--log-level", "warning"),
        *("--host", host, "--port", str(port), "--respawn-failed-workers"),
        "newsroom.wsgi:application",
    ]


def worker() -> list[str]:
    return [sys.executable, str(settings.BASE_DIR / "manage.py"), "worker"]


def is_free(host: str, port: int) -> bool:
    """Whether a server may listen there now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=5):  # noqa: S310 - the caller's own http address
            return True
    except HTTPError:
        return True
    except (URLError, OSError):
        return False


class Household:
    """Processes that live and die together."""

    def __init__(self):
        self.members: list[subprocess.Popen] = []
        self.asked_to_stop = False

    def __enter__(self):
        self.former = {number: signal.signal(number, self.ask_to_stop) for number in STOP_SIGNALS}
        return self

    def __exit__(self, *exc_info):
        self.stop()
        for number, handler in self.former.items():
            signal.signal(number, handler)

    def ask_to_stop(self, number, frame):
        self.asked_to_stop = True

    def start(self, command: list[str]) -> None:
        """Start a member. In a process group of its own: Ctrl-C reaches it once, through us."""
        self.members.append(subprocess.Popen(command, process_group=0))  # noqa: S603 - ours

    def is_whole(self) -> bool:
        return not self.asked_to_stop and all(each.poll() is None for each in self.members)

    def wait_until(self, ready: Callable[[], bool], within: float) -> bool:
        """Whether ``ready()`` came true within that many seconds, all members being alive."""
        end = time.monotonic() + within
        while self.is_whole() and time.monotonic() < end:
            if ready():
                return True
            time.sleep(LOOK_EVERY)
        return False

    def wait(self) -> int:
        """Wait for a signal or for a member's end; 0 when it was a signal, else 1."""
        while self.is_whole():
            time.sleep(LOOK_EVERY)
        return 0 if self.asked_to_stop else 1

    def stop(self) -> None:
        for each in self.members:
            if each.poll() is None:
                each.terminate()
        end = time.monotonic() + STOP_WITHIN
        for each in self.members:
            try:
                each.wait(max(0, end - time.monotonic()))
            except subprocess.TimeoutExpired:
                each.kill()
                each.wait()
