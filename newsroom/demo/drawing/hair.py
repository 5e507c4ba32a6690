"""Heads and hair: the shapes that tell the portraits apart."""

from .canvas import Canvas
from .faces import Face, X, Y, head
from .geometry import bow, curve, lens
from .palette import INK, PALETTES


def _bob(canvas: Canvas, face: Face) -> None:
    cap = head(canvas, face)
    for points in (
        [
            (X - 90, Y - 300),
            (X + 420, Y - 40),
            (X + 420, Y + 500),
            (X - 420, Y + 500),
            (X - 420, Y + 10),
        ],
    ):
        cap.poly(points, 0)
    canvas.paint(cap, face.hair_colour)
    canvas.shade(cap, INK, (X, Y - 420), (X + 300, Y), 0.5)


def _bob_behind(canvas: Canvas, face: Face) -> None:
    mass = canvas.stencil()
    mass.ellipse(X, Y - 90, face.width + 90, 390, 255)
    mass.box(X - face.width - 90, Y - 90, X + face.width + 90, Y + 330, 255, 40)
    canvas.paint(mass, face.hair_colour)
    canvas.shade(mass, INK, (X - 100, Y), (X + 500, Y + 250), 0.55)


def _long_behind(canvas: Canvas, face: Face) -> None:
    mass = canvas.stencil()
    mass.ellipse(X, Y - 80, face.width + 80, 400, 255)
    mass.box(X - face.width - 80, Y - 80, X + face.width + 80, Y + 640, 255, 60)
    canvas.paint(mass, face.hair_colour)


def _fringe(canvas: Canvas, face: Face) -> None:
    cap = head(canvas, face)
    cap.box(0, Y - 128, 1600, 1600, 0)
    canvas.paint(cap, face.hair_colour)
    for side in (-1, 1):
        lock = canvas.stencil()
        edge = X + side * face.width
        lock.poly(
            [
                (edge + side * 60, Y - 160),
                (edge - side * 44, Y - 160),
                (edge - side * 8, Y + 380),
                (edge + side * 80, Y + 380),
            ],
            255,
        )
        canvas.paint(lock, face.hair_colour)
    shine = canvas.stencil()
    shine.poly(lens((X - 230, Y - 250), (X + 110, Y - 250), 40), 255)
    canvas.paint(shine, "#5b5f78", 0.8)


def _crop(canvas: Canvas, face: Face) -> None:
    cap = canvas.stencil()
    cap.ellipse(X, Y - 90, face.width + 14, 345, 255)
    cap.poly(
        [
            (X - 400, Y - 60),
            (X - 232, Y - 90),
            (X - 215, Y - 205),
            (X - 40, Y - 240),
            (X + 215, Y - 205),
            (X + 232, Y - 90),
            (X + 400, Y - 60),
            (X + 400, Y + 500),
            (X - 400, Y + 500),
        ],
        0,
    )
    canvas.paint(cap, face.hair_colour)
    canvas.shade(cap, "#5a5560", (X, Y - 150), (X - 240, Y - 460), 0.6)


def _curls(canvas: Canvas, face: Face) -> None:
    crown = [
        (-270, -150, 105),
        (-235, -290, 115),
        (-110, -385, 125),
        (50, -410, 125),
        (190, -340, 120),
        (275, -215, 105),
        (300, -85, 80),
        (-300, -40, 80),
        (-130, -265, 90),
        (20, -290, 95),
        (160, -250, 80),
    ]
    for dx, dy, radius in crown:
        curl = canvas.stencil()
        curl.disc(X + dx, Y + dy, radius, 255)
        canvas.paint(curl, face.hair_colour)
        canvas.shade(
            curl,
            "#5c1f1a",
            (X + dx - radius * 0.4, Y + dy - radius * 0.5),
            (X + dx + radius, Y + dy + radius * 1.2),
            0.8,
        )


def _curls_behind(canvas: Canvas, face: Face) -> None:
    for dx, dy, radius in (
        (-330, 60, 100),
        (-340, 200, 95),
        (-310, 330, 85),
        (330, 60, 100),
        (345, 200, 95),
        (315, 330, 85),
    ):
        canvas.disc(X + dx, Y + dy, radius, face.hair_colour)


