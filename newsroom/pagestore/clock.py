"""The purge clock: eight bytes that every process of the machine sees change at once.

A worker keeps pages in memory and must honour a purge made by any other process at its very next
request. Asking a file's time costs a system call; a word in shared memory costs 30 ns.
"""

import mmap
import os
from pathlib import Path

SIZE = 16  # bytes: the word, and the moment before which every page is condemned
WORD, CONDEMNED = 0, 1


class Clock:
    """``words[WORD]`` takes another value with every purge, and never one that it had before."""

    def __init__(self, path: Path):
        self.path = path
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            if os.fstat(descriptor).st_size < SIZE:
                os.ftruncate(descriptor, SIZE)
            self.inode = os.fstat(descriptor).st_ino
            self.words = memoryview(mmap.mmap(descriptor, SIZE)).cast("Q")
        finally:
            os.close(descriptor)

    @property
    def word(self) -> int:
        return self.words[WORD]

    def show(self, sequence: int) -> None:
        """Show the number of a purge that has just been committed. Each number is shown once."""
        self.words[WORD] = sequence

    @property
    def condemned(self) -> float:
        """Pages begun before this moment (seconds since the epoch) are not to be served."""
        return self.words[CONDEMNED] / 1e6

    def condemn(self, moment: float) -> None:
        """What remains possible when nothing can be written: condemn all that was begun before."""
        self.words[CONDEMNED] = int(moment * 1e6)
        self.words[WORD] = 1 << 63 | int.from_bytes(os.urandom(7))

    def is_current(self) -> bool:
        """Whether the file is still the one that was opened (somebody may have removed the folder)."""
        try:
            return self.path.stat().st_ino == self.inode
        except OSError:
            return False
