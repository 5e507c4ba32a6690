"""Filling an empty newsroom with the demo paper, once."""

import time

from django.db import transaction
from django.utils import timezone

from articles.models import Article
from newsroom.demo import library, masthead, studio
from newsroom.demo.accounts import open_accounts
from newsroom.demo.content import paper
from newsroom.demo.edition import Desk, resolver, write_articles
from newsroom.demo.front import launch_fronts
from newsroom.demo.readership import let_readers_speak


def is_there() -> bool:
    return Article.objects.filter(slug=paper.FRONT[0]).exists()


def seed_demo(stdout) -> None:
    """Make the demo newsroom, or do nothing when it is there. All of it, or nothing."""
    if is_there():
        stdout.write("The demo newsroom is there; its data stay as they are.")
        return
    stdout.write("Making the demo newsroom: about half a minute, this once.")
    started = time.monotonic()
    records = {
        studio.key_of(record): record
        for record in (*paper.PICTURES, *paper.AUTHORS, *paper.PRODUCTS)
    }
    developed = list(studio.develop_all(records.values(), stdout))
    with transaction.atomic():
        images = {each.key: library.keep(records[each.key], each) for each in developed}
        make_newsroom(images)
    seconds = time.monotonic() - started
    stdout.write(
        f"Octet is ready: {len(paper.ARTICLES)} articles, {len(paper.PICTURES)} pictures, "
        f"{len(paper.COMMENTS)} comments, in {seconds:.0f} s."
    )


def make_newsroom(images: dict) -> None:
    """Every row of the demo. ``images`` are the library's rows by the names that the texts use."""
    now, staff = timezone.now(), open_accounts()
    desk = Desk(
        now=now,
        staff=staff,
        sections=masthead.make_sections(),
        authors=masthead.make_authors(images),
        tags=masthead.make_tags(),
        images=images,
        dossier=masthead.make_dossier(images),
        boxes={
            "product": masthead.make_products(images),
            "promo": {paper.PROMO.key: masthead.make_promo()},
        },
    )
    articles = write_articles(desk)
    masthead.tell_dossier(desk.dossier, articles)
    masthead.make_pages(resolver(desk, articles))
    promo = desk.boxes["promo"][paper.PROMO.key]
    launch_fronts(articles, desk.dossier, promo, by=staff["Editor"])
    let_readers_speak(articles, staff["Moderator"], now)
