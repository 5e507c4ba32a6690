"""What the worker does again and again. The table of when is in :mod:`newsroom.worker`."""

import logging
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles import timekeeping
from articles.models import Article
from articles.models.trashing import empty_bin
from comments import vault
from newsroom.pagestore.current import the_store

log = logging.getLogger("newsroom.worker")

LONGEST_JOB = timedelta(minutes=10)  # the longest, a picture's renditions, takes about one
MOST_TRIES = 5  # a job that kills its worker each time must not do so for ever
RESULTS_KEPT = timedelta(days=14)


def requeue_abandoned_jobs() -> int:
    """Give back what a worker had begun when it was killed. Jobs are safe to run twice."""
    abandoned = DBTaskResult.objects.running().filter(started_at__lt=timezone.now() - LONGEST_JOB)
    count = 0
    for job in abandoned:
        hopeless = len(job.worker_ids) >= MOST_TRIES
        same = DBTaskResult.objects.running().filter(pk=job.pk, started_at=job.started_at)
        if hopeless:
            same.update(
                status="FAILED", finished_at=timezone.now(), traceback="abandoned too often"
            )
        else:
            count += same.update(status="READY")
    if count:
        log.warning("%d jobs of a killed worker are queued again.", count)
    return count


def carry_out_schedule() -> int:
    """Publish and withdraw what was planned for now, or for a time at which nobody was there."""
    return timekeeping.carry_out_what_is_due()


def sweep_pages() -> int:
    """Take expired pages off the disk, where a web server in front of us could still find them."""
    return the_store().sweep() if settings.PAGE_STORE else 0


def rotate_vault_key() -> None:
    if month := vault.rotate():
        log.info("The vault's key of %s is in use.", month)


def empty_the_bin() -> None:
    if count := empty_bin(Article.objects.all()):
        log.info("%d articles left the bin for good.", count)


def prune_job_results() -> int:
    """Forget how jobs went, when nobody asks any more."""
    old = DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - RESULTS_KEPT)
    return old.delete()[0]
