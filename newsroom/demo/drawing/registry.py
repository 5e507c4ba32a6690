"""The list of motifs by name: each module of ``motifs`` signs its own in."""

from collections.abc import Callable

from .canvas import Canvas
from .palette import Palette

Motif = Callable[[Canvas, Palette], None]
MOTIFS: dict[str, Motif] = {}


def motif(function: Motif) -> Motif:
    """Make a drawing function known under its own name."""
    MOTIFS[function.__name__] = function
    return function
