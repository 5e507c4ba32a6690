"""The demo's pictures, drawn with Pillow alone: the same seed gives the same picture on every machine."""

from PIL import Image

from ..chance import seeded
from . import motifs
from .canvas import Canvas
from .palette import palette
from .portraits import portrait
from .products import product
from .registry import MOTIFS

__all__ = ["MOTIFS", "draw", "motifs", "portrait", "product"]


def draw(motif: str, *, seed: int, accent: str, size: tuple[int, int] = (1600, 900)) -> Image.Image:
    """Draw a picture: ``motif`` is a name in MOTIFS, ``accent`` a colour key, ``size`` in pixels.

    The motifs are composed for 16:9; another ratio shows more or less at the bottom. An even seed
    mirrors the picture, so that a motif may be met twice without being recognised at once.
    """
    canvas = Canvas(size, seeded(f"{motif}:{seed}"))
    MOTIFS[motif](canvas, palette(accent))
    picture = canvas.finish()
    return picture if seed % 2 else picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
