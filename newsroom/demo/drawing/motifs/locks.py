"""Locks, keys and seals, taken apart into geometry."""

from ..canvas import Canvas
from ..figures import shadow, walker
from ..geometry import bow, polar, turned
from ..palette import Palette
from ..registry import motif


def _keyhole(surface, x: float, y: float, size: float, colour) -> None:
    """A round hole over a flaring slot; ``size`` is the radius of the hole."""
    surface.disc(x, y, size, colour)
    surface.poly(
        [
            (x - size * 0.42, y),
            (x + size * 0.42, y),
            (x + size * 0.9, y + size * 2.5),
            (x - size * 0.9, y + size * 2.5),
        ],
        colour,
    )


@motif
def keyhole(canvas: Canvas, inks: Palette) -> None:
    """A keyhole as tall as a gate; somebody stands in the light that falls through it."""
    canvas.ground(inks.ink)
    floor = canvas.stencil()
    floor.box(0, 640, 1600, 900, 255)
    canvas.paint(floor, inks.deep)
    beam = canvas.stencil()
    beam.poly([(920, 640), (1160, 640), (700, 900), (-120, 900)], 255)
    canvas.paint(beam, inks.bright)
    canvas.shade(beam, inks.deep, (960, 640), (240, 900), 0.7)
    hole = canvas.stencil()
    hole.disc(1040, 290, 190, 255)
    hole.poly([(965, 300), (1115, 300), (1160, 640), (920, 640)], 255)
    canvas.paint(hole, inks.mate)
    canvas.shade(hole, inks.paper, (1000, 760), (1080, 80), 0.85, 0.6)
    shadow(canvas, 980, 742, 230, -420, 116, inks.ink)
    walker(canvas, 980, 745, 230, inks.ink, 4)


@motif
def padlock(canvas: Canvas, inks: Palette) -> None:
    """An open padlock whose body is a stack of slats; two of them have slid out."""
    canvas.ground(inks.accent)
    shackle = canvas.stencil()
    shackle.arc(640, 330, 170, 74, 180, 360, 255)
    shackle.box(433, 328, 507, 470, 255)
    shackle.box(773, 328, 847, 380, 255)
    canvas.paint(shackle, inks.paper)
    canvas.shade(shackle, inks.deep, (700, 0), (420, 0), 0.5)
    slides = (0, 0, 150, 0, 0, 300, 0, 0)
    for index, slide in enumerate(slides):
        top = 410 + index * 51
        slat = canvas.stencil()
        slat.box(340 + slide, top, 940 + slide, top + 45, 255)
        canvas.paint(slat, inks.mate if slide else inks.ink)
        canvas.shade(
            slat, inks.deep if slide else inks.accent, (700 + slide, 0), (330 + slide, 0), 0.55
        )
    _keyhole(canvas, 640, 545, 40, inks.accent)


@motif
def two_keys(canvas: Canvas, inks: Palette) -> None:
    """A public and a private key, head to tail: each one's teeth fill the other's gaps."""
    canvas.ground(inks.pale)
    first, second = canvas.stencil(), canvas.stencil()
    _key(first, 0, (0, 1, 0, 1, 1, 0, 1, 0))
    _key(second, 180, (1, 0, 1, 0, 0, 1, 0, 1))
    for key, colour, start, end in (
        (first, inks.accent, (620, 300), (120, 520)),
        (second, inks.mate, (1000, 600), (1500, 400)),
    ):
        canvas.paint(key, colour)
        canvas.shade(key, inks.deep, start, end, 0.5)


def _key(stencil, degrees: float, teeth: tuple[int, ...]) -> None:
    """A key whose bow is at the left and whose teeth look down, turned about the middle of the page."""
    # Teeth of both keys share one row of places: 1 reaches across to the other key, 0 leaves room for it.
    places = teeth if degrees == 0 else teeth[::-1]
    parts = [[(380, 330), (1290, 330), (1290, 398), (380, 398)]]
    for place, reaches in enumerate(places):
        left = 436 + place * 91
        if reaches:
            parts.append([(left + 6, 390), (left + 85, 390), (left + 85, 494), (left + 6, 494)])
    for part in parts:
        stencil.poly(turned(part, 800, 450, degrees), 255)
    stencil.ring(*turned([(250, 364)], 800, 450, degrees)[0], 120, 64, 255)


