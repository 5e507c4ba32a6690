"""Draw the paper's mark as the pictures that search engines and share cards want.

For a paper of another name or with a logo of its own: run it again, or put other files in its place.
"""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from PIL import Image, ImageDraw, ImageFont

from articles.sharing import SHARE_SIZE
from articles.structured_data.paper import LOGO_SIZE

PAPER, INK, LAST = "#fcfaf7", "#1b1714", "#e2613f"
GRID = 3  # cells a side around an empty middle: the eight bits of an octet, the last one another
GAP = 1 / 9  # of a cell
FONTS = ("NotoSerif-Bold.ttf", "DejaVuSerif-Bold.ttf", "LiberationSerif-Bold.ttf")


class Command(BaseCommand):
    help = "Draw logo.png and share.png from the name of the paper."

    def add_arguments(self, parser):
        default = settings.BASE_DIR / "static" / "img"
        parser.add_argument("--into", type=Path, default=default, metavar="FOLDER")

    def handle(self, *, into: Path, **options):
        into.mkdir(parents=True, exist_ok=True)
        logo().save(into / "logo.png", optimize=True)
        share_card(settings.SITE_NAME, settings.SITE_TAGLINE).save(
            into / "share.png", optimize=True
        )


def logo() -> Image.Image:
    picture = Image.new("RGB", (LOGO_SIZE, LOGO_SIZE), PAPER)
    margin = LOGO_SIZE // 8
    draw_mark(ImageDraw.Draw(picture), (margin, margin), LOGO_SIZE - 2 * margin)
    return picture


def share_card(name: str, tagline: str) -> Image.Image:
    picture = Image.new("RGB", SHARE_SIZE, PAPER)
    pen = ImageDraw.Draw(picture)
    draw_mark(pen, (110, 205), 220)
    pen.text((400, 250), name, INK, font(130), anchor="lm")
    pen.text((404, 365), tagline, INK, font(40), anchor="lm")
    pen.line((110, 520, SHARE_SIZE[0] - 110, 520), INK, 2)
    return picture


def draw_mark(pen, corner: tuple[int, int], side: int) -> None:
    cell = side / (GRID + (GRID - 1) * GAP)
    step = cell * (1 + GAP)
    cells = [divmod(place, GRID) for place in range(GRID * GRID) if place != GRID * GRID // 2]
    for row, column in cells:
        left, top = corner[0] + column * step, corner[1] + row * step
        colour = LAST if (row, column) == cells[-1] else INK
        pen.rectangle((left, top, left + cell, top + cell), colour)


def font(size: int):
    for name in FONTS:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    return ImageFont.load_default(size)
