"""A mass of records, and what gets out of it: the pictures of the dossier."""

from ..canvas import Canvas, only_where
from ..geometry import oblong, polar, square, turned, wave
from ..palette import Palette
from ..registry import motif

# Rows and columns of the cross's right arm that are already on their way.
GONE = {(4, 9), (4, 10), (4, 11), (5, 10), (5, 11), (6, 11), (7, 10), (7, 11)}


@motif
def cross_of_cells(canvas: Canvas, inks: Palette) -> None:
    """A medical cross built of cells whose right arm dissolves and drifts over a low sun."""
    canvas.ground(inks.paper)
    sun, cells, across = canvas.stencil(), canvas.stencil(), canvas.stencil()
    sun.disc(1120, 450, 330, 255)
    canvas.paint(sun, inks.accent)
    canvas.shade(sun, inks.deep, (1260, 180), (890, 760), 0.75)
    pitch, left, top = 55, 150, 120
    for row in range(12):
        for column in range(12):
            if (4 <= row < 8 or 4 <= column < 8) and (row, column) not in GONE:
                cells.poly(
                    square(left + (column + 0.5) * pitch, top + (row + 0.5) * pitch, 46), 255
                )
    for step in range(46):
        cells.poly(_drifting(canvas, step, ((step + 0.5) / 46) ** 0.78), 255)
    across.image.paste(cells.image)
    only_where(across, sun)
    canvas.paint(cells, inks.ink)
    canvas.paint(across, inks.paper)


def _drifting(canvas: Canvas, step: int, far: float) -> list[tuple[float, float]]:
    """One escaped cell; ``far`` runs from 0 (still at the cross) to 1 (nearly gone)."""
    rng = canvas.rng
    # Steps of the golden section spread the cells evenly, where chance alone would make heaps.
    across = (step * 0.618 + 0.2) % 1 * 2 - 1
    x = 742 + far * 740
    y = 450 - far**1.3 * 105 + across * (98 + far * 260) + rng.uniform(-12, 12)
    return square(x, y, 46 * (1 - far) ** 0.75 + 3, far**0.6 * rng.uniform(-60, 60))


@motif
def torn_calendar(canvas: Canvas, inks: Palette) -> None:
    """A month of appointments torn from top to bottom, the right part sliding away."""
    canvas.ground(inks.mate)
    tear = [(905 + (28 if step % 2 else -22) + step * 5, 110 + step * 62) for step in range(12)]
    for corners, fall in (
        ([(330, 110), *tear, (330, 792)], 0),
        ([(1270, 110), (1270, 792), *tear[::-1]], 1),
    ):
        _leaf(canvas, inks, corners, fall)
    for x in (470, 730, 1010 + 112, 1130 + 128):
        canvas.box(x - 11, 60 if x < 1000 else 92, x + 11, 176 if x < 1000 else 208, inks.ink, 11)


def _leaf(canvas: Canvas, inks: Palette, corners: list, fall: int) -> None:
    """One half of the calendar; ``fall`` 1 is the half that leaves."""

    def placed(points):
        return [(x + 96 * fall, y + 34 * fall) for x, y in turned(points, 1100, 450, 7 * fall)]

    sheet, under = canvas.stencil(), canvas.stencil()
    sheet.poly(placed(corners), 255)
    under.poly([(x + 20, y + 26) for x, y in placed(corners)], 255)
    canvas.paint(under, inks.ink, 0.35)
    canvas.paint(sheet, inks.paper)
    head = canvas.stencil()
    head.poly(placed([(330, 110), (1270, 110), (1270, 235), (330, 235)]), 255)
    head.image.paste(0, (0, 0), sheet.image.point(lambda value: 255 - value))
    canvas.paint(head, inks.accent)
    booked = {(1, 1), (2, 3), (3, 2), (1, 4), (4, 1), (0, 3), (2, 5), (3, 5), (1, 6), (4, 6)}
    for row in range(5):
        for column in range(7):
            x, y = 408 + column * 131, 308 + row * 100
            if (x > 925) is bool(fall) and not 850 < x - row * 5 < 960:
                colour = inks.bright if (row, column) in booked else inks.pale
                canvas.poly(placed(oblong(x, y, 84, 64)), colour)


