"""The text as it reads now, with everything that changed marked where it stands."""

from collections import Counter
from dataclasses import dataclass, replace

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from articles.body.document import Document
from articles.body.marking import ADDED, REMOVED, Marker
from articles.body.pieces import Fate, Piece, cut, fates
from articles.body.rendering import render_block
from articles.body.schema import BLOCKS, ROW_BLOCKS, sanitise
from articles.models import Article
from articles.safe_html import bless

MOVED_FROM_WORDS = 4  # shorter paragraphs that went and came are no move to speak of

SAME, CHANGED, MOVED = "same", "changed", "moved"

# What a piece is called, by its kind (see Piece.kind).
NAMES = {
    "heading": gettext_lazy("subhead"),
    "ul": gettext_lazy("list"),
    "ol": gettext_lazy("list"),
    "blockquote": gettext_lazy("quotation"),
    "hr": gettext_lazy("rule"),
    "image": gettext_lazy("picture"),
    "gallery": gettext_lazy("gallery"),
    "table": gettext_lazy("table"),
    "embed": gettext_lazy("embed"),
    "product": gettext_lazy("product box"),
    "promo": gettext_lazy("follow-us line"),
    "read-also": gettext_lazy("read also"),
    "quote": gettext_lazy("quoted document"),
    "pull-quote": gettext_lazy("pull quote"),
    "fact-box": gettext_lazy("fact box"),
}
ACTS = {
    ADDED: pgettext_lazy("passage", "added"),
    REMOVED: pgettext_lazy("passage", "removed"),
    CHANGED: pgettext_lazy("passage", "changed"),
    MOVED: pgettext_lazy("passage", "moved here"),
}


@dataclass(frozen=True)
class Part:
    """One piece of the text. ``kind``: same, ins, del, changed or moved; ``number`` is the change's."""

    kind: str
    html: SafeString
    name: str = ""
    number: int = 0
    is_first: bool = False  # of a change that takes several pieces
    words_added: int = 0
    words_removed: int = 0

    @property
    def label(self) -> str:
        """« image: added »; empty where nothing changed."""
        return "" if self.kind == SAME else f"{self.name} · {ACTS[self.kind]}"


def compare_texts(before: dict, after: dict) -> list[Part]:
    bodies = [sanitise(content.get("body", "")) for content in (before, after)]
    found = fates(*map(cut, bodies))
    return numbered(Drawing(bodies, after).parts(found))


class Drawing:
    """Draws the parts. Asks the database once for each kind of block that either text shows."""

    def __init__(self, bodies: list[str], content: dict):
        self.rows = Article().body_rows(Document("".join(bodies)))
        self.language = content.get("language") or settings.LANGUAGE_CODE
        self.marker = Marker({ADDED: _("added:"), REMOVED: _("removed:")})

    def parts(self, found: list[Fate]) -> list[Part]:
        moved = moves(found)
        gone = Counter(moved)
        parts = []
        for fate in found:
            piece = fate.after or fate.before
            is_move = None in (fate.before, fate.after) and piece.html in moved
            if is_move and fate.after is None:
                continue  # told where it stands now
            if is_move and gone[piece.html]:
                gone[piece.html] -= 1
                parts.append(self.part(MOVED, piece))
            else:
                parts += self.parts_of(fate)
        return parts

    def parts_of(self, fate: Fate) -> list[Part]:
        if fate.is_same:
            return [self.part(SAME, fate.after)]
        if fate.after is None:
            return [self.part(REMOVED, fate.before)]
        if fate.before is None:
            return [self.part(ADDED, fate.after)]
        if is_drawn(fate.after):
            return self.drawn_parts(fate)
        return [self.rewritten(fate, self.marker.changed(fate.before.html, fate.after.html))]

    def drawn_parts(self, fate: Fate) -> list[Part]:
        """A block that is drawn from rows: what it shows is another, or only its words are."""
        pictures = [self.draw(piece) for piece in (fate.before, fate.after)]
        if fate.after.html.partition(">")[0] != fate.before.html.partition(">")[0]:
            return [self.part(REMOVED, fate.before), self.part(ADDED, fate.after)]
        words = self.marker.changed(fate.before.html, fate.after.html)
        return [self.rewritten(fate, f"{pictures[1]}{words}")]

    def part(self, kind: str, piece: Piece) -> Part:
        if is_drawn(piece):
            html = self.draw(piece)
        elif kind in (ADDED, REMOVED):
            html = self.marker.whole(piece.html, kind)
        else:
            html = piece.html
        words = piece.words.total()
        return Part(
            kind,
            bless(html),
            name_of(piece),
            words_added=words if kind == ADDED else 0,
            words_removed=words if kind == REMOVED else 0,
        )

    def rewritten(self, fate: Fate, html: str) -> Part:
        return Part(
            CHANGED,
            bless(html),
            name_of(fate.after),
            words_added=(fate.after.words - fate.before.words).total(),
            words_removed=(fate.before.words - fate.after.words).total(),
        )

    def draw(self, piece: Piece) -> str:
        """The block as readers get it; by its name alone when what it shows is no more."""
        drawn = "".join(
            render_block(block, self.rows, self.language) for block in Document(piece.html).blocks
        )
        return drawn or f'<p class="missing">{name_of(piece)}</p>'


def is_drawn(piece: Piece) -> bool:
    """Whether a template makes what one sees of it; other blocks are the elements that are stored."""
    return piece.block in ROW_BLOCKS or piece.block in ("gallery", "embed")


def name_of(piece: Piece) -> str:
    return str(NAMES.get(piece.kind, _("paragraph")))


def moves(found: list[Fate]) -> Counter:
    """The pieces that went at one place and came, to the letter, at another; and how often."""
    gone = Counter(fate.before.html for fate in found if fate.after is None and counts(fate.before))
    come = Counter(fate.after.html for fate in found if fate.before is None and counts(fate.after))
    return gone & come


def counts(piece: Piece) -> bool:
    return piece.block in BLOCKS or piece.words.total() >= MOVED_FROM_WORDS


def numbered(parts: list[Part]) -> list[Part]:
    """Number the changes; neighbours are one, so that one jumps from passage to passage."""
    number, out = 0, []
    for part in parts:
        if part.kind == SAME:
            out.append(part)
            continue
        is_first = not out or out[-1].kind == SAME
        number += is_first
        out.append(replace(part, number=number, is_first=is_first))
    return out
