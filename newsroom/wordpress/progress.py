"""A line that says how far it is, on a terminal; nothing anywhere else."""

import time

WIDTH = 30  # characters of the bar
EVERY = 0.2  # seconds between two drawings


class Progress:
    def __init__(self, stream):
        self.stream = stream
        self.is_shown = bool(getattr(stream, "isatty", lambda: False)())
        self.drawn_at = 0.0

    def show(self, label: str, done: int, whole: int) -> None:
        now = time.monotonic()
        if not self.is_shown or now - self.drawn_at < EVERY:
            return
        self.drawn_at = now
        share = min(done / whole, 1.0) if whole else 1.0
        bar = ("█" * round(share * WIDTH)).ljust(WIDTH, "░")
        self.stream.write(f"\r{label} {bar} {share:4.0%} ")
        self.stream.flush()

    def end(self) -> None:
        if self.is_shown and self.drawn_at:
            self.stream.write("\r\033[K")
            self.stream.flush()
            self.drawn_at = 0.0
