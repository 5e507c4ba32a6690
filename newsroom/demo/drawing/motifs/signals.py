"""Waves, arcs and pulses."""

from ..canvas import Canvas
from ..geometry import polar, square, wave
from ..palette import Palette
from ..registry import motif


@motif
def quarter_arcs(canvas: Canvas, inks: Palette) -> None:
    """Bands of a signal spreading from a corner; one of them is broken into dashes."""
    canvas.ground(inks.deep)
    tones = (inks.mate, inks.paper, inks.accent, inks.bright, inks.accent, inks.pale)
    for index, colour in enumerate(tones):
        radius = 210 + index * 185
        if index == 3:
            for start in range(270, 360, 9):
                canvas.arc(130, 830, radius, 96, start, start + 5, colour)
            continue
        band = canvas.stencil()
        band.arc(130, 830, radius, 96, 262, 368, 255)
        canvas.paint(band, colour)
        canvas.shade(
            band, inks.deep, polar(130, 830, radius, 300), polar(130, 830, radius, 374), 0.55
        )
    canvas.disc(130, 830, 82, inks.paper)


@motif
def pulse_to_bits(canvas: Canvas, inks: Palette) -> None:
    """A heartbeat that enters from the left and leaves as a square signal."""
    canvas.ground(inks.paper)
    panel = canvas.stencil()
    panel.box(860, 0, 1600, 900, 255)
    canvas.paint(panel, inks.accent)
    canvas.shade(panel, inks.deep, (860, 0), (1750, 900), 0.55)
    beat = [
        (-30, 520),
        (250, 520),
        (300, 470),
        (350, 520),
        (420, 520),
        (500, 180),
        (600, 760),
        (672, 420),
        (720, 520),
        (860, 520),
    ]
    canvas.line(beat, 34, inks.ink, round_ends=False)
    bits = [(860, 520)]
    for index, level in enumerate((1, 0, 1, 1, 0, 0, 1, 0, 1)):
        y = 330 if level else 620
        bits += [(860 + index * 88, y), (860 + (index + 1) * 88, y)]
    canvas.line(bits, 34, inks.paper, round_ends=False)
    canvas.disc(860, 520, 46, inks.mate)


@motif
def layered_waves(canvas: Canvas, inks: Palette) -> None:
    """Frequencies as ranges of hills, one behind another, under a small sun."""
    canvas.ground(inks.pale)
    sun = canvas.stencil()
    sun.disc(1180, 250, 128, 255)
    canvas.paint(sun, inks.mate)
    canvas.shade(sun, inks.accent, (1150, 200), (1280, 420), 0.6)
    for index, colour in enumerate((inks.bright, inks.accent, inks.accent, inks.deep, inks.ink)):
        crest = wave(
            -20,
            1620,
            360 + index * 108,
            92 - index * 13,
            1250 / (1 + index * 0.62),
            0.1 + index * 0.31,
        )
        range_ = canvas.stencil()
        range_.poly([*crest, (1620, 920), (-20, 920)], 255)
        canvas.paint(range_, colour)
        lit = inks.pale if index < 2 else inks.bright
        canvas.shade(
            range_, lit, (0, 520 + index * 110), (0, 250 + index * 108), 0.75 - index * 0.09
        )


@motif
def interference(canvas: Canvas, inks: Palette) -> None:
    """Two families of circles that meet and answer each other."""
    canvas.ground(inks.paper)
    for x, y, colour in ((560, 470, inks.accent), (1060, 430, inks.mate)):
        rings = canvas.stencil()
        for index in range(15):
            rings.ring(x, y, 26 + index * 52, 24, 255)
        canvas.overprint(rings, colour)
    for x, y in ((560, 470), (1060, 430)):
        canvas.disc(x, y, 25, inks.ink)


@motif
def broken_grid_of_dots(canvas: Canvas, inks: Palette) -> None:
    """A halftone: dots grow towards a point that draws them in."""
    canvas.ground(inks.accent)
    x0, y0 = 1090, 395
    for row in range(17):
        for column in range(29):
            x, y = 28 + column * 57 + (28 if row % 2 else 0), 20 + row * 54
            distance = ((x - x0) ** 2 + (y - y0) ** 2) ** 0.5
            radius = max(3.0, 31 - distance * 0.031)
            colour = inks.mate if distance < 130 else (inks.paper if distance < 420 else inks.deep)
            canvas.disc(x, y, radius, colour)


@motif
def bars_to_horizon(canvas: Canvas, inks: Palette) -> None:
    """Rays that leave one low point; each third one carries a square."""
    canvas.ground(inks.ink)
    x, y = 800, 760
    for index in range(13):
        start = 180 + index * 180 / 13
        ray = canvas.stencil()
        ray.pie(x, y, 1250, start, start + 180 / 26, 255)
        canvas.paint(ray, (inks.accent, inks.bright, inks.accent)[index % 3])
        canvas.shade(ray, inks.ink, polar(x, y, 380, start), polar(x, y, 1000, start), 0.8)
        if index % 3 == 1:
            px, py = polar(x, y, 560, start + 180 / 52)
            canvas.poly(square(px, py, 58, start), inks.paper)
    canvas.pie(x, y, 240, 180, 360, inks.mate)
    canvas.box(0, y, 1600, 900, inks.deep)
