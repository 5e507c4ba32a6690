"""The inks of the demo's pictures: paper, ink and, per accent, five tones that were mixed to go together."""

from dataclasses import dataclass

PAPER = "#f5f0e6"
INK = "#191b22"


@dataclass(frozen=True)
class Palette:
    """The few inks of a picture: two neutral ones, four tones of its accent, one that answers it."""

    accent: str
    bright: str
    deep: str
    pale: str
    mate: str
    paper: str = PAPER
    ink: str = INK


PALETTES = {
    "brick": Palette(
        accent="#c4472f", bright="#e2694a", deep="#5c1f1a", pale="#f0d2c4", mate="#28525c"
    ),
    "amber": Palette(
        accent="#dc9422", bright="#efb548", deep="#5e3b10", pale="#f6e3bb", mate="#29486b"
    ),
    "moss": Palette(
        accent="#66863a", bright="#93ad58", deep="#28391d", pale="#dde4c3", mate="#d9734c"
    ),
    "teal": Palette(
        accent="#1d7f7e", bright="#4ba9a1", deep="#0f3b40", pale="#cbe2dc", mate="#ee8a5a"
    ),
    "indigo": Palette(
        accent="#3f52ab", bright="#7183d2", deep="#1b2454", pale="#d6daee", mate="#eeb144"
    ),
    "plum": Palette(
        accent="#8a4280", bright="#b673aa", deep="#401b3f", pale="#ead5e5", mate="#d8ab3f"
    ),
}


def palette(accent: str) -> Palette:
    """The palette of a colour key such as ``brick``."""
    try:
        return PALETTES[accent]
    except KeyError:
        raise ValueError(f"unknown accent {accent!r}: one of {', '.join(PALETTES)}") from None
