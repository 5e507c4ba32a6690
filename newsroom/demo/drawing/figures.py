"""Small people: a disc and a few planes, to give the large shapes their scale."""

from .canvas import Canvas, Surface
from .geometry import bow


def bust(surface: Surface, x: float, y: float, height: float, colour) -> None:
    """Head and shoulders standing on ``y``."""
    head = height * 0.27
    half = height * 0.46
    surface.disc(x, y - height + head, head, colour)
    shoulders = bow(x, y, half, 180, 360)
    surface.poly([(px, y + (py - y) * 0.82) for px, py in shoulders], colour)


def walker(canvas: Canvas, x: float, y: float, height: float, colour: str, lean: float = 0) -> None:
    """A person standing on ``y``, seen from far; ``lean`` moves the head sideways."""
    head, shoulder, hem = height * 0.095, height * 0.12, height * 0.17
    top, knee = y - height * 0.78, y - height * 0.26
    canvas.disc(x + lean, y - height + head, head, colour)
    canvas.pie(x + lean, top + shoulder, shoulder, 180, 360, colour)
    coat = [
        (x + lean - shoulder, top + shoulder),
        (x + lean + shoulder, top + shoulder),
        (x + hem, knee),
        (x - hem, knee),
    ]
    canvas.poly(coat, colour)
    for hip, foot in ((-0.07, -0.15), (0.07, 0.13)):
        left, right = x + (hip - 0.035) * height, x + (hip + 0.035) * height
        canvas.poly(
            [
                (left, knee),
                (right, knee),
                (x + (foot + 0.025) * height, y),
                (x + (foot - 0.025) * height, y),
            ],
            colour,
        )


def shadow(
    canvas: Canvas, x: float, y: float, height: float, reach: float, drop: float, colour: str
) -> None:
    """The long shadow of a walker: ``reach`` to the right and ``drop`` down, in design units."""
    foot, shoulder = height * 0.16, height * 0.12
    stencil = canvas.stencil()
    stencil.poly(
        [
            (x - foot, y),
            (x + foot, y),
            (x + reach + shoulder, y + drop),
            (x + reach - shoulder, y + drop),
        ],
        255,
    )
    stencil.ellipse(x + reach * 1.12, y + drop * 1.12, shoulder * 1.1, shoulder * 0.7, 255)
    canvas.paint(stencil, colour)
