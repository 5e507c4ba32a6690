"""Bodies and planets: health and science."""

from ..canvas import Canvas, only_where
from ..geometry import bow, oblong, polar, square, turned, wave
from ..palette import Palette
from ..registry import motif


@motif
def orbit(canvas: Canvas, inks: Palette) -> None:
    """A planet too near to be seen whole, two orbits, a small moon on time."""
    canvas.ground(inks.ink)
    for _ in range(70):
        canvas.disc(
            canvas.rng.uniform(0, 1600),
            canvas.rng.uniform(0, 900),
            canvas.rng.choice((2, 2, 3)),
            inks.pale,
        )
    for radius, width in ((690, 5), (900, 3)):
        canvas.ring(330, 760, radius, width, inks.bright)
    planet = canvas.stencil()
    planet.disc(330, 760, 500, 255)
    canvas.paint(planet, inks.accent)
    canvas.shade(planet, inks.deep, (560, 420), (60, 900), 0.9)
    canvas.shade(planet, inks.pale, (360, 620), (760, 300), 0.55)
    moon = canvas.stencil()
    x, y = polar(330, 760, 690, -38)
    moon.disc(x, y, 96, 255)
    canvas.paint(moon, inks.mate)
    canvas.shade(moon, inks.ink, (x + 20, y - 30), (x - 90, y + 90), 0.8)
    canvas.disc(*polar(330, 760, 900, -18), 26, inks.paper)


@motif
def helix(canvas: Canvas, inks: Palette) -> None:
    """Two strands and their rungs; in the middle some rungs are missing."""
    canvas.ground(inks.deep)
    upper = wave(-40, 1640, 450, 235, 1040, 0.1)
    lower = wave(-40, 1640, 450, 235, 1040, 0.6)
    pairs = list(zip(upper, lower, strict=True))[4::7]
    for index, ((x, top), (_, bottom)) in enumerate(pairs):
        if index in (12, 13, 15):
            continue
        middle = (top + bottom) / 2
        first, second = (inks.accent, inks.mate) if (index * 5) % 3 else (inks.bright, inks.pale)
        canvas.line([(x, top), (x, middle)], 22, first, round_ends=False)
        canvas.line([(x, middle), (x, bottom)], 22, second, round_ends=False)
    canvas.line(upper, 40, inks.paper)
    canvas.line(lower, 40, inks.bright)


@motif
def open_capsule(canvas: Canvas, inks: Palette) -> None:
    """A capsule pulled apart; what it holds are cells of a table."""
    canvas.ground(inks.pale)
    for mouth, far_end, colour in ((655, 330, inks.accent), (945, 1270, inks.ink)):
        half, opening = canvas.stencil(), canvas.stencil()
        half.poly(_aslant([(far_end, 300), (mouth, 300), (mouth, 600), (far_end, 600)]), 255)
        half.disc(*_aslant([(far_end, 450)])[0], 150, 255)
        canvas.paint(half, colour)
        canvas.shade(half, inks.bright, (700, 560), (620, 180), 0.55)
        opening.poly(
            _aslant([(mouth + (x - mouth) * 0.08, y) for x, y in bow(mouth, 450, 150, 0, 360)]), 255
        )
        canvas.paint(opening, inks.deep)
    for row in range(5):
        for column in range(6):
            jitter = canvas.rng.uniform(-7, 7)
            x, y = 690 + column * 46 + jitter, 358 + row * 46 + jitter
            colour = inks.mate if (row * 3 + column) % 7 == 0 else inks.deep
            canvas.poly(_aslant(square(x, y, 30, jitter)), colour)


def _aslant(points: list) -> list:
    return turned(points, 800, 450, -24)


@motif
def two_lungs_of_leaves(canvas: Canvas, inks: Palette) -> None:
    """Leaves along a stem, each of two planes, opposite and regular as a pair of lungs."""
    canvas.ground(inks.pale)
    canvas.line([(800, 960), (800, 120)], 16, inks.ink)
    for index in range(4):
        y = 800 - index * 170
        reach = 420 - index * 62
        for side in (-1, 1):
            tip = (800 + side * reach, y - 235)
            for bend, colour in ((-0.42, inks.accent), (0.30, inks.deep)):
                leaf = canvas.stencil()
                normal = (-(tip[1] - y) * bend, (tip[0] - 800) * bend)
                leaf.poly(_half_leaf((800, y), tip, (normal[0] * side, normal[1] * side)), 255)
                canvas.paint(leaf, inks.mate if index == 2 and side == 1 and bend < 0 else colour)
                canvas.shade(leaf, inks.bright, (800, y + 40), tip, 0.6)


def _half_leaf(base, tip, normal):
    """The part of a leaf on one side of its rib."""
    points = []
    for step in range(25):
        t = step / 24
        swell = 4 * t * (1 - t) * (1.15 - 0.5 * t) * 0.62
        points.append(
            (
                base[0] + (tip[0] - base[0]) * t + normal[0] * swell,
                base[1] + (tip[1] - base[1]) * t + normal[1] * swell,
            )
        )
    return points


@motif
def eclipse(canvas: Canvas, inks: Palette) -> None:
    """Phases of one body in a row, the middle one full."""
    canvas.ground(inks.deep)
    radius = 118
    for index in range(5):
        x = 280 + index * 260
        body = canvas.stencil()
        body.disc(x, 450, radius, 255)
        canvas.paint(body, inks.mate if index == 2 else inks.accent)
        canvas.shade(body, inks.pale, (x - 20, 520), (x + 60, 280), 0.5)
        if index != 2:
            dark = canvas.stencil()
            dark.disc(x + (index - 2) * 60, 450, radius + 2, 255)
            only_where(dark, body)
            canvas.paint(dark, inks.ink)
    canvas.line([(0, 640), (1600, 640)], 4, inks.bright)
    for index in range(33):
        tall = 46 if index % 8 == 4 else 22
        canvas.line(
            [(32 + index * 48, 640), (32 + index * 48, 640 + tall)],
            4,
            inks.bright,
            round_ends=False,
        )


@motif
def bandage(canvas: Canvas, inks: Palette) -> None:
    """Two plasters crossed over a broken line of code."""
    canvas.ground(inks.mate)
    for row in range(9):
        x = 90 + 60 * (row % 3)
        for width in (210, 120, 300, 160, 240, 140):
            canvas.box(
                x, 78 + row * 92, x + width, 112 + row * 92, inks.ink if row != 4 else inks.deep, 4
            )
            x += width + 46
    for degrees, colour in ((38, inks.pale), (-38, inks.paper)):
        strip, cast = canvas.stencil(), canvas.stencil()
        for target, drop in ((cast, 22), (strip, 0)):
            target.poly(oblong(800, 450 + drop, 780, 210, degrees), 255)
            for side in (-390, 390):
                target.disc(
                    *turned([(800 + side, 450 + drop)], 800, 450 + drop, degrees)[0], 105, 255
                )
        canvas.paint(cast, inks.ink, 0.45)
        canvas.paint(strip, colour)
        canvas.shade(strip, inks.bright, (800, 300), (800, 860), 0.5)
    pad = canvas.stencil()
    pad.poly(oblong(800, 450, 230, 206, -38), 255)
    canvas.paint(pad, inks.accent)
    for row in range(-2, 3):
        for column in range(-2, 3):
            canvas.disc(
                *turned([(800 + column * 42, 450 + row * 38)], 800, 450, -38)[0], 7, inks.paper
            )
