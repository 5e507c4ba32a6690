"""A progress bar for a terminal; for a file or a pipe, one line when the work is done."""

import time

BAR = 30  # characters
REDRAW_EVERY = 0.1  # seconds; oftener only flickers


class Progress:
    """``with Progress(stdout, "Articles", 10_000) as progress: progress.advance(500)``."""

    def __init__(self, stdout, label: str, total: int):
        self.stdout, self.label, self.total = stdout, label, total
        self.done = 0
        self.started = self.drawn = time.monotonic()
        self.is_live = bool(getattr(stdout, "isatty", lambda: False)())

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, kind, error, trace) -> None:
        if kind is None:
            self.finish()

    def advance(self, count: int = 1) -> None:
        self.done += count
        now = time.monotonic()
        if self.is_live and now - self.drawn > REDRAW_EVERY:
            self.drawn = now
            filled = BAR * self.done // max(1, self.total)
            bar = "█" * filled + "░" * (BAR - filled)
            self.write(f"\r  {self.label:<12} {bar} {self.done:>9,} / {self.total:,}")

    def finish(self) -> None:
        seconds = time.monotonic() - self.started
        ending = f"  {self.label:<12} {self.done:>9,}  in {seconds:.1f} s"
        self.write(f"\r{ending:<72}\n" if self.is_live else f"{ending}\n")

    def write(self, text: str) -> None:
        # Django's wrapper of the stream would add a line's end of its own.
        getattr(self.stdout, "_out", self.stdout).write(text)
        self.stdout.flush()
