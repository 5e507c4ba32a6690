"""What a portrait is made of, and the outline of its head."""

from dataclasses import dataclass

from .canvas import Canvas, Surface
from .geometry import curve
from .palette import PAPER

# A square sheet is 1600 design units wide and high; every face is centred on this point.
X, Y = 800, 730


@dataclass(frozen=True)
class Face:
    """What one portrait is made of; ``hair`` and ``extras`` name drawing functions."""

    skin: str
    shade: str
    hair: str
    hair_colour: str
    garment: str
    collar: str = PAPER
    width: int = 285
    extras: tuple[str, ...] = ()


def head(canvas: Canvas, face: Face) -> Surface:
    """The outline of the head alone."""
    outline = canvas.stencil()
    outline.ellipse(X, Y - 60, face.width, 330, 255)
    outline.poly(
        [
            (X - face.width, Y - 60),
            *curve(
                (X - face.width, Y - 60),
                (X - face.width, Y + 250),
                (X - 150, Y + 395),
                (X, Y + 395),
            ),
            *curve(
                (X, Y + 395),
                (X + 150, Y + 395),
                (X + face.width, Y + 250),
                (X + face.width, Y - 60),
            ),
        ],
        255,
    )
    return outline
