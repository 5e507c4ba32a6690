"""A sheet to draw on: shapes in design units, drawn larger than needed and reduced for smooth edges."""

from collections.abc import Sequence
from random import Random

from PIL import Image, ImageChops, ImageColor, ImageDraw

from . import grain

Point = tuple[float, float]
# Every sheet is this wide, whatever its size in pixels: a motif is composed once and printed at any size.
DESIGN_WIDTH = 1600
SUPERSAMPLE = 2


class Surface:
    """Shapes in design units on an image of any mode."""

    def __init__(self, image: Image.Image, scale: float):
        self.image = image
        self.scale = scale
        self.pen = ImageDraw.Draw(image)

    def _px(self, points: Sequence[Point]) -> list[Point]:
        return [(x * self.scale, y * self.scale) for x, y in points]

    def _frame(self, x: float, y: float, rx: float, ry: float) -> list[Point]:
        return self._px([(x - rx, y - ry), (x + rx, y + ry)])

    def poly(self, points: Sequence[Point], colour) -> None:
        self.pen.polygon(self._px(points), fill=colour)

    def disc(self, x: float, y: float, radius: float, colour) -> None:
        self.pen.ellipse(self._frame(x, y, radius, radius), fill=colour)

    def ellipse(self, x: float, y: float, rx: float, ry: float, colour) -> None:
        self.pen.ellipse(self._frame(x, y, rx, ry), fill=colour)

    def pie(self, x: float, y: float, radius: float, start: float, end: float, colour) -> None:
        """A slice from ``start`` to ``end`` degrees, clockwise from three o'clock."""
        self.pen.pieslice(self._frame(x, y, radius, radius), start, end, fill=colour)

    def ring(self, x: float, y: float, radius: float, width: float, colour) -> None:
        """A ring of which ``radius`` is the middle of the stroke."""
        self.arc(x, y, radius, width, 0, 360, colour)

    def arc(
        self, x: float, y: float, radius: float, width: float, start: float, end: float, colour
    ) -> None:
        """A stroke along a circle, from ``start`` to ``end`` degrees, clockwise from three o'clock."""
        outer = radius + width / 2
        self.pen.arc(
            self._frame(x, y, outer, outer),
            start,
            end,
            fill=colour,
            width=round(width * self.scale),
        )

    def box(
        self, left: float, top: float, right: float, bottom: float, colour, radius: float = 0
    ) -> None:
        corners = self._px([(left, top), (right, bottom)])
        self.pen.rounded_rectangle(corners, radius * self.scale, fill=colour)

    def line(self, points: Sequence[Point], width: float, colour, round_ends: bool = True) -> None:
        pixels = round(width * self.scale)
        self.pen.line(self._px(points), fill=colour, width=pixels, joint="curve")
        if round_ends:
            for x, y in (points[0], points[-1]):
                self.disc(x, y, width / 2, colour)


class Canvas(Surface):
    """The sheet of one picture; ``height`` is its height in design units."""

    def __init__(self, size: tuple[int, int], rng: Random):
        self.size = size
        self.rng = rng
        self.width = DESIGN_WIDTH
        scale = size[0] * SUPERSAMPLE / DESIGN_WIDTH
        self.height = size[1] * SUPERSAMPLE / scale
        pixels = (size[0] * SUPERSAMPLE, size[1] * SUPERSAMPLE)
        self.seed = rng.randrange(1_000)
        super().__init__(Image.new("RGB", pixels), scale)

    def ground(self, colour: str) -> None:
        self.image.paste(colour, (0, 0, *self.image.size))

    def stencil(self) -> Surface:
        """An empty mask of the same size: draw in 255 what is to be painted."""
        return Surface(Image.new("L", self.image.size), self.scale)

    def paint(self, stencil: Surface, colour: str, opacity: float = 1.0) -> None:
        """Fill what a stencil leaves open, opaque or as a glaze."""
        box = stencil.image.getbbox()
        if not box:
            return
        mask = stencil.image.crop(box)
        if opacity < 1:
            mask = mask.point(lambda value: round(value * opacity))
        self.image.paste(colour, box, mask)

    def overprint(self, stencil: Surface, colour: str) -> None:
        """Print an ink over what is there, as a second pass of the press does: the colours multiply."""
        box = stencil.image.getbbox()
        if not box:
            return
        below = self.image.crop(box)
        ink = Image.new("RGB", below.size, ImageColor.getrgb(colour))
        self.image.paste(ImageChops.multiply(below, ink), box, stencil.image.crop(box))

    def shade(
        self,
        stencil: Surface,
        colour: str,
        start: Point,
        end: Point,
        strength: float = 0.6,
        softness: float = 0.35,
    ) -> None:
        """Speckle a colour inside a stencil, from nothing at ``start`` to ``strength`` at ``end``."""
        box = stencil.image.getbbox()
        if not box:
            return
        mask = stencil.image.crop(box)
        moved = [(x * self.scale - box[0], y * self.scale - box[1]) for x, y in (start, end)]
        tone = grain.gradient(mask.size, *moved).point(lambda value: round(value * strength))
        dots = grain.stipple(tone, self.seed, SUPERSAMPLE, softness)
        self.image.paste(colour, box, ImageChops.multiply(mask, dots))

    def finish(self) -> Image.Image:
        """The picture at its true size, with the grain of the paper."""
        return grain.press(self.image.reduce(SUPERSAMPLE), self.seed)


def except_where(stencil: Surface, other: Surface) -> None:
    """Close a stencil wherever another one is open."""
    stencil.image.paste(ImageChops.subtract(stencil.image, other.image))


def only_where(stencil: Surface, other: Surface) -> None:
    """Keep a stencil open only where another one is open too."""
    stencil.image.paste(ImageChops.multiply(stencil.image, other.image))
