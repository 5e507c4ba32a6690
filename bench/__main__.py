"""``make bench``: pages of the site against a bare WSGI app, on the same server in the same run.

Absolute figures say more about the machine than about the code: compare the ratios. "Made fresh" means
that Django draws the page for every request, "kept" that the page store answers.
"""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from bench.load import WRK, Measure, measure
from newsroom.serving import answers, web_server

SITE = "newsroom.wsgi:application"
ROUNDS = (
    3  # each asks for every page in turn, so that a busy moment of the machine touches them all
)
SECONDS = 3  # that a page is asked for in a round
WARM_UP = 1  # seconds
PREPARE = (
    ("migrate", "-v0"),
    ("collectstatic", "--noinput", "-v0"),
    ("shell", "-v0", "-c", "from bench.content import make_newsroom; make_newsroom()"),
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(application: str, environment: dict[str, str]) -> Iterator[tuple[str, int]]:
    """The web server with that application; gives its address and its process id."""
    port = free_port()
    command = [*web_server("127.0.0.1", port)[:-1], application]
    process = subprocess.Popen(command, env=environment)
    try:
        address = f"http://127.0.0.1:{port}"
        while not answers(address):
            if process.poll() is not None:
                raise RuntimeError(f"the server of {application} did not start")
            time.sleep(0.1)
        yield address, process.pid
    finally:
        process.terminate()
        process.wait()


def prepare(environment: dict[str, str]) -> str:
    """Make the newsroom that is measured; return the path of its article."""
    for command in PREPARE:
        said = subprocess.run(
            [sys.executable, "manage.py", *command],
            env=environment,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        ).stdout
    return said.strip()


def middle(measures: list[Measure]) -> Measure:
    return Measure(
        statistics.median(each.rate for each in measures),
        statistics.median(each.cpu for each in measures),
    )


def compare(urls: dict[str, tuple[str, int]]) -> dict[str, Measure]:
    """The median of the rounds for every page, given as (address, process of its server)."""
    measures = {name: [] for name in urls}
    for url, pid in urls.values():
        measure(url, pid, WARM_UP)
    for _ in range(ROUNDS):
        for name, (url, pid) in urls.items():
            measures[name].append(measure(url, pid, SECONDS))
    return {name: middle(found) for name, found in measures.items()}


def report(found: dict[str, Measure], size: int) -> None:
    bare = found["bare WSGI app"]
    loader = "wrk" if WRK else "Python (install wrk for a faster one)"
    print(f"Loaded by {loader}; the bare app answers {size:,} bytes, as the article does.\n")
    print(f"{'':24}{'requests/s':>12}{'of bare':>10}{'CPU ms':>10}{'× bare':>10}")
    for name, each in found.items():
        rate, cost = each.rate / bare.rate, each.cpu / bare.cpu if bare.cpu else 0
        print(f"{name:24}{each.rate:>12.0f}{rate:>10.4f}{each.cpu:>10.3f}{cost:>10.1f}")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as state:
        page = Path(state) / "page.html"
        environment = os.environ | {"NEWSROOM_VAR": state, "BENCH_PAGE": str(page)}
        environment.pop("DATABASE_URL", None)
        article = prepare(environment)
        makes, keeps = environment | {"PAGE_STORE": "0"}, environment | {"PAGE_STORE": "1"}
        with serving(SITE, makes) as (site, pid), serving(SITE, keeps) as (quick, quick_pid):
            page.write_bytes(urlopen(site + article).read())
            with serving("bench.bare:application", environment) as (bare, bare_pid):
                urls = {
                    "bare WSGI app": (bare + article, bare_pid),
                    "article, kept": (quick + article, quick_pid),
                    "front page, kept": (quick + "/", quick_pid),
                    "article, made fresh": (site + article, pid),
                    "front page, made fresh": (site + "/", pid),
                }
                report(compare(urls), page.stat().st_size)


if __name__ == "__main__":
    main()
