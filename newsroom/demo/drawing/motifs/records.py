"""Sheets, shelves and dials: what is kept, and for how long."""

from ..canvas import Canvas
from ..geometry import oblong, polar, turned
from ..palette import Palette
from ..registry import motif


def _on_sheet(left: float, top: float, right: float, bottom: float) -> list:
    """A rectangle of the folded sheet, which lies slightly turned."""
    corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    return turned(corners, 800, 450, 6)


@motif
def folded_sheet(canvas: Canvas, inks: Palette) -> None:
    """A sheet folded in four, lines struck out, a corner lifted."""
    canvas.ground(inks.accent)
    cast = canvas.stencil()
    cast.poly(_on_sheet(452, 130, 1212, 870), 255)
    canvas.shade(cast, inks.deep, (700, 0), (1100, 900), 0.95)
    for left, top, shade in ((420, 90, 0.17), (800, 90, 0.42), (420, 450, 0.36), (800, 450, 0.22)):
        plane = canvas.stencil()
        plane.poly(_on_sheet(left, top, left + 380, top + 360), 255)
        canvas.paint(plane, inks.paper)
        canvas.shade(plane, inks.ink, (left - 100, top), (left + 380, top + 360), shade)
    struck = (2, 3, 6)
    for row, end in enumerate((830, 1090, 1010, 1110, 900, 1080, 720, 1000)):
        y, half = 190 + row * 78, 22 if row in struck else 8
        colour = inks.ink if row in struck else inks.bright
        canvas.poly(_on_sheet(490, y - half, end, y + half), colour)
    canvas.poly(turned([(1180, 830), (1180, 650), (1010, 830)], 800, 450, 6), inks.accent)
    canvas.poly(turned([(1010, 830), (1180, 650), (1040, 672)], 800, 450, 6), inks.mate)


@motif
def shelf(canvas: Canvas, inks: Palette) -> None:
    """Files on two shelves; one leans, one is gone."""
    canvas.ground(inks.pale)
    tones = (
        inks.accent,
        inks.deep,
        inks.bright,
        inks.ink,
        inks.accent,
        inks.mate,
        inks.deep,
        inks.bright,
    )
    for level, floor in enumerate((430, 860)):
        x = 70
        for index in range(19):
            width = (58, 92, 70, 116, 64, 84)[(index * 5 + level * 2) % 6]
            height = (300, 262, 330, 284, 316)[(index * 3 + level) % 5]
            if (level, index) == (0, 8):
                x += 130
                continue
            if x + width > 1545:
                break
            tilt = 11 if (level, index) == (1, 7) else 0
            x += 52 if tilt else 0
            _file(canvas, inks, (x, floor, width, height), tones[(index + level * 3) % 8], tilt)
            x += width + (30 if tilt else 6)
        canvas.box(0, floor, 1600, floor + 22, inks.ink)


def _file(canvas: Canvas, inks: Palette, place: tuple, colour: str, tilt: float) -> None:
    x, floor, width, height = place
    spine = canvas.stencil()
    corners = [(x, floor - height), (x + width, floor - height), (x + width, floor), (x, floor)]
    spine.poly(turned(corners, x, floor, -tilt), 255)
    canvas.paint(spine, colour)
    canvas.shade(spine, inks.ink, (x + width * 0.2, 0), (x + width * 1.6, 0), 0.5)
    label = oblong(x + width / 2, floor - height + 74, width * 0.56, 62)
    canvas.poly(turned(label, x, floor, -tilt), inks.paper)


@motif
def dial(canvas: Canvas, inks: Palette) -> None:
    """A clock whose hours fade away one after another."""
    canvas.ground(inks.accent)
    x, y = 800, 450
    canvas.disc(x, y, 390, inks.deep)
    for hour in range(12):
        start = -90 + hour * 30
        slice_ = canvas.stencil()
        slice_.pie(x, y, 360, start + 1.2, start + 28.8, 255)
        if hour < 4:
            canvas.paint(slice_, inks.paper)
            canvas.shade(slice_, inks.bright, polar(x, y, 80, start), polar(x, y, 480, start), 0.5)
        elif hour < 7:
            canvas.shade(
                slice_,
                inks.paper,
                polar(x, y, 420, start + 15),
                polar(x, y, 20, start + 15),
                0.85 - 0.2 * (hour - 4),
            )
    canvas.line([(x, y), polar(x, y, 330, 27)], 20, inks.mate)
    canvas.disc(x, y, 34, inks.mate)
    for hour in range(12):
        canvas.disc(*polar(x, y, 426, hour * 30), 9, inks.paper)


@motif
def drawers(canvas: Canvas, inks: Palette) -> None:
    """A wall of drawers, one pulled out and lit from within."""
    canvas.ground(inks.ink)
    for row in range(5):
        for column in range(6):
            left, top = 22 + column * 262, 16 + row * 176
            front = canvas.stencil()
            front.box(left, top, left + 246, top + 160, 255, 4)
            canvas.paint(front, inks.accent if (row + column) % 2 else inks.deep)
            canvas.shade(front, inks.ink, (0, top + 30), (0, top + 230), 0.55)
            canvas.box(left + 86, top + 66, left + 160, top + 80, inks.pale, 7)
    _open_drawer(canvas, inks, 22 + 3 * 262, 16 + 2 * 176)


def _open_drawer(canvas: Canvas, inks: Palette, left: float, top: float) -> None:
    canvas.box(left, top, left + 246, top + 160, inks.ink)
    rim = [(left, top), (left + 246, top), (left + 300, top + 96), (left - 54, top + 96)]
    canvas.poly(rim, inks.mate)
    for step in range(6):
        y, wide = top + 14 + step * 14, step * 9
        sheet = [(left + 6 - wide, y), (left + 240 + wide, y)]
        canvas.poly([*sheet, (left + 246 + wide, y + 8), (left - wide, y + 8)], inks.paper)
    front = canvas.stencil()
    front.box(left - 54, top + 96, left + 300, top + 318, 255, 5)
    canvas.paint(front, inks.paper)
    canvas.shade(front, inks.bright, (0, top + 130), (0, top + 430), 0.6)
    canvas.box(left + 74, top + 186, left + 172, top + 206, inks.ink, 10)
