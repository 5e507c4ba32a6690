"""Watching, following, hiding in a crowd."""

from ..canvas import Canvas, only_where
from ..figures import bust, walker
from ..geometry import bow, curve, lens, polar, square
from ..palette import Palette
from ..registry import motif


@motif
def eye_behind_blinds(canvas: Canvas, inks: Palette) -> None:
    """An eye as wide as the page, seen through a blind that does not quite close."""
    canvas.ground(inks.bright)
    almond = canvas.stencil()
    almond.poly(lens((120, 450), (1480, 450), 470), 255)
    canvas.paint(almond, inks.paper)
    iris = canvas.stencil()
    iris.disc(800, 440, 262, 255)
    only_where(iris, almond)
    canvas.paint(iris, inks.mate)
    canvas.shade(iris, inks.deep, (760, 640), (860, 130), 0.75)
    canvas.disc(800, 440, 118, inks.ink)
    canvas.disc(862, 372, 34, inks.paper)
    for index in range(10):
        thick = (74, 70, 62, 46, 30, 24, 36, 54, 66, 74)[index]
        canvas.box(0, 45 + index * 90 - thick / 2, 1600, 45 + index * 90 + thick / 2, inks.deep)
    canvas.line([(1408, 0), (1408, 690)], 7, inks.paper)
    canvas.disc(1408, 706, 20, inks.paper)


@motif
def sliced_bust(canvas: Canvas, inks: Palette) -> None:
    """Somebody cut into strips that no longer line up: a portrait made anonymous."""
    canvas.ground(inks.pale)
    person = canvas.stencil()
    person.ellipse(800, 335, 205, 255, 255)
    person.box(712, 520, 888, 720, 255)
    person.ellipse(800, 930, 440, 290, 255)
    shifts = (0, 16, -18, 210, -26, 20, -14, 0, 0)
    colours = (
        inks.ink,
        inks.ink,
        inks.accent,
        inks.mate,
        inks.ink,
        inks.accent,
        inks.ink,
        inks.ink,
        inks.accent,
    )
    for index, (shift, colour) in enumerate(zip(shifts, colours, strict=True)):
        top, bottom = index * 100, index * 100 + 92
        box = [round(value * canvas.scale) for value in (0, top, 1600, bottom)]
        strip = canvas.stencil()
        strip.image.paste(person.image.crop(box), (round(shift * canvas.scale), box[1]))
        canvas.paint(strip, colour)
        canvas.shade(strip, inks.bright, (760 + shift, 0), (380 + shift, 0), 0.5)


