"""Author portraits: a few planes each, every face designed by hand and told apart at forty pixels."""

from PIL import Image

from ..chance import seeded
from .canvas import Canvas, only_where
from .faces import Face, X, Y, head
from .geometry import bow, curve
from .hair import BEHIND, HAIR
from .palette import INK, PALETTES, PAPER, Palette, palette

FACES = (
    Face("#eec3a0", "#cf8f6b", "bob", "#7a3322", "#1d3f55", extras=("round_glasses",)),
    Face("#c98d62", "#9a6140", "crop", "#1c1a1d", "#5c6f3c", extras=("beard",)),
    Face("#f3cfb3", "#d99f7d", "curls", "#b5542a", "#e0a83a", collar="#28525c"),
    Face("#ecc79a", "#c9965f", "fringe", "#17171c", "#b9472f"),
    Face(
        "#7d4e33",
        "#57321f",
        "shaved",
        "#221713",
        "#d9a13b",
        width=300,
        extras=("square_glasses", "goatee"),
    ),
    Face("#f0cdb4", "#d3a083", "bun", "#b9b4ab", "#463064", extras=("earrings",)),
    Face(
        "#dba77c", "#b07a50", "wave", "#3b2a20", "#2a2c35", collar="#c4472f", extras=("moustache",)
    ),
    Face("#a86f49", "#7d4c2e", "afro", "#231a1a", "#1d7f7e", extras=("earrings",)),
)


def portrait(seed: int, accent: str) -> Image.Image:
    """The face number ``seed`` (they repeat after the last) on the ground of an accent, 600 x 600."""
    # Drawn larger and cropped to the face, which has to be read in a circle of forty pixels.
    canvas = Canvas((760, 760), seeded(f"portrait:{seed}"))
    face, inks = FACES[(seed - 1) % len(FACES)], palette(accent)
    _ground(canvas, inks)
    if behind := BEHIND.get(face.hair):
        behind(canvas, face)
    _body(canvas, face)
    _head(canvas, face)
    _features(canvas, face)
    for extra in face.extras:
        EXTRAS[extra](canvas, face)
    HAIR[face.hair](canvas, face)
    if "beard" not in face.extras:
        _mouth(canvas, face)
    return canvas.finish().crop((80, 104, 680, 704))


def _ground(canvas: Canvas, inks: Palette) -> None:
    canvas.ground(inks.pale)
    disc = canvas.stencil()
    disc.disc(980, 560, 640, 255)
    canvas.paint(disc, inks.bright)
    canvas.shade(disc, inks.accent, (800, 300), (1100, 1250), 0.7)


def _body(canvas: Canvas, face: Face) -> None:
    neck = canvas.stencil()
    neck.box(X - 118, Y + 200, X + 118, Y + 640, 255)
    canvas.paint(neck, face.shade)
    body = canvas.stencil()
    body.ellipse(X, 1700, 640, 500, 255)
    canvas.paint(body, face.garment)
    canvas.shade(body, INK, (900, 1200), (150, 1650), 0.5)
    collar = canvas.stencil()
    collar.poly(
        [(X - 190, 1205), (X, 1480), (X + 190, 1205), (X + 118, 1150), (X - 118, 1150)], 255
    )
    canvas.paint(collar, face.collar)
    throat = canvas.stencil()
    throat.poly(
        [(X - 118, 1100), (X + 118, 1100), (X + 118, 1180), (X, 1355), (X - 118, 1180)], 255
    )
    canvas.paint(throat, face.shade)


def _head(canvas: Canvas, face: Face) -> None:
    for side in (-1, 1):
        canvas.ellipse(X + side * face.width, Y + 30, 56, 84, face.shade)
    outline = head(canvas, face)
    canvas.paint(outline, face.skin)
    dark = canvas.stencil()
    dark.box(X, 0, 1600, 1600, 255)
    only_where(dark, outline)
    canvas.paint(dark, face.shade, 0.28)
    canvas.shade(outline, face.shade, (X + 20, Y - 60), (X + 420, Y + 400), 0.85)


def _features(canvas: Canvas, face: Face) -> None:
    for side in (-1, 1):
        x = X + side * 128
        canvas.disc(x, Y + 10, 27, INK)
        brow = curve((x - 70, Y - 78), (x - 30, Y - 112), (x + 30, Y - 112), (x + 70, Y - 78))
        canvas.line(brow, 20, face.hair_colour if face.hair_colour != "#b9b4ab" else "#8d877f")
    canvas.poly([(X, Y - 30), (X + 58, Y + 142), (X, Y + 142)], face.shade)
    blush = canvas.stencil()
    blush.disc(X - 178, Y + 140, 62, 255)
    canvas.shade(blush, "#c4472f", (X - 178, Y + 300), (X - 178, Y + 60), 0.32)


def _mouth(canvas: Canvas, face: Face) -> None:
    canvas.line(bow(X, Y + 170, 96, 38, 142, 24), 19, "#8f2f25" if face.skin > "#b" else "#3d1712")


def _round_glasses(canvas: Canvas, face: Face) -> None:
    for side in (-1, 1):
        canvas.ring(X + side * 132, Y + 12, 102, 17, INK)
    canvas.line(bow(X, Y + 20, 34, 200, 340, 12), 17, INK)


def _square_glasses(canvas: Canvas, face: Face) -> None:
    for side in (-1, 1):
        x = X + side * 140
        canvas.line(
            [
                (x - 100, Y - 52),
                (x + 100, Y - 52),
                (x + 92, Y + 70),
                (x - 92, Y + 70),
                (x - 100, Y - 52),
            ],
            20,
            PAPER,
        )
    canvas.line([(X - 44, Y - 20), (X + 44, Y - 20)], 20, PAPER)


def _beard(canvas: Canvas, face: Face) -> None:
    beard = head(canvas, face)
    beard.box(0, 0, 1600, Y + 60, 0)
    beard.poly(
        [
            (X - 330, Y + 40),
            (X - face.width + 34, Y + 40),
            (X - 190, Y + 190),
            (X - 70, Y + 172),
            (X + 70, Y + 172),
            (X + 190, Y + 190),
            (X + face.width - 34, Y + 40),
            (X + 330, Y + 40),
            (X, Y),
        ],
        0,
    )
    canvas.paint(beard, face.hair_colour)
    canvas.shade(beard, "#5a5560", (X, Y + 380), (X - 220, Y + 60), 0.4)
    canvas.line(bow(X, Y + 186, 84, 35, 145, 20), 22, "#e9b08e")


def _goatee(canvas: Canvas, face: Face) -> None:
    canvas.ellipse(X, Y + 348, 82, 50, face.hair_colour)


def _moustache(canvas: Canvas, face: Face) -> None:
    for side in (-1, 1):
        points = curve(
            (X, Y + 172),
            (X + side * 60, Y + 150),
            (X + side * 110, Y + 180),
            (X + side * 152, Y + 232),
        )
        back = curve(
            (X + side * 152, Y + 232),
            (X + side * 80, Y + 236),
            (X + side * 30, Y + 226),
            (X, Y + 214),
        )
        canvas.poly([*points, *back], face.hair_colour)


def _earrings(canvas: Canvas, face: Face) -> None:
    for side in (-1, 1):
        canvas.disc(X + side * (face.width + 14), Y + 150, 34, PALETTES["amber"].bright)


EXTRAS = {
    "round_glasses": _round_glasses,
    "square_glasses": _square_glasses,
    "beard": _beard,
    "goatee": _goatee,
    "moustache": _moustache,
    "earrings": _earrings,
}
