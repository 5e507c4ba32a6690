"""Running the site in a process of its own, with an environment of its own."""

import os
import subprocess
import sys

from tests.environment import VARIABLES
from tests.house.places import ROOT

# What Python itself needs of ours; the site's variables are the test's own business.
KEPT = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}


def run(*command: str, var, **environment: str) -> subprocess.CompletedProcess:
    """Run ``python …`` from the root with that environment and its state under ``var``."""
    assert set(environment) <= {*VARIABLES, "DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=KEPT | {"NEWSROOM_VAR": str(var)} | environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
