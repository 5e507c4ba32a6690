"""How pictures are cut: what a page may ask for, and the box of each, by focal point or by hand.

Arithmetic only. Boxes are (left, top, right, bottom) in pixels of the upright original.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

SEARCH_WIDTH = 1200  # pixels; the least that Google's Article guidelines ask of a large picture


@dataclass(frozen=True)
class Shape:
    """A ratio that a person may cut by hand, and where readers meet it."""

    name: str
    width: int
    height: int
    purpose: str

    @property
    def ratio(self) -> float:
        return self.width / self.height

    @property
    def label(self) -> str:
        return (
            f"{self.width}:{self.height}" if self.width < 100 else f"{self.width} × {self.height}"
        )


SHAPES = {
    shape.name: shape
    for shape in (
        Shape("16x9", 16, 9, _("search engines, large")),
        Shape("4x3", 4, 3, _("search engines")),
        Shape("1x1", 1, 1, _("portraits, search engines")),
        Shape("3x2", 3, 2, _("cards of the site")),
        Shape("share", 1200, 630, _("share cards")),
    )
}


@dataclass(frozen=True)
class Crop:
    """One way a picture is cut: its shape ("": as it is), widths in pixels, and file formats.

    A picture whose box is narrower than ``least`` pixels does without this crop.
    """

    name: str
    shape: str
    widths: tuple[int, ...]
    formats: tuple[str, ...] = ("avif", "webp", "jpeg")
    least: int = 1

    @property
    def ratio(self) -> float | None:
        return SHAPES[self.shape].ratio if self.shape else None


CROPS = (
    Crop("full", "", (480, 800, 1200, 1600)),
    Crop("3x2", "3x2", (320, 640, 960)),
    Crop("1x1", "1x1", (96, 192, 384)),
    # For search engines (Google's Article guidelines name these three ratios) and share cards.
    Crop("16x9", "16x9", (SEARCH_WIDTH,), ("jpeg",), SEARCH_WIDTH),
    Crop("4x3", "4x3", (SEARCH_WIDTH,), ("jpeg",), SEARCH_WIDTH),
    Crop("square", "1x1", (SEARCH_WIDTH,), ("jpeg",), SEARCH_WIDTH),
    Crop("share", "share", (1200,), ("jpeg",)),
)


def crop_box(width: int, height: int, ratio: float, focal: tuple[float, float]):
    """Return the largest box of ``ratio`` in the picture with ``focal`` (0 to 1) near its middle."""
    box_width = min(width, height * ratio)
    box_height = box_width / ratio
    left = min(max(focal[0] * width - box_width / 2, 0), width - box_width)
    top = min(max(focal[1] * height - box_height / 2, 0), height - box_height)
    return left, top, left + box_width, top + box_height


def hand_box(width: int, height: int, ratio: float, hand):
    """The box that a person set as (left, top, width), moved and shrunk into the picture."""
    box_width = min(max(hand[2], 1), width, height * ratio)
    box_height = box_width / ratio
    left = min(max(hand[0], 0), width - box_width)
    top = min(max(hand[1], 0), height - box_height)
    return left, top, left + box_width, top + box_height


@dataclass(frozen=True)
class Cut:
    """A person's wishes for one picture: what must stay in view, and boxes set by hand, by shape."""

    focal: tuple[float, float] = (0.5, 0.5)
    by_hand: dict[str, tuple[int, int, int]] | None = None

    def box(self, size: tuple[int, int], shape: str):
        """The box of ``shape`` in a picture of ``size``; the whole of it for the shape ""."""
        if not shape:
            return 0, 0, *size
        ratio = SHAPES[shape].ratio
        if hand := (self.by_hand or {}).get(shape):
            return hand_box(*size, ratio, hand)
        return crop_box(*size, ratio, self.focal)
