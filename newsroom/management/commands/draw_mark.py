"""Draw the paper's mark as the pictures that search engines and share cards want.

For a paper of another name or with a logo of its own: run it again, or put other files in its place.
"""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from PIL import Image, ImageDraw, ImageFont

from articles.share_cards import FONTS, INK, PAPER, draw_mark, font
from articles.sharing import SHARE_SIZE
from articles.structured_data.paper import LOGO_SIZE


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
    pen.text((400, 250), name, INK, serif(130), anchor="lm")
    pen.text((404, 365), tagline, INK, serif(40), anchor="lm")
    pen.line((110, 520, SHARE_SIZE[0] - 110, 520), INK, 2)
    return picture


def serif(size: int):
    found = (font(name, size) for name in FONTS)
    return next(filter(None, found), None) or ImageFont.load_default(size)
