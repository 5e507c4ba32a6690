"""Asking a server for one page as fast as it answers, and what that costs the server."""

import http.client
import os
import re
import shutil
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

CONNECTIONS = 8
WRK = shutil.which("wrk")
TICKS = os.sysconf("SC_CLK_TCK")  # of the processor's clock, in a second


@dataclass(frozen=True)
class Measure:
    """Requests answered in a second, and milliseconds of processor time that each cost."""

    rate: float
    cpu: float


def measure(url: str, server: int, seconds: float) -> Measure:
    """Ask for ``url`` for so many seconds; ``server`` is the process to charge, with its children."""
    before, start = processor_time(server), time.monotonic()
    answered = by_wrk(url, seconds) if WRK else by_python(url, seconds)
    elapsed, used = time.monotonic() - start, processor_time(server) - before
    if not answered:
        raise RuntimeError(f"{url} never answered with a page")
    return Measure(answered / elapsed, 1000 * used / answered)


def by_wrk(url: str, seconds: float) -> int:
    command = [WRK, "-t1", f"-c{CONNECTIONS}", f"-d{seconds:.0f}s", url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if failures := re.search(r"Non-2xx.*", said):
        raise RuntimeError(f"{url}: {failures[0]}")
    return int(re.search(r"(\d+) requests in", said)[1])


def by_python(url: str, seconds: float) -> int:
    """The same without wrk: slower itself, so that ratios come out kinder than they are."""
    end, counts = time.monotonic() + seconds, []
    threads = [
        threading.Thread(target=ask_until, args=(end, url, counts)) for _ in range(CONNECTIONS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts)


def ask_until(end: float, url: str, counts: list[int]) -> None:
    address = urlsplit(url)
    connection, count = http.client.HTTPConnection(address.netloc, timeout=10), 0
    while time.monotonic() < end:
        connection.request("GET", address.path)
        answer = connection.getresponse()
        answer.read()
        count += answer.status == http.client.OK
    counts.append(count)


def processor_time(pid: int) -> float:
    """Seconds of processor time that a process and its children have used (Linux; elsewhere 0)."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return 0.0
    own = (int(fields[11]) + int(fields[12])) / TICKS
    return own + sum(processor_time(int(child)) for child in children)
