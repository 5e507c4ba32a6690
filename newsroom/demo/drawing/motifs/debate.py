"""Voices, weights and ties: the pictures of opinions and law."""

from ..canvas import Canvas, only_where
from ..figures import walker
from ..geometry import bow, curve, square, turned
from ..palette import Palette
from ..registry import motif


@motif
def two_voices(canvas: Canvas, inks: Palette) -> None:
    """Two speech balloons that overlap; what they share takes a third colour."""
    canvas.ground(inks.paper)
    first, second = canvas.stencil(), canvas.stencil()
    first.disc(610, 400, 310, 255)
    first.poly([(360, 540), (520, 690), (300, 850)], 255)
    second.disc(1000, 470, 270, 255)
    second.poly([(1220, 590), (1090, 710), (1300, 830)], 255)
    canvas.paint(first, inks.accent)
    canvas.shade(first, inks.deep, (700, 200), (300, 760), 0.55)
    both = canvas.stencil()
    both.image.paste(first.image)
    only_where(both, second)
    canvas.paint(second, inks.mate)
    canvas.shade(second, inks.paper, (900, 560), (1200, 240), 0.45)
    canvas.paint(both, inks.ink)
    for index in range(3):
        canvas.disc(470 + index * 90, 400, 24, inks.paper)


@motif
def balance(canvas: Canvas, inks: Palette) -> None:
    """A mobile hung from one thread: small weights keep a large disc in the air."""
    canvas.ground(inks.pale)
    canvas.line([(800, -20), (800, 250)], 6, inks.ink)
    canvas.line([(420, 306), (800, 250), (1240, 185)], 10, inks.ink)
    canvas.line([(1240, 185), (1240, 430)], 6, inks.ink)
    canvas.line([(1060, 462), (1240, 430), (1420, 398)], 10, inks.ink)
    canvas.line([(420, 306), (420, 400)], 6, inks.ink)
    disc = canvas.stencil()
    disc.disc(420, 590, 215, 255)
    canvas.paint(disc, inks.accent)
    canvas.shade(disc, inks.deep, (480, 480), (260, 820), 0.65)
    canvas.line([(1060, 462), (1060, 540)], 6, inks.ink)
    canvas.poly([(1060, 530), (1150, 690), (970, 690)], inks.mate)
    canvas.line([(1420, 398), (1420, 560)], 6, inks.ink)
    for index in range(3):
        canvas.box(
            1368, 560 + index * 70, 1472, 618 + index * 70, (inks.ink, inks.bright, inks.ink)[index]
        )


@motif
def constellation(canvas: Canvas, inks: Palette) -> None:
    """A few large knots tied by straight lines; one is tied to nobody."""
    canvas.ground(inks.deep)
    knots = {
        "a": (250, 260, 70),
        "b": (560, 640, 120),
        "c": (820, 240, 54),
        "d": (1090, 520, 150),
        "e": (1370, 210, 62),
        "f": (300, 790, 40),
        "g": (1480, 690, 48),
    }
    for first, second in ("ab", "bc", "cd", "de", "bf", "dg", "bd", "ac"):
        ends = [knots[first][:2], knots[second][:2]]
        canvas.line(ends, 9, inks.bright, round_ends=False)
    for name, (x, y, radius) in knots.items():
        knot = canvas.stencil()
        knot.disc(x, y, radius, 255)
        canvas.paint(knot, {"d": inks.mate, "b": inks.pale}.get(name, inks.accent))
        canvas.shade(
            knot, inks.deep, (x + radius * 0.1, y - radius * 0.3), (x - radius, y + radius), 0.6
        )
    canvas.ring(800, 800, 36, 12, inks.paper)


@motif
def bridge(canvas: Canvas, inks: Palette) -> None:
    """Two cliffs and the arch between them, on which somebody stops."""
    canvas.ground(inks.pale)
    sun = canvas.stencil()
    sun.disc(800, 420, 250, 255)
    canvas.paint(sun, inks.mate)
    canvas.shade(sun, inks.pale, (800, 300), (800, 700), 0.8)
    for points in (
        [(0, 380), (330, 430), (450, 900), (0, 900)],
        [(1600, 380), (1270, 430), (1150, 900), (1600, 900)],
    ):
        cliff = canvas.stencil()
        cliff.poly(points, 255)
        canvas.paint(cliff, inks.accent)
        canvas.shade(cliff, inks.deep, (800, 300), (points[0][0], 960), 0.9)
    arch = [*bow(800, 1010, 740, 228, 312), *bow(800, 1030, 700, 312, 228)]
    canvas.poly(arch, inks.ink)
    walker(canvas, 800, 276, 190, inks.ink, -4)


@motif
def column_of_type(canvas: Canvas, inks: Palette) -> None:
    """A page of lines in columns; one line is printed in another colour and crosses them all."""
    canvas.ground(inks.paper)
    for column in range(4):
        left = 110 + column * 356
        for row in range(13):
            width = (312, 300, 312, 286, 312, 306, 190)[(row * 3 + column * 2) % 7]
            colour = inks.ink if (row, column) != (3, 1) else inks.mate
            if row == 7:
                continue
            canvas.box(left, 96 + row * 56, left + width, 118 + row * 56, colour)
    band = canvas.stencil()
    band.box(0, 460, 1600, 538, 255)
    canvas.paint(band, inks.accent)
    canvas.shade(band, inks.deep, (900, 0), (-300, 0), 0.5)
    canvas.poly(square(1333, 499, 44, 45), inks.paper)


@motif
def quotation(canvas: Canvas, inks: Palette) -> None:
    """Two quotation marks as large as the page, standing like a couple of readers."""
    canvas.ground(inks.accent)
    for x, colour, shade in ((520, inks.paper, inks.mate), (1010, inks.ink, inks.accent)):
        mark = canvas.stencil()
        mark.disc(x, 320, 200, 255)
        outer = curve((x + 200, 320), (x + 200, 560), (x + 90, 720), (x - 150, 800))
        inner = curve((x - 150, 800), (x - 20, 690), (x + 36, 600), (x + 20, 500))
        mark.poly([*outer, *inner, (x, 320)], 255)
        canvas.paint(mark, colour)
        canvas.shade(mark, shade, (x + 60, 260), (x - 140, 720), 0.55)


@motif
def scattered_ballots(canvas: Canvas, inks: Palette) -> None:
    """Slips of paper falling into a slit, a few of them coloured."""
    canvas.ground(inks.deep)
    box = canvas.stencil()
    box.poly([(300, 640), (1300, 640), (1400, 900), (200, 900)], 255)
    canvas.paint(box, inks.accent)
    canvas.shade(box, inks.ink, (800, 640), (800, 960), 0.6)
    canvas.box(520, 676, 1080, 706, inks.ink, 15)
    for index, (x, y, tilt) in enumerate(
        (
            (800, 560, 3),
            (690, 390, -18),
            (950, 330, 22),
            (560, 190, 40),
            (830, 140, -8),
            (1120, 130, 30),
            (380, 60, -28),
            (1330, 40, 12),
        )
    ):
        corners = turned(
            [(x - 74, y - 105), (x + 74, y - 105), (x + 74, y + 105), (x - 74, y + 105)], x, y, tilt
        )
        slip = canvas.stencil()
        slip.poly(corners, 255)
        if index == 0:
            slip.box(0, 691, 1600, 900, 0)
        canvas.paint(slip, inks.mate if index in (2, 6) else inks.paper)
        canvas.shade(slip, inks.bright, (x - 40, y - 90), (x + 120, y + 190), 0.6)
