"""What networks show of an article without a picture: its title, set as the paper would.

Drawn by a job at publication and kept beside the renditions, in a folder named by all that is seen on it
and by the site's secret, so that nobody finds a card by guessing a title that is not public yet.
"""

import io
import re
import unicodedata
from functools import cache

from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from PIL import Image, ImageDraw, ImageFont, features

from articles.body.typography import set_text
from articles.models.publication import Status
from articles.models.rendition import RENDITIONS, forget, store
from articles.sharing import SHARE_SIZE, TITLE_CARD

WIDTH, HEIGHT = SHARE_SIZE
MARGIN = 88  # networks crop the edges of a card, and round its corners
TITLE_TOP, TITLE_HEIGHT = 150, 330
TITLE_SIZES = (
    104,
    92,
    84,
    76,
    68,
    60,
    54,
    48,
)  # pixels; below the last nobody reads it on a telephone
LEADING = 1.14
PAPER, INK, LAST = "#fcfaf7", "#1b1714", "#e2613f"
# The sections' accents (static/css/base.css, light scheme) in sRGB.
ACCENTS = {
    "brick": "#ad301c",
    "amber": "#8a560c",
    "moss": "#40722c",
    "teal": "#00707f",
    "indigo": "#4a56bc",
    "plum": "#9e3378",
}
# As the pages' own stack; the first that has every letter of the title. Debian's fonts-noto-core,
# fonts-dejavu-core, fonts-liberation.
FONTS = (
    *("NotoSerif-Bold.ttf", "DejaVuSerif-Bold.ttf", "LiberationSerif-Bold.ttf"),
    *("DejaVuSans-Bold.ttf", "NotoSans-Bold.ttf"),
)
GRID = 3  # cells a side around an empty middle: the eight bits of an octet, the last one another
GAP = 1 / 9  # of a cell
RECIPE = 1  # raised when cards are drawn differently
# Signs that no text font has: emoji, what joins them, what picks their colour.
PICTOGRAMS = re.compile("[\u200d\ufe0e\ufe0f\U0001f000-\U0001faff\u2600-\u27bf]+")


def keep_card(article) -> bool:
    """Draw the card that the article wants, and forget one that it wants no more; whether anything changed.

    An article wants one as long as it is published and has no picture for networks.
    """
    former, wanted = article.share_card, folder_of(article) if wants_card(article) else ""
    if wanted == former:
        return False
    data = draw(article) if wanted else None
    if data:
        store(path_of(wanted), data)
    article.share_card = wanted if data else ""
    article.save(update_fields=["share_card"])
    if former:
        forget(path_of(former))
    return article.share_card != former


def wants_card(article) -> bool:
    return article.status == Status.PUBLISHED and article.shown_image is None


def path_of(folder: str) -> str:
    return f"{RENDITIONS}/{folder}/{TITLE_CARD}-{WIDTH}.jpeg"


def folder_of(article) -> str:
    seen = (title_of(article), article.section.name, article.section.accent, settings.SITE_NAME)
    said = "\0".join((str(RECIPE), str(article.pk), label_of(article), *seen))
    return salted_hmac("articles.share_cards", said, algorithm="sha256").hexdigest()[:20]


def title_of(article) -> str:
    return set_text(article.social_title or article.title, article.typography)


def label_of(article) -> str:
    """Above the title: that somebody pays for it, where somebody does; else its section."""
    if article.is_commercial:
        return " · ".join(filter(None, (gettext("Advertisement"), article.advertiser)))
    return article.section.name


def draw(article) -> bytes | None:
    """The card as a JPEG; None when no font of this machine has the letters of the title."""
    title = " ".join(PICTOGRAMS.sub(" ", title_of(article)).split())
    name = font_for(title)
    if name is None:
        return None
    accent = ACCENTS.get(article.section.accent, INK)
    card = Image.new("RGB", SHARE_SIZE, PAPER)
    pen = ImageDraw.Draw(card)
    pen.rectangle((0, 0, WIDTH, 14), accent)
    draw_label(pen, label_of(article), accent)
    draw_title(pen, title, name)
    draw_foot(pen)
    out = io.BytesIO()
    card.save(out, "JPEG", quality=90, optimize=True)
    return out.getvalue()


