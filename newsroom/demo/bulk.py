"""Bulk data for trying the site at size: articles already published, comments already decided.

The same numbers and seed give the same texts, threads and states; moments count back from now, and
sealed boxes are random by nature. Memory does not grow with the number of articles.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from random import Random

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from articles.models import Article, Byline, Image, RelatedItem, TaggedArticle
from articles.models.publication import Status
from articles.search.indexing import index
from newsroom.demo import grammar, masthead
from newsroom.demo.blocks import Stock, columns
from newsroom.demo.bulk_comments import Audience, shares
from newsroom.demo.bulk_pictures import pictures
from newsroom.demo.chance import seeded
from newsroom.demo.progress import Progress
from newsroom.demo.seeding import is_there

BATCH = 500  # articles in a transaction: some 5,000 rows
A_DAY = 40  # articles published in a day by a large newsroom
AFTER_THE_DEMO = timedelta(days=61)  # bulk articles stay behind the demo's own on the front page
KINDS = (*["news"] * 12, *["analysis"] * 4, "interview", "review", "opinion")
PICTURED, UPDATED = 0.7, 0.08  # shares of articles
RELATED = 4


@dataclass
class Newsroom:
    """The rows that bulk articles are attached to."""

    sections: list
    authors: list
    tags: list
    images: list[Image]


def seed_bulk(articles: int, comments: int, seed: int, stdout) -> None:
    """Write ``articles`` published articles, and ``comments`` under them."""
    newsroom = gather(stdout)
    stock, audience = Stock(seed), Audience(seed, comments)
    newest = timezone.now() - (AFTER_THE_DEMO if is_there() else timedelta(minutes=10))
    drafts = compose(articles, seed, newest, newsroom, stock)
    counts = shares(comments, articles, seeded(f"shares {seed}"))
    with Progress(stdout, "Rows", articles + comments) as progress:
        while batch := list(islice(drafts, BATCH)):
            with transaction.atomic():
                made = write(batch, newsroom, seeded(f"rows {seed}:{progress.done}"))
                progress.advance(len(made))
                for spoken in audience.speak(made, islice(counts, len(made))):
                    progress.advance(spoken)
    stdout.write(f"{articles:,} articles and {comments:,} comments are there.")


def gather(stdout) -> Newsroom:
    """The demo's masthead, made as far as it is missing."""
    with transaction.atomic():
        return Newsroom(
            sections=list(masthead.make_sections().values()),
            authors=list(masthead.make_authors().values()),
            tags=list(masthead.make_tags().values()),
            images=pictures(stdout),
        )


def compose(
    total: int, seed: int, newest: datetime, newsroom: Newsroom, stock: Stock
) -> Iterator[Article]:
    """Unsaved articles, oldest first."""
    last = Article.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    for number in range(total):
        rng = seeded(f"{seed}:{number}")
        back = timedelta(days=(total - 1 - number + rng.random()) / A_DAY)
        yield article(rng, last + number + 1, newest - back, newsroom, stock)


def article(
    rng: Random, number: int, moment: datetime, newsroom: Newsroom, stock: Stock
) -> Article:
    """One published article, as its publication would have left it. ``number`` keeps its slug unique."""
    title, standfirst = grammar.headline(rng), grammar.standfirst(rng)
    return Article(
        section=rng.choice(newsroom.sections),
        kind=rng.choice(KINDS),
        kicker=rng.choice(grammar.KICKERS),
        title=title,
        slug=f"{slugify(title)[:90].strip('-')}-{number}",
        standfirst=standfirst,
        lead_image=rng.choice(newsroom.images) if rng.random() < PICTURED else None,
        status=Status.PUBLISHED,
        published_at=moment,
        updated_at=moment + timedelta(hours=3) if rng.random() < UPDATED else None,
        **columns(stock.body(rng)),
    )


def write(batch: list[Article], newsroom: Newsroom, rng: Random) -> list[Article]:
    """Insert a batch with its bylines, tags and related items."""
    made = Article.objects.bulk_create(batch)
    Byline.objects.bulk_create(
        Byline(article=one, author=author, position=position)
        for one in made
        for position, author in enumerate(rng.sample(newsroom.authors, rng.choice((1, 1, 1, 2))))
    )
    TaggedArticle.objects.bulk_create(
        TaggedArticle(content_object=one, tag=tag)
        for one in made
        for tag in rng.sample(newsroom.tags, rng.randint(2, 4))
    )
    index(made)
    RelatedItem.objects.bulk_create(
        RelatedItem(article=one, related=other, position=position)
        for one, others in with_kin(made)
        for position, other in enumerate(others)
    )
    return made


def with_kin(made: list[Article]) -> Iterator[tuple[Article, list[Article]]]:
    """Each article of a batch with the ones before it in its section: what the job would find near."""
    shelves: dict[int, list[Article]] = {}
    for one in made:
        shelf = shelves.setdefault(one.section_id, [])
        yield one, shelf[-RELATED:][::-1]
        shelf.append(one)
