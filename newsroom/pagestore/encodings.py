"""Which encoding a client gets, and how a body is brought into it."""

import gzip

import brotli

IDENTITY = "identity"
OFFERED = ("br", "gzip")  # best first
WORTH_IT = 200  # bytes; below, the frame of a compressed body eats what it saves
# Brotli's levels from 9 on cost a reader's request 15 to 45 ms for 1 to 3 % (60 kB of HTML); gzip's
# best costs no more than its middle.
BROTLI_QUALITY, GZIP_LEVEL = 7, 9


def encode(body: bytes) -> dict[str, bytes]:
    """The compressed forms that are shorter than the body. Always the same bytes for the same body."""
    if len(body) < WORTH_IT:
        return {}
    made = {
        "br": brotli.compress(body, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY),
        "gzip": gzip.compress(body, GZIP_LEVEL, mtime=0),
    }
    return {name: short for name, short in made.items() if len(short) < len(body)}


def negotiate(accepted: str) -> str:
    """The best encoding that an Accept-Encoding header allows (RFC 9110, 12.5.3).

    Of those that the client likes best, the one that we like best; identity when nothing else will do,
    even where the client refuses it: a page is better than an error.
    """
    weights = dict(filter(None, map(read_coding, accepted.lower().split(","))))
    anything = weights.get("*", 0.0)
    liking = {name: weights.get(name, anything) for name in OFFERED}
    liking[IDENTITY] = weights.get(IDENTITY, 0.0)  # only when it is asked for above the others
    best = max(liking.values())
    return next(name for name in liking if liking[name] == best) if best > 0 else IDENTITY


def read_coding(text: str) -> tuple[str, float] | None:
    """``gzip;q=0.5`` → ("gzip", 0.5); None for what is no coding."""
    name, _, parameters = text.partition(";")
    name = name.strip().removeprefix("x-")
    _, _, quality = parameters.replace(" ", "").partition("q=")
    try:
        return (name, float(quality or 1)) if name else None
    except ValueError:
        return None
