"""Stock of ready-made blocks: each is sanitised, set and folded once, then used in many articles.

What a publication writes from a body is, for plain blocks, the same of each block put together
(a test compares); so a bulk article costs a few joins instead of a sanitiser and a typographer.
"""

from dataclasses import dataclass
from random import Random

from django.conf import settings

from articles.body.document import Document
from articles.body.folding import fold
from articles.body.rendering import render_body
from articles.body.schema import sanitise
from newsroom.demo import grammar

PARAGRAPHS, SUBHEADS_EACH = 800, 3  # blocks in stock; subheads in an article


@dataclass(frozen=True)
class Block:
    """A block of a body in each of the forms that an article keeps of it."""

    source: str
    drawn: str
    text: str
    folded: str
    words: int


def block(source: str) -> Block:
    source = sanitise(source)
    document = Document(source)
    drawn = str(render_body(document, {}, settings.LANGUAGE_CODE))
    return Block(source, drawn, document.text, fold(document.text), document.words)


class Stock:
    """The blocks that bulk articles are put together from."""

    def __init__(self, rng: Random):
        self.paragraphs = [block(f"<p>{grammar.paragraph(rng)}</p>") for _ in range(PARAGRAPHS)]
        self.subheads = [block(f"<h2>{subhead}</h2>") for subhead in grammar.SUBHEADS]
        self.quotations = [
            block(f"<blockquote><p>{grammar.quotation(rng)}</p></blockquote>") for _ in range(60)
        ]

    def body(self, rng: Random) -> list[Block]:
        """An opening, then subheads with their paragraphs, one of them with a quotation."""
        blocks = rng.choices(self.paragraphs, k=2)
        for subhead in rng.sample(self.subheads, rng.randint(1, SUBHEADS_EACH)):
            blocks += [subhead, *rng.choices(self.paragraphs, k=rng.randint(1, 3))]
        return [*blocks, rng.choice(self.quotations)]


def columns(title: str, standfirst: str, blocks: list[Block]) -> dict:
    """The columns that a publication would have written for this body."""
    folded = (fold(f"{title} {standfirst}"), *(each.folded for each in blocks))
    return {
        "body": "".join(each.source for each in blocks),
        "body_html": "\n".join(each.drawn for each in blocks),
        "body_text": "\n".join(each.text for each in blocks),
        "search_text": " ".join(folded),
        "words": sum(each.words for each in blocks),
    }
