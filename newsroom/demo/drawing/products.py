"""Product pictures: one object on a quiet table, as geometry."""

from collections.abc import Callable

from PIL import Image

from ..chance import seeded
from .canvas import Canvas
from .geometry import bow, oblong, turned
from .palette import Palette, palette


def product(seed: int, accent: str) -> Image.Image:
    """The object number ``seed`` of PRODUCTS (they repeat after the last), 1200 x 900."""
    canvas = Canvas((1200, 900), seeded(f"product:{seed}"))
    inks = palette(accent)
    _table(canvas, inks)
    PRODUCTS[(seed - 1) % len(PRODUCTS)](canvas, inks)
    return canvas.finish()


def _table(canvas: Canvas, inks: Palette) -> None:
    canvas.ground(inks.pale)
    table = canvas.stencil()
    table.box(0, 860, 1600, 1200, 255)
    canvas.paint(table, inks.paper)
    canvas.shade(table, inks.bright, (0, 900), (0, 1300), 0.35)


def _plane(
    canvas: Canvas,
    points: list,
    colour: str,
    shade: str,
    start: tuple,
    end: tuple,
    strength: float = 0.5,
) -> None:
    stencil = canvas.stencil()
    stencil.poly(points, 255)
    canvas.paint(stencil, colour)
    canvas.shade(stencil, shade, start, end, strength)


def _cast(canvas: Canvas, inks: Palette, points: list) -> None:
    shadow = canvas.stencil()
    shadow.poly(points, 255)
    canvas.shade(shadow, inks.deep, (1500, 900), (500, 1000), 0.75)


def software_box(canvas: Canvas, inks: Palette) -> None:
    """A cardboard box seen from its corner, a shield on its face."""
    _cast(canvas, inks, [(960, 1040), (1180, 960), (1560, 1010), (1290, 1090)])
    face = [(430, 250), (960, 300), (960, 1040), (430, 970)]
    side = [(960, 300), (1180, 240), (1180, 950), (960, 1040)]
    lid = [(430, 250), (660, 196), (1180, 240), (960, 300)]
    _plane(canvas, face, inks.accent, inks.deep, (900, 350), (430, 1050))
    _plane(canvas, side, inks.deep, inks.ink, (1000, 300), (1180, 1000))
    _plane(canvas, lid, inks.bright, inks.pale, (900, 300), (500, 200))
    left = [(500, 460), (692, 424), (692, 850), *bow(692, 620, 192, 130, 178, 10)]
    right = [(884, 494), (692, 424), (692, 850), *bow(692, 640, 192, 50, 2, 10)]
    _plane(canvas, left, inks.paper, inks.bright, (640, 450), (560, 900), 0.4)
    _plane(canvas, right, inks.pale, inks.accent, (700, 450), (900, 860), 0.6)
    canvas.line([(498, 330), (760, 354)], 20, inks.paper)
    canvas.line([(498, 376), (640, 389)], 12, inks.pale)


def security_key(canvas: Canvas, inks: Palette) -> None:
    """A small key with a metal plug, a round sensor and a cord."""
    canvas.ring(330, 560, 165, 30, inks.mate)
    body, under = canvas.stencil(), canvas.stencil()
    for target, drop in ((under, 46), (body, 0)):
        target.poly(
            [(x, y + drop) for x, y in turned(oblong(760, 640, 640, 330), 760, 640, -9)], 255
        )
        target.disc(444, 690 + drop, 163, 255)
    canvas.shade(under, inks.deep, (900, 300), (600, 1000), 0.9)
    canvas.paint(body, inks.accent)
    canvas.shade(body, inks.deep, (800, 500), (420, 950), 0.6)
    _plane(
        canvas,
        turned([(1078, 535), (1330, 535), (1330, 745), (1078, 745)], 760, 640, -9),
        inks.paper,
        inks.ink,
        (1100, 520),
        (1500, 760),
        0.5,
    )
    for y in (590, 664):
        canvas.poly(
            turned([(1170, y), (1270, y), (1270, y + 34), (1170, y + 34)], 760, 640, -9), inks.ink
        )
    canvas.disc(800, 632, 112, inks.ink)
    canvas.ring(800, 632, 74, 16, inks.bright)
    canvas.disc(800, 632, 30, inks.mate)
    canvas.disc(400, 694, 58, inks.pale)