@motif
def sealed_envelope(canvas: Canvas, inks: Palette) -> None:
    """An envelope larger than the page, held shut by a seal with a keyhole."""
    canvas.ground(inks.accent)
    sheet = canvas.stencil()
    sheet.poly(turned([(270, 210), (1330, 210), (1330, 1010), (270, 1010)], 800, 500, -5), 255)
    canvas.paint(sheet, inks.paper)
    sides = canvas.stencil()
    sides.poly(turned([(270, 210), (760, 660), (270, 1010)], 800, 500, -5), 255)
    sides.poly(turned([(1330, 210), (840, 660), (1330, 1010)], 800, 500, -5), 255)
    canvas.paint(sides, inks.pale)
    canvas.shade(sides, inks.accent, (800, 300), (800, 1000), 0.35)
    flap, under = canvas.stencil(), canvas.stencil()
    flap.poly(turned([(270, 210), (1330, 210), (800, 640)], 800, 500, -5), 255)
    under.poly(turned([(270, 236), (1330, 236), (806, 684)], 800, 500, -5), 255)
    canvas.shade(under, inks.deep, (800, 250), (800, 700), 0.55)
    canvas.paint(flap, inks.paper)
    canvas.shade(flap, inks.bright, (800, 330), (800, 800), 0.4)
    seal = canvas.stencil()
    seal.disc(800, 600, 122, 255)
    canvas.paint(seal, inks.mate)
    canvas.shade(seal, inks.ink, (760, 520), (880, 800), 0.6)
    _keyhole(canvas, 800, 576, 31, inks.paper)


@motif
def fingerprint(canvas: Canvas, inks: Palette) -> None:
    """A fingerprint drawn as nested arches; its right half has become a table of cells."""
    canvas.ground(inks.paper)
    x, y, foot, pitch, count = 800, 445, 815, 28, 13
    for index in range(count, 0, -1):
        radius, colour = index * pitch, inks.accent if index % 2 else inks.paper
        canvas.pie(x, y, radius, 180, 270, colour)
        canvas.box(x - radius, y, x, foot, colour)
    right = canvas.stencil()
    right.box(x, 0, 1600, 900, 255)
    canvas.paint(right, inks.ink)
    for column in range(count):
        for row in range(-count, 14):
            cell_x, cell_y = x + (column + 0.5) * pitch, y + (row + 0.5) * pitch
            away = ((cell_x - x) ** 2 + min(0, cell_y - y) ** 2) ** 0.5
            if int(away / pitch) % 2 == 0 and away < count * pitch and cell_y < foot:
                colour = inks.mate if (column * 3 + row) % 11 == 0 else inks.bright
                canvas.box(cell_x - 11, cell_y - 11, cell_x + 11, cell_y + 11, colour)


@motif
def shield_planes(canvas: Canvas, inks: Palette) -> None:
    """A shield folded from four planes, a ring of dashes around it kept at a distance."""
    canvas.ground(inks.deep)
    for index in range(36):
        start = index * 10
        canvas.line(
            [polar(800, 450, 520, start), polar(800, 450, 600 + 70 * (index % 3), start)],
            15,
            inks.accent,
        )
    halves = (
        ([(800, 130), (1080, 215), (1080, 470), (800, 470)], inks.bright),
        ([(800, 130), (520, 215), (520, 470), (800, 470)], inks.paper),
        ([(520, 470), (800, 470), (800, 800), *bow(800, 470, 280, 118, 180, 12)], inks.mate),
        ([(1080, 470), (800, 470), (800, 800), *bow(800, 470, 280, 62, 0, 12)], inks.ink),
    )
    for points, colour in halves:
        plane = canvas.stencil()
        plane.poly(points, 255)
        canvas.paint(plane, colour)
        canvas.shade(plane, inks.accent, (690, 300), (900, 700), 0.5)