def draw_label(pen, label: str, accent: str) -> None:
    if name := font_for(label):
        pen.text((MARGIN, 102), label, accent, font(name, 36), anchor="ls")


def draw_title(pen, title: str, name: str) -> None:
    size, lines = fitted(title, name)
    from_right = is_from_right(title)
    where, anchor = (WIDTH - MARGIN, "rs") if from_right else (MARGIN, "ls")
    for number, line in enumerate(lines):
        baseline = TITLE_TOP + size + number * size * LEADING
        pen.text((where, baseline), line, INK, font(name, size), anchor=anchor)


def draw_foot(pen) -> None:
    pen.line((MARGIN, 524, WIDTH - MARGIN, 524), INK, 2)
    draw_mark(pen, (MARGIN, 550), 40)
    if name := font_for(settings.SITE_NAME):
        pen.text((MARGIN + 58, 584), settings.SITE_NAME, INK, font(name, 36), anchor="ls")


def fitted(title: str, name: str) -> tuple[int, list[str]]:
    """The largest size at which the title fits, and its lines; at the smallest, cut if it must be."""
    for size in TITLE_SIZES:
        lines = broken(title, font(name, size))
        if len(lines) * size * LEADING <= TITLE_HEIGHT:
            return size, lines
    most = int(TITLE_HEIGHT / (size * LEADING))
    return size, [*lines[: most - 1], shortened(" ".join(lines[most - 1 :]), font(name, size))]


def broken(text: str, face) -> list[str]:
    """``text`` in lines no wider than the card; only a word that is wider itself is cut."""
    lines = [""]
    for word in text.split(" "):  # not at U+00A0 and U+202F, which keep their neighbours together
        joined = f"{lines[-1]} {word}".strip()
        if face.getlength(joined) <= WIDTH - 2 * MARGIN:
            lines[-1] = joined
        else:
            lines.append(shortened(word, face))
    return [line for line in lines if line]


def shortened(text: str, face) -> str:
    """As much of ``text`` as a line holds, at a word if it has any, with a sign that more followed."""
    if face.getlength(text) <= WIDTH - 2 * MARGIN:
        return text
    while text and face.getlength(f"{text}…") > WIDTH - 2 * MARGIN:
        head, space, _word = text.rpartition(" ")
        text = head if space else text[:-1]
    return f"{text.rstrip(' ,;:.')}…"


def is_from_right(text: str) -> bool:
    """By its first letter that has a direction (Unicode Standard Annex 9, rule P2)."""
    directions = (unicodedata.bidirectional(sign) for sign in text)
    return next((each in ("R", "AL") for each in directions if each in ("L", "R", "AL")), False)


def font_for(text: str) -> str | None:
    """The first font that has every sign of ``text``, and can set it in its direction."""
    if is_from_right(text) and not (features.check("raqm") and features.check("fribidi")):
        return None
    return next((name for name in FONTS if has_all(name, text)), None)


def has_all(name: str, text: str) -> bool:
    face = font(name, 20)
    if face is None:
        return False
    missing = bytes(face.getmask("\U0010ffff"))
    return all(sign.isspace() or bytes(face.getmask(sign)) != missing for sign in set(text))


@cache
def font(name: str, size: int):
    """The font at that size in pixels; None where this machine does not have it."""
    try:
        return ImageFont.truetype(name, size)
    except OSError:
        return None


def draw_mark(pen, corner: tuple[int, int], side: int) -> None:
    """The paper's mark; ``manage.py draw_mark`` draws it for logo and card of the site itself."""
    cell = side / (GRID + (GRID - 1) * GAP)
    step = cell * (1 + GAP)
    cells = [divmod(place, GRID) for place in range(GRID * GRID) if place != GRID * GRID // 2]
    for row, column in cells:
        left, top = corner[0] + column * step, corner[1] + row * step
        colour = LAST if (row, column) == cells[-1] else INK
        pen.rectangle((left, top, left + cell, top + cell), colour)
