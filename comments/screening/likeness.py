"""How alike two texts are, and numbers by which a text like this one is found without reading them all.

A text is the set of its overlapping pieces of five letters, taken from its skeleton, so that spacing,
punctuation, accents and look-alike letters do not matter. Of that set sixteen minima are kept (MinHash
with one permutation, A. Broder 1997 and P. Li 2012); two of them make a band. Texts that share three
quarters of their pieces have a band in common in 99.9 % of cases, texts that share a third in about half:
those are then compared, and found different.
"""

import hashlib
import struct
import zlib

from django.conf import settings

from comments.folding import skeleton

PIECE = 5  # letters
MINIMA = 16
BANDS = 8  # of MINIMA // BANDS minima each
THIRTY_TWO_BITS = 0xFFFFFFFF
MIX = 0x9E3779B1  # an odd constant (2^32 / golden ratio) that spreads a checksum over all its bits


def pieces(text: str) -> set[str]:
    letters = skeleton(text)
    return {letters[at : at + PIECE] for at in range(len(letters) - PIECE + 1)}


def likeness(one: set[str], other: set[str]) -> float:
    """0 to 1: the share of pieces that two texts have in common (Jaccard)."""
    return len(one & other) / len(one | other) if one and other else 0.0


def bands(text: str) -> list[int]:
    """The numbers to keep and to look up; none for a text without a whole piece."""
    smallest: list[int | None] = [None] * MINIMA
    for piece in pieces(text):
        mixed = zlib.crc32(piece.encode()) * MIX & THIRTY_TWO_BITS
        mixed ^= mixed >> 15
        place, rank = mixed % MINIMA, mixed // MINIMA
        if smallest[place] is None or rank < smallest[place]:
            smallest[place] = rank
    if not any(rank is not None for rank in smallest):
        return []
    full = [borrowed(smallest, place) for place in range(MINIMA)]
    width = MINIMA // BANDS
    return [band(at, full[at * width : (at + 1) * width]) for at in range(BANDS)]


def borrowed(smallest: list[int | None], place: int) -> int:
    """The minimum at ``place``; where no piece fell, that of the next place that has one."""
    following = (smallest[(place + step) % MINIMA] for step in range(MINIMA))
    return next(rank for rank in following if rank is not None)


def band(place: int, ranks: list[int]) -> int:
    """Signed 64 bits. Keyed with the site's secret: the numbers of a known text cannot be computed."""
    key = settings.SECRET_KEY.encode()[:64]
    told = struct.pack(f">B{len(ranks)}I", place, *ranks)
    digest = hashlib.blake2b(told, digest_size=8, key=key, person=b"comment bands")
    return struct.unpack(">q", digest.digest())[0]
