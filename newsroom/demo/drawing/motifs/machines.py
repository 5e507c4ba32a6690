"""Telephones, batteries, storage: the devices."""

from ..canvas import Canvas, only_where
from ..geometry import iso, oblong, square, turned
from ..palette import Palette
from ..registry import motif


@motif
def phone_horizon(canvas: Canvas, inks: Palette) -> None:
    """A telephone as a window: the sun in it is too large for the frame."""
    canvas.ground(inks.pale)
    sun, glass = canvas.stencil(), canvas.stencil()
    sun.disc(985, 330, 290, 255)
    canvas.paint(sun, inks.accent)
    canvas.shade(sun, inks.bright, (900, 600), (1100, 60), 0.8)
    canvas.box(560, 60, 1010, 1000, inks.ink, 62)
    glass.box(590, 92, 980, 1000, 255, 36)
    canvas.paint(glass, inks.mate)
    inside = canvas.stencil()
    inside.disc(985, 330, 290, 255)
    only_where(inside, glass)
    canvas.paint(inside, inks.paper)
    canvas.shade(inside, inks.accent, (985, 60), (985, 640), 0.6)
    for index, colour in enumerate((inks.bright, inks.accent, inks.deep)):
        hill = canvas.stencil()
        hill.ellipse(640 + index * 190, 960 + index * 50, 420, 330 - index * 40, 255)
        only_where(hill, glass)
        canvas.paint(hill, colour)
        canvas.shade(hill, inks.ink, (800, 640), (800, 1000), 0.4)
    canvas.box(735, 112, 835, 136, inks.ink, 12)


@motif
def stacked_planes(canvas: Canvas, inks: Palette) -> None:
    """Sheets of storage floating over each other; the topmost is lifted and turned to the light."""
    canvas.ground(inks.deep)
    colours = (inks.ink, inks.accent, inks.bright, inks.pale, inks.mate)
    for level, colour in enumerate(colours):
        z = level * 1.15 + (0.75 if level == 4 else 0)
        origin = (800 + (60 if level == 4 else 0), 684)
        corners = [
            iso(x, y, z, origin, 88)
            for x, y in ((-2.6, -2.6), (2.6, -2.6), (2.6, 2.6), (-2.6, 2.6))
        ]
        plane, cast = canvas.stencil(), canvas.stencil()
        cast.poly([(x, y + 62) for x, y in corners], 255)
        canvas.shade(cast, inks.ink, (800, 300), (800, 900), 0.5)
        plane.poly(corners, 255)
        canvas.paint(plane, colour)
        canvas.shade(plane, inks.ink, (900, corners[0][1]), (500, corners[2][1] + 120), 0.5)
        edge = [corners[1], corners[2], corners[3]]
        canvas.poly(
            [*edge, *[(x, y + 16) for x, y in edge[::-1]]], inks.ink if level else inks.accent
        )


@motif
def battery_columns(canvas: Canvas, inks: Palette) -> None:
    """A row of batteries that empties from left to right."""
    canvas.ground(inks.mate)
    for index in range(7):
        left = 152 + index * 189
        canvas.box(left + 48, 118, left + 112, 160, inks.ink, 6)
        canvas.box(left, 150, left + 160, 790, inks.ink, 14)
        for cell in range(7 - index):
            top = 706 - cell * 88
            block = canvas.stencil()
            block.box(left + 16, top, left + 144, top + 70, 255, 3)
            canvas.paint(block, inks.paper if index == 6 else inks.accent)
            canvas.shade(block, inks.pale, (left + 190, 0), (left - 20, 0), 0.7)