@motif
def test_tubes(canvas: Canvas, inks: Palette) -> None:
    """A rack of tubes read as a bar chart; one has lost its content, which rises as cells."""
    canvas.ground(inks.pale)
    canvas.box(0, 640, 1600, 900, inks.ink)
    levels = (0.42, 0.62, 0.5, 0.78, 0.9, 0.0, 0.7, 0.55, 0.66, 0.38)
    for index, level in enumerate(levels):
        left = 150 + index * 132
        glass = canvas.stencil()
        glass.box(left, 210, left + 92, 800, 255, 46)
        glass.box(left, 210, left + 92, 300, 255)
        canvas.paint(glass, inks.paper)
        if level:
            fill = canvas.stencil()
            top = 800 - 560 * level
            fill.box(left + 10, top, left + 82, 790, 255, 36)
            fill.box(left + 10, top, left + 82, top + 60, 255)
            canvas.paint(fill, inks.mate if index in (3, 8) else inks.accent)
            canvas.shade(fill, inks.deep, (left + 20, 0), (left + 110, 0), 0.75)
        canvas.box(left - 10, 196, left + 102, 222, inks.ink, 4)
    _rising_cells(canvas, inks, 150 + 5 * 132 + 46)


def _rising_cells(canvas: Canvas, inks: Palette, x: float) -> None:
    for step in range(16):
        far = step / 15
        sway = canvas.rng.uniform(-1, 1) * (14 + far * 130)
        y = 770 - far * 720
        inside = y > 230
        canvas.poly(
            square(
                x + (sway * 0.12 if inside else sway + far * 60),
                y,
                34 - far * 15,
                0 if inside else canvas.rng.uniform(-40, 40),
            ),
            inks.accent,
        )


@motif
def inspection(canvas: Canvas, inks: Palette) -> None:
    """A lens held over a field of small cells: under it one cell is not like the others."""
    canvas.ground(inks.ink)
    for row in range(14):
        for column in range(25):
            canvas.poly(square(32 + column * 64, 34 + row * 64, 20), inks.deep)
    x, y, radius = 930, 400, 300
    canvas.line([polar(x, y, radius + 20, 48), polar(x, y, radius + 470, 48)], 84, inks.mate)
    lens = canvas.stencil()
    lens.disc(x, y, radius, 255)
    canvas.disc(x, y, radius + 34, inks.paper)
    canvas.paint(lens, inks.pale)
    canvas.shade(lens, inks.bright, (x + 60, y - 260), (x - 120, y + 380), 0.5)
    cells = canvas.stencil()
    for row in range(-3, 4):
        for column in range(-3, 4):
            if (row, column) != (0, 1):
                cells.poly(square(x - 62 + column * 124, y + row * 124, 72), 255)
    cells.image.paste(0, (0, 0), lens.image.point(lambda value: 255 - value))
    canvas.paint(cells, inks.accent)
    canvas.poly(square(x + 62, y, 84, 16), inks.ink)


@motif
def dam(canvas: Canvas, inks: Palette) -> None:
    """Streams that come from the left and stop at a wall; behind it the sheet stays white."""
    canvas.ground(inks.accent)
    tones = (inks.deep, inks.bright, inks.pale, inks.ink, inks.bright)
    for index in range(15):
        middle = 30 + index * 60
        stream = wave(-40, 1010, middle, 24, 700, index * 0.055)
        canvas.line(stream, (34, 20, 27)[index % 3], tones[index % 5], round_ends=False)
    canvas.box(985, 0, 1600, 900, inks.paper)
    wall = canvas.stencil()
    wall.box(985, 0, 1130, 900, 255)
    canvas.paint(wall, inks.ink)
    canvas.shade(wall, inks.accent, (1060, 0), (975, 0), 0.5)
    lit = canvas.stencil()
    lit.box(1130, 0, 1600, 900, 255)
    canvas.shade(lit, inks.deep, (1290, 0), (1125, 0), 0.45)
    canvas.poly(square(1365, 760, 26), inks.ink)
