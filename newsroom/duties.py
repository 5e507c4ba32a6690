"""What the worker does again and again. The table of when is in :mod:`newsroom.worker`."""

import logging
import subprocess
import sys

from django.conf import settings

from articles import timekeeping
from articles.models import Article
from articles.models.trashing import empty_bin
from comments import spam_score, vault
from newsroom.pagestore.current import the_store

log = logging.getLogger("newsroom.worker")

LEARN = ("train_spam_score", "--from-decisions", "--gently")


def carry_out_schedule() -> int:
    """Publish and withdraw what was planned for now, or for a time at which nobody was there."""
    return timekeeping.carry_out_what_is_due()


def sweep_pages() -> int:
    """Take expired pages off the disk, where a web server in front of us could still find them."""
    return the_store().sweep() if settings.PAGE_STORE else 0


def rotate_vault_key() -> None:
    if month := vault.rotate():
        log.info("The vault's key of %s is in use.", month)


def learn_what_spam_is() -> bool:
    """Begin to learn, in a process of its own: it takes minutes of a processor, which no planned change
    and no letter waits for, and gives its memory back. Whether it was begun."""
    if not spam_score.there_is_news():
        return False
    log.info("The spam score learns from the moderators' decisions, in a process of its own.")
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), *LEARN]
    subprocess.Popen(command, process_group=0)  # noqa: S603 - our own command
    return True


def empty_the_bin() -> None:
    if count := empty_bin(Article.objects.all()):
        log.info("%d articles left the bin for good.", count)