@motif
def crowd(canvas: Canvas, inks: Palette) -> None:
    """Rows upon rows of people, all alike but one."""
    canvas.ground(inks.deep)
    tones = (inks.accent, inks.accent, inks.bright, inks.accent, inks.pale)
    for row in range(7):
        size = 120 + row * 22
        pitch = 104 + row * 20
        count = int(1600 / pitch) + 3
        for index in range(count):
            x = 800 + (index - count // 2 + (0.5 if row % 2 else 0)) * pitch
            y = 190 + row * (96 + row * 13)
            chosen = row == 3 and index == count // 2 + 2
            tone = inks.mate if chosen else tones[(index * 3 + row * 2 + (index * row) % 2) % 5]
            bust(canvas, x, y + 10, size + 12, inks.deep)
            bust(canvas, x, y + 10, size, tone)


@motif
def crumbs(canvas: Canvas, inks: Palette) -> None:
    """A bitten biscuit that leaves a trail of squares across the page."""
    canvas.ground(inks.mate)
    biscuit = canvas.stencil()
    biscuit.disc(470, 450, 350, 255)
    for x, y, radius in ((830, 300, 120), (872, 470, 98), (800, 610, 112)):
        biscuit.disc(x, y, radius, 0)
    canvas.paint(biscuit, inks.pale)
    canvas.shade(biscuit, inks.accent, (560, 260), (160, 860), 0.75)
    for x, y, radius in (
        (330, 300, 46),
        (520, 210, 34),
        (250, 500, 38),
        (470, 470, 54),
        (610, 380, 26),
        (400, 660, 42),
        (580, 690, 30),
        (640, 540, 22),
    ):
        canvas.disc(x, y, radius, inks.deep)
    for step in range(30):
        far = step / 29
        y = 455 + canvas.rng.uniform(-1, 1) * (150 - 110 * far)
        canvas.poly(
            square(800 + far * 770, y, 40 - 30 * far, canvas.rng.uniform(0, 60) * (1 - far)),
            inks.pale,
        )


@motif
def threads(canvas: Canvas, inks: Palette) -> None:
    """Thirty threads that come in ordered, pass one ring and leave in another order."""
    canvas.ground(inks.ink)
    order = list(range(30))
    canvas.rng.shuffle(order)
    tones = (inks.accent, inks.bright, inks.pale, inks.mate, inks.accent, inks.paper)
    canvas.line(_tall_ring(-90, 90), 34, inks.bright)
    for index in range(30):
        start, end = 15 + index * 30, -40 + order[index] * 34
        middle = 450 + (index - 14.5) * 3.4
        colour = tones[index % 6]
        canvas.line(
            curve((-30, start), (380, start), (440, middle), (760, middle)),
            10,
            colour,
            round_ends=False,
        )
        canvas.line(
            curve((756, middle), (1080, middle), (1140, end), (1640, end)),
            10,
            colour,
            round_ends=False,
        )
    canvas.line(_tall_ring(90, 270), 34, inks.paper)


def _tall_ring(start: float, end: float) -> list[tuple[float, float]]:
    """A ring seen nearly from the side, from ``start`` to ``end`` degrees."""
    return [(760 + (x - 760) * 0.42, y) for x, y in bow(760, 450, 135, start, end)]


@motif
def round_maze(canvas: Canvas, inks: Palette) -> None:
    """A round maze; one line knows the way to the middle."""
    canvas.ground(inks.paper)
    x, y = 800, 450
    doors = (205, 20, 130, 290, 75, 240)
    radii = [400 - index * 62 for index in range(6)]
    for radius, door in zip(radii, doors, strict=True):
        gap = 2600 / radius
        canvas.arc(x, y, radius, 20, door + gap, door + 360 - gap, inks.ink)
    way = [polar(x, y, 620, doors[0])]
    for index, (radius, door) in enumerate(zip(radii, doors, strict=True)):
        way.append(polar(x, y, radius, door))
        if index < 5:
            turn = (doors[index + 1] - door + 180) % 360 - 180
            way += [polar(x, y, radius - 31, door + turn * step / 40) for step in range(41)]
    way.append((x, y))
    canvas.line(way, 17, inks.accent)
    canvas.disc(x, y, 44, inks.mate)
    canvas.disc(*polar(x, y, 620, doors[0]), 30, inks.accent)


@motif
def switches(canvas: Canvas, inks: Palette) -> None:
    """A wall of switches; all say yes, one says no."""
    canvas.ground(inks.accent)
    for row in range(4):
        for column in range(5):
            x, y = 60 + column * 306, 56 + row * 204
            refuses = (row, column) == (2, 3)
            trough = canvas.stencil()
            trough.box(x, y, x + 256, y + 148, 255, 74)
            canvas.paint(trough, inks.paper if refuses else inks.deep)
            canvas.shade(trough, inks.mate if refuses else inks.ink, (0, y + 20), (0, y + 210), 0.6)
            knob = canvas.stencil()
            knob.disc(x + (74 if refuses else 182), y + 74, 58, 255)
            canvas.paint(knob, inks.mate if refuses else inks.bright)
            canvas.shade(
                knob, inks.ink if refuses else inks.deep, (x + 74, y + 40), (x + 200, y + 190), 0.45
            )


@motif
def street_of_lenses(canvas: Canvas, inks: Palette) -> None:
    """Cameras as cones of light that cross; one person walks between them."""
    canvas.ground(inks.deep)
    for x, spread, colour in (
        (150, (-80, 560), inks.accent),
        (800, (430, 1150), inks.accent),
        (1450, (1050, 1700), inks.accent),
    ):
        cone = canvas.stencil()
        cone.poly([(x, 120), (spread[1], 900), (spread[0], 900)], 255)
        canvas.paint(cone, colour, 0.75)
        canvas.shade(cone, inks.bright, (x, 350), (x, 960), 0.8)
    for x in (150, 800, 1450):
        canvas.box(x - 5, 0, x + 5, 100, inks.ink)
        canvas.disc(x, 118, 62, inks.ink)
        canvas.disc(x, 124, 30, inks.mate)
        canvas.disc(x, 124, 12, inks.ink)
    walker(canvas, 1100, 812, 250, inks.paper, 8)
