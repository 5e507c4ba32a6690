"""The web server and the worker as they run on a machine: processes of their own, on the test's database,
that a test may kill."""

import os
import signal
import subprocess
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

from newsroom.serving import answers, web_server, worker
from tests.cluster import free_port
from tests.house.places import ROOT
from tests.newsroom.process import KEPT

READY_WITHIN = 60  # seconds, on a machine ten times slower than ours
HOST = "127.0.0.1"


def database_url() -> str:
    """The address of the very database that this test looks into."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    who = f"{quote(database['USER'])}:{quote(database['PASSWORD'])}"
    return f"postgres://{who}@{database['HOST']}:{database['PORT']}/{database['NAME']}"


class Processes:
    """``web`` and ``worker``; killed is what was running, never asked to end."""

    def __init__(self, folder: Path, mail_port: int):
        self.port = free_port()
        self.log = (folder / "processes.log").open("ab")
        self.commands = {
            "web": web_server(HOST, self.port),
            "worker": [*worker(), "--interval", "0.1"],
        }
        self.running: dict[str, subprocess.Popen] = {}
        self.environment = KEPT | {
            "DJANGO_SETTINGS_MODULE": "tests.settings_of_processes",
            "DATABASE_URL": database_url(),
            "EMAIL_URL": f"smtp://{HOST}:{mail_port}",
            "NEWSROOM_VAR": str(folder),  # with the vault's keys, which this test has as well
            "SECRET_KEY": settings.SECRET_KEY,
            "SITE_URL": f"http://{HOST}:{self.port}",
            "PYTHONPATH": str(ROOT),
        }

    def start(self, name: str) -> None:
        self.running[name] = subprocess.Popen(
            self.commands[name],
            cwd=ROOT,
            env=self.environment,
            stdout=self.log,
            stderr=self.log,
            process_group=0,
        )

    def kill(self, name: str) -> None:
        """As the kernel does that has no memory left: it and its children, at once."""
        with suppress(ProcessLookupError):  # it has ended already
            os.killpg(self.running[name].pid, signal.SIGKILL)
        self.running.pop(name).wait()

    def kill_a_child(self, name: str) -> None:
        """One process below it, which it has to notice by itself."""
        pid = self.running[name].pid
        children = Path(f"/proc/{pid}/task/{pid}/children")
        for child in children.read_text().split()[-1:] if children.exists() else ():
            os.kill(int(child), signal.SIGKILL)

    def wait_for_the_web(self) -> None:
        """A server whose child was killed twice in a few seconds gives up: whoever keeps services running
        starts it again."""
        until = time.monotonic() + READY_WITHIN
        while not answers(f"http://{HOST}:{self.port}/healthz"):
            if self.running["web"].poll() is not None:
                self.start("web")
            assert time.monotonic() < until, "the web server does not answer"
            time.sleep(0.05)


@contextmanager
def processes(folder: Path, mail_port: int):
    house = Processes(folder, mail_port)
    try:
        for name in house.commands:
            house.start(name)
        house.wait_for_the_web()
        yield house
    finally:
        for name in list(house.running):
            house.kill(name)
        house.log.close()