def _shaved(canvas: Canvas, face: Face) -> None:
    cap = head(canvas, face)
    cap.ellipse(X, Y + 90, face.width - 10, 360, 0)
    cap.box(0, Y - 40, 1600, 1600, 0)
    canvas.shade(cap, face.hair_colour, (X, Y - 460), (X, Y - 40), 0.75)
    gleam = canvas.stencil()
    gleam.ellipse(X - 95, Y - 285, 80, 34, 255)
    canvas.paint(gleam, "#b98561", 0.8)


def _bun(canvas: Canvas, face: Face) -> None:
    cap = canvas.stencil()
    cap.ellipse(X, Y - 90, face.width + 22, 350, 255)
    cap.poly(
        [
            (X - 50, Y - 330),
            *curve((X - 50, Y - 330), (X - 190, Y - 250), (X - 260, Y - 130), (X - 262, Y + 40)),
            (X - 420, Y + 40),
            (X - 420, Y + 500),
            (X + 420, Y + 500),
            (X + 420, Y + 40),
            (X + 262, Y + 40),
            *curve((X + 262, Y + 40), (X + 240, Y - 150), (X + 150, Y - 260), (X - 50, Y - 330)),
        ],
        0,
    )
    canvas.paint(cap, face.hair_colour)
    canvas.shade(cap, "#6d6862", (X - 80, Y - 400), (X + 330, Y), 0.7)


def _bun_behind(canvas: Canvas, face: Face) -> None:
    knot = canvas.stencil()
    knot.disc(X + 70, Y - 470, 150, 255)
    canvas.paint(knot, face.hair_colour)
    canvas.shade(knot, "#6d6862", (X + 20, Y - 560), (X + 200, Y - 340), 0.8)


def _wave(canvas: Canvas, face: Face) -> None:
    cap = canvas.stencil()
    top = curve(
        (X - face.width - 16, Y + 20),
        (X - face.width - 70, Y - 470),
        (X + 60, Y - 560),
        (X + 250, Y - 430),
    )
    tip = curve(
        (X + 250, Y - 430), (X + 370, Y - 360), (X + 345, Y - 120), (X + face.width + 12, Y + 10)
    )
    inner = curve(
        (X + face.width + 12, Y + 10), (X + 240, Y - 150), (X + 230, Y - 215), (X + 120, Y - 235)
    )
    sweep = curve(
        (X + 120, Y - 235), (X - 60, Y - 190), (X - 215, Y - 300), (X - face.width - 16, Y + 20)
    )
    cap.poly([*top, *tip, *inner, *sweep], 255)
    canvas.paint(cap, face.hair_colour)
    canvas.shade(cap, "#8a6a4c", (X, Y - 200), (X - 60, Y - 560), 0.6)


def _afro_behind(canvas: Canvas, face: Face) -> None:
    mass = canvas.stencil()
    mass.disc(X, Y - 170, 470, 255)
    canvas.paint(mass, face.hair_colour)
    canvas.shade(mass, "#6a4a3e", (X + 60, Y - 100), (X - 330, Y - 560), 0.6)


def _afro(canvas: Canvas, face: Face) -> None:
    cap = head(canvas, face)
    cap.ellipse(X, Y + 110, face.width + 30, 330, 0)
    canvas.paint(cap, face.hair_colour)
    band = canvas.stencil()
    band.poly([*bow(X, Y + 330, 640, 243, 297), *bow(X, Y + 330, 560, 297, 243)], 255)
    canvas.paint(band, PALETTES["amber"].accent)


BEHIND = {
    "bob": _bob_behind,
    "fringe": _long_behind,
    "curls": _curls_behind,
    "bun": _bun_behind,
    "afro": _afro_behind,
}
HAIR = {
    "bob": _bob,
    "crop": _crop,
    "curls": _curls,
    "fringe": _fringe,
    "shaved": _shaved,
    "bun": _bun,
    "wave": _wave,
    "afro": _afro,
}
