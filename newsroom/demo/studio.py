"""Where the demo's pictures are drawn: on all cores, with their renditions, before any row is written.

Nothing here may import a model: the processes that draw know no Django.
"""

import io
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from articles import pictures
from newsroom.demo.content.shapes import Author, Picture, Product
from newsroom.demo.drawing import draw, portrait, product
from newsroom.demo.progress import Progress

QUALITY = 92  # of the JPEG originals, from which everything else is cut


@dataclass(frozen=True)
class Developed:
    """A finished picture: its file, and what ``pictures.make_renditions`` made of it."""

    key: str
    file: bytes
    renditions: list[tuple[str, int, int, str, bytes]]


def key_of(record: Picture | Author | Product) -> str:
    return getattr(record, "key", None) or record.slug


def develop(record: Picture | Author | Product) -> Developed:
    """Draw a picture and its renditions. Runs in a process of its own."""
    if isinstance(record, Picture):
        drawn = draw(record.motif, seed=record.seed, accent=record.accent, size=record.size)
    elif isinstance(record, Author):
        drawn = portrait(record.face, record.accent)
    else:
        drawn = product(record.shape, record.accent)
    out = io.BytesIO()
    drawn.save(out, "JPEG", quality=QUALITY, subsampling=0)
    made = list(pictures.make_renditions(io.BytesIO(out.getvalue()), focal_of(record)))
    return Developed(key_of(record), out.getvalue(), made)


def focal_of(record) -> tuple[float, float]:
    return getattr(record, "focal", (0.5, 0.5))


def develop_all(records: Iterable, stdout) -> Iterator[Developed]:
    """Develop every record, as many at a time as this process may use cores."""
    records = list(records)
    # Spawned, not forked: a database connection must not be carried into another process.
    with (
        ProcessPoolExecutor(cores(), mp_context=get_context("spawn")) as pool,
        Progress(stdout, "Pictures", len(records)) as progress,
    ):
        for developed in pool.map(develop, records):
            progress.advance()
            yield developed


def cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
