"""The system's Chromium: no browser is downloaded."""

import shutil
import time

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
FLAGS = """--no-sandbox --disable-gpu --disable-quic --no-first-run --hide-scrollbars
    --disable-background-networking --disable-component-update --disable-sync""".split()


def until(page, expression: str, *arguments, seconds: float = 15) -> None:
    """Wait until JavaScript says so. Playwright's own way polls by eval, which our policy forbids."""
    end = time.monotonic() + seconds
    while not page.evaluate(expression, *arguments):
        assert time.monotonic() < end, f"never true: {expression}"
        page.wait_for_timeout(50)
