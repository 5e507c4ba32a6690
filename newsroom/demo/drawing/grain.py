"""Paper grain and stippled shading: what makes flat geometry look printed rather than computed."""

import math
from functools import lru_cache

from PIL import Image, ImageChops, ImageFilter

from ..chance import seeded

TILE = 512
# A ramp of 256 steps between two long plateaus, so that a gradient may start and end inside a picture.
PLATEAU = 4096


@lru_cache(maxsize=16)
def _noise_tile(seed: int) -> Image.Image:
    return Image.frombytes("L", (TILE, TILE), seeded(seed).randbytes(TILE * TILE))


def noise(size: tuple[int, int], seed: int, dot: int = 2) -> Image.Image:
    """Even grey noise; ``dot`` is the side in pixels of one speck."""
    tile = _noise_tile(seed % 7)
    if dot > 1:
        tile = tile.resize((TILE * dot, TILE * dot), Image.Resampling.NEAREST)
    sheet = Image.new("L", size)
    for left in range(0, size[0], tile.width):
        for top in range(0, size[1], tile.height):
            sheet.paste(tile, (left, top))
    return sheet


@lru_cache(maxsize=1)
def _ramp() -> Image.Image:
    rows = bytes(PLATEAU) + bytes(range(256)) + bytes([255]) * PLATEAU
    return Image.frombytes("L", (1, len(rows)), rows).resize((4, len(rows)))


def gradient(
    size: tuple[int, int], start: tuple[float, float], end: tuple[float, float]
) -> Image.Image:
    """A linear gradient in pixels: 0 at ``start`` and before it, 255 at ``end`` and beyond."""
    coarse = 4
    width, height = max(1, size[0] // coarse), max(1, size[1] // coarse)
    dx, dy = (end[0] - start[0]) / coarse, (end[1] - start[1]) / coarse
    length = math.hypot(dx, dy) or 1.0
    along_x, along_y = dx / length**2 * 255, dy / length**2 * 255
    origin = PLATEAU - (start[0] / coarse * along_x + start[1] / coarse * along_y)
    coefficients = (0, 0, 2, along_x, along_y, origin)
    small = _ramp().transform(
        (width, height), Image.Transform.AFFINE, coefficients, Image.Resampling.BILINEAR
    )
    return small.resize(size, Image.Resampling.BILINEAR)


def stipple(tone: Image.Image, seed: int, dot: int, softness: float) -> Image.Image:
    """Turn a tone into specks whose density follows it; ``softness`` 0 gives hard dots, 1 smooth grey."""
    specks = noise(tone.size, seed, dot)
    sum_above_one = ImageChops.add(tone, specks, 1, -255)
    hard = sum_above_one.point(lambda value: min(255, value * 4))
    return Image.blend(hard, tone, softness)


def press(picture: Image.Image, seed: int, strength: float = 0.055) -> Image.Image:
    """Lay the grain of the paper over a finished picture."""
    fibre = noise(picture.size, seed, dot=1).filter(ImageFilter.BoxBlur(0.7))
    coat = Image.merge("RGB", (fibre, fibre, fibre))
    return Image.blend(picture, ImageChops.soft_light(picture, coat), strength * 6)
