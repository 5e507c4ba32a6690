"""Stock of ready-made blocks: each is sanitised and set once, then used in many articles.

What a publication writes from a body is, for plain blocks, the same of each block put together
(a test compares); so a bulk article costs a few joins instead of a sanitiser and a typographer.
"""

from dataclasses import dataclass
from random import Random

from django.conf import settings

from articles.body.document import Document
from articles.body.rendering import render_body
from articles.body.schema import sanitise
from newsroom.demo import grammar
from newsroom.demo.chance import seeded

PARAGRAPHS, QUOTATIONS = 800, 60  # different ones in stock
SUBHEADS_EACH = 3  # at most, in an article


@dataclass(frozen=True)
class Block:
    """A block of a body in each of the forms that an article keeps of it."""

    source: str
    drawn: str
    text: str
    words: int


def block(source: str) -> Block:
    source = sanitise(source)
    document = Document(source)
    drawn = str(render_body(document, {}, settings.LANGUAGE_CODE))
    return Block(source, drawn, document.text, document.words)


class Stock:
    """The blocks that bulk articles are put together from, each made when it is first wanted."""

    def __init__(self, seed: int):
        self.seed = seed
        self.made: dict[tuple[str, int], Block] = {}

    def take(self, kind: str, number: int) -> Block:
        """The block of that kind (a key of RECIPES) and number: always the same one."""
        if (kind, number) not in self.made:
            rng = seeded(f"{kind} {self.seed}:{number}")
            self.made[kind, number] = block(RECIPES[kind](rng, number))
        return self.made[kind, number]

    def body(self, rng: Random) -> list[Block]:
        """An opening, then subheads with their paragraphs, and a quotation to end on."""
        blocks = [self.take("paragraph", rng.randrange(PARAGRAPHS)) for _ in range(2)]
        for subhead in rng.sample(range(len(grammar.SUBHEADS)), rng.randint(1, SUBHEADS_EACH)):
            blocks.append(self.take("subhead", subhead))
            for _ in range(rng.randint(1, 3)):
                blocks.append(self.take("paragraph", rng.randrange(PARAGRAPHS)))
        return [*blocks, self.take("quotation", rng.randrange(QUOTATIONS))]


RECIPES = {
    "paragraph": lambda rng, number: f"<p>{grammar.paragraph(rng)}</p>",
    "subhead": lambda rng, number: f"<h2>{grammar.SUBHEADS[number]}</h2>",
    "quotation": lambda rng, number: f"<blockquote><p>{grammar.quotation(rng)}</p></blockquote>",
}


def columns(blocks: list[Block]) -> dict:
    """The columns that a publication would have written for this body."""
    return {
        "body": "".join(each.source for each in blocks),
        "body_html": "\n".join(each.drawn for each in blocks),
        "body_text": "\n".join(each.text for each in blocks),
        "words": sum(each.words for each in blocks),
    }