def telephone(canvas: Canvas, inks: Palette) -> None:
    """A telephone and its own back, taken off and leaning beside it."""
    _cast(canvas, inks, [(560, 1040), (1240, 1000), (1600, 1080), (760, 1110)])
    _plane(
        canvas,
        turned([(900, 190), (1290, 190), (1290, 990), (900, 990)], 1090, 990, 7),
        inks.accent,
        inks.deep,
        (1200, 200),
        (900, 1100),
        0.6,
    )
    for index in range(2):
        canvas.disc(1090 + index * 8, 330 + index * 110, 44, inks.ink)
    canvas.box(390, 170, 820, 1050, inks.ink, 60)
    screen = canvas.stencil()
    screen.box(420, 204, 790, 1016, 255, 36)
    canvas.paint(screen, inks.mate)
    canvas.shade(screen, inks.ink, (600, 300), (600, 1100), 0.5)
    sun = canvas.stencil()
    sun.disc(605, 520, 120, 255)
    canvas.paint(sun, inks.paper)
    canvas.shade(sun, inks.accent, (605, 420), (605, 700), 0.7)
    for index, width in enumerate((240, 180, 210)):
        canvas.box(486, 720 + index * 66, 486 + width, 744 + index * 66, inks.paper, 12)


def wristband(canvas: Canvas, inks: Palette) -> None:
    """A band standing in a loop, a round dial with a pulse on it."""
    shadow = canvas.stencil()
    shadow.ellipse(880, 1040, 480, 58, 255)
    canvas.shade(shadow, inks.deep, (1300, 900), (500, 1050), 0.7)
    loop = canvas.stencil()
    loop.ellipse(800, 650, 400, 400, 255)
    loop.ellipse(800, 650, 318, 318, 0)
    canvas.paint(loop, inks.accent)
    canvas.shade(loop, inks.deep, (900, 300), (700, 1100), 0.75)
    dial = canvas.stencil()
    dial.box(570, 330, 1030, 760, 255, 120)
    canvas.paint(dial, inks.ink)
    canvas.shade(dial, inks.accent, (800, 700), (600, 250), 0.35)
    canvas.line(
        [(630, 560), (720, 560), (756, 450), (820, 650), (858, 560), (970, 560)], 24, inks.mate
    )
    canvas.disc(970, 560, 24, inks.paper)


def home_server(canvas: Canvas, inks: Palette) -> None:
    """A box with two bays and one light."""
    _cast(canvas, inks, [(1000, 1030), (1240, 950), (1600, 1010), (1340, 1090)])
    face = [(360, 330), (1000, 380), (1000, 1030), (360, 960)]
    side = [(1000, 380), (1240, 310), (1240, 940), (1000, 1030)]
    lid = [(360, 330), (620, 268), (1240, 310), (1000, 380)]
    _plane(canvas, face, inks.ink, inks.accent, (900, 800), (300, 300), 0.4)
    _plane(canvas, side, inks.deep, inks.ink, (1000, 300), (1240, 1000))
    _plane(canvas, lid, inks.accent, inks.pale, (1000, 380), (450, 250), 0.6)
    for top in (430, 660):
        bay = [(420, top), (940, top + 44), (940, top + 224), (420, top + 172)]
        _plane(canvas, bay, inks.deep, inks.ink, (700, top), (420, top + 260), 0.6)
        canvas.line([(480, top + 92), (660, top + 108)], 20, inks.bright)
    canvas.disc(880, 944, 20, inks.mate)


PRODUCTS: tuple[Callable[[Canvas, Palette], None], ...] = (
    software_box,
    security_key,
    telephone,
    wristband,
    home_server,
)