@motif
def stairs(canvas: Canvas, inks: Palette) -> None:
    """A staircase of blocks climbed by a ball; one step is missing."""
    canvas.ground(inks.pale)
    for index in range(8):
        top, left = 790 - index * 92, index * 200
        if index == 5:
            top = 900
        block = canvas.stencil()
        block.box(left, top, left + 200, 900, 255)
        canvas.paint(block, inks.ink if index % 2 else inks.deep)
        canvas.shade(block, inks.accent, (left + 320, 0), (left - 60, 0), 0.75)
    ball = canvas.stencil()
    ball.disc(900, 330, 88, 255)
    canvas.paint(ball, inks.mate)
    canvas.shade(ball, inks.deep, (860, 280), (980, 450), 0.6)
    hollow = [(1000, 900), (1000, 330), (1200, 238), (1200, 900)]
    for step in range(14):
        far = step / 13
        x = hollow[0][0] + far * 200
        canvas.line([(x, 422 - 92 * far), (x, 438 - 92 * far)], 6, inks.accent)


@motif
def punched_card(canvas: Canvas, inks: Palette) -> None:
    """A punched card, corner cut, laid aslant; light shows through the holes."""
    canvas.ground(inks.accent)
    card, cast = canvas.stencil(), canvas.stencil()
    corners = [(250, 190), (1270, 190), (1380, 300), (1380, 740), (250, 740)]
    cast.poly(turned([(x + 26, y + 38) for x, y in corners], 800, 450, -7), 255)
    canvas.shade(cast, inks.deep, (1000, 100), (800, 950), 0.9)
    card.poly(turned(corners, 800, 450, -7), 255)
    canvas.paint(card, inks.paper)
    canvas.shade(card, inks.bright, (900, 250), (300, 950), 0.5)
    for row in range(8):
        for column in range(26):
            x, y = 312 + column * 39.5, 268 + row * 58
            hole = canvas.rng.random() < (0.62 if (row + column // 4) % 3 == 0 else 0.13)
            shape = turned(oblong(x, y, 19, 38), 800, 450, -7)
            canvas.poly(shape, inks.ink if hole else inks.pale)
    canvas.poly(turned(oblong(312 + 17 * 39.5, 268 + 3 * 58, 19, 38), 800, 450, -7), inks.mate)


@motif
def nested_frames(canvas: Canvas, inks: Palette) -> None:
    """Screens within screens, each turned a little further."""
    canvas.ground(inks.ink)
    tones = (
        inks.deep,
        inks.accent,
        inks.bright,
        inks.pale,
        inks.mate,
        inks.paper,
        inks.accent,
        inks.ink,
        inks.bright,
    )
    for index, colour in enumerate(tones):
        width = 1760 * 0.755**index
        frame = canvas.stencil()
        frame.poly(oblong(800 + index * 14, 450 - index * 4, width, width * 0.6, -4.5 * index), 255)
        canvas.paint(frame, colour)
        canvas.shade(
            frame, inks.ink, (800 + width * 0.2, 300), (800 - width * 0.6, 560 + width * 0.3), 0.45
        )
    canvas.poly(square(915, 416, 40, -40), inks.mate)


@motif
def folding_phone(canvas: Canvas, inks: Palette) -> None:
    """Two hinged panes standing like an open book, a square passing from one to the other."""
    canvas.ground(inks.bright)
    table = canvas.stencil()
    table.box(0, 690, 1600, 900, 255)
    canvas.paint(table, inks.deep)
    canvas.shade(table, inks.ink, (1200, 0), (200, 0), 0.6)
    for side, colour, shade in ((-1, inks.paper, inks.bright), (1, inks.mate, inks.ink)):
        frame = [(0, 130), (470, 210), (470, 810), (0, 770)]
        glass = [(16, 162), (448, 236), (448, 782), (16, 744)]
        canvas.poly([(800 + side * x, y) for x, y in frame], inks.ink)
        pane = canvas.stencil()
        pane.poly([(800 + side * x, y) for x, y in glass], 255)
        canvas.paint(pane, colour)
        canvas.shade(pane, shade, (800 + side * 470, 0), (800 - side * 50, 0), 0.55)
    for step, (x, tilt) in enumerate(((470, 0), (610, 9), (745, 18), (880, 27), (1020, 36))):
        colour = inks.accent if x < 800 else inks.paper
        canvas.poly(square(x, 480 - step * 22, 120 - 6 * step, tilt), colour)
