"""What becomes of jobs that did not end well: begun by a worker that was killed, or raised an error.

Jobs are safe to run twice, so both are tried again, a bounded number of times and less and less often; what
is given up stands on the newsroom's first page. django-tasks itself tries nothing twice.
"""

import logging
from datetime import timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from newsroom.discretion import discreet

log = logging.getLogger("newsroom.worker")

LONGEST_JOB = timedelta(minutes=10)  # the longest, a picture's renditions, takes about one
# How long a job rests after each try that failed; after the last one it is given up. A database that was
# away for a moment is met by the first, a fault that somebody mends on the same morning by the last.
RESTS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 240))
MOST_TRIES = len(RESTS) + 1  # also of a job that kills its worker each time
# A job notes each worker that tried it; whether the list is so long is one look into its JSON.
LAST_TRY = f"worker_ids__{MOST_TRIES - 1}__isnull"
BATCH = 1_000  # failed jobs a round
RESULTS_KEPT = timedelta(days=14)


def requeue_abandoned_jobs() -> int:
    """Give back what a worker had begun when it was killed."""
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


def retry_failed_jobs() -> int:
    """Queue again what raised an error and has tries left, after its rest; return how many."""
    count = 0
    failed = DBTaskResult.objects.failed().filter(**{LAST_TRY: True}).order_by("finished_at")
    for job in failed[:BATCH]:
        rest = RESTS[max(0, len(job.worker_ids) - 1)]
        same = DBTaskResult.objects.failed().filter(pk=job.pk, finished_at=job.finished_at)
        count += same.update(status="READY", run_after=job.finished_at + rest)
    if count:
        log.warning("%d jobs that failed are tried again.", count)
    return count


def hush(job: DBTaskResult) -> None:
    """A job that failed is kept with its traceback: without an address that an error may have quoted."""
    quiet = discreet(job.traceback)
    if quiet != job.traceback:
        job.traceback = quiet
        job.save(update_fields=["traceback"])


def given_up():
    """The jobs that failed at every try."""
    return DBTaskResult.objects.failed().filter(**{LAST_TRY: False})


def prune_job_results() -> int:
    """Forget how jobs went, when nobody asks any more."""
    old = DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - RESULTS_KEPT)
    return old.delete()[0]
