"""The worker: jobs, and the duties that come round. One process, in the **post** role of DESIGN §5.

Any number of workers may run: a job is claimed by a locked row, a duty by an update that hits it once.
"""

import logging
import signal
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import close_old_connections, transaction
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker as JobRunner
from django_tasks_db.models import DBTaskResult

from articles.models.seat import forget_empty_seats
from comments.asking import forget_old_requests
from comments.digesting import write_digests
from comments.mailing.outbox import empty_outbox
from comments.recognition import recognise_the_forgotten
from comments.reporting import thank_readers
from comments.retention import purge
from comments.revealing import forget_reveals
from comments.screening.duplicates import forget_traces
from comments.statements import tell_reasons
from comments.subscribing import gather_notices
from comments.transparency import count_months
from newsroom import duties, jobs
from newsroom.models import DutyRun
from newsroom.telling import tell_colleagues

log = logging.getLogger("newsroom.worker")


@dataclass(frozen=True)
class Duty:
    name: str
    every: timedelta
    do: Callable[[], object]


# What comes round, how often, and what it is. Each is safe to do twice.
DUTIES = (
    Duty("changes planned for now", timedelta(seconds=2), duties.carry_out_schedule),
    Duty("answers that have come to rest", timedelta(minutes=1), gather_notices),
    Duty("thanks for corrections", timedelta(minutes=1), thank_readers),
    Duty("readers’ questions whose link is over", timedelta(hours=1), forget_old_requests),
    Duty("moderators’ digests", timedelta(minutes=5), write_digests),
    Duty("addresses that were asked for", timedelta(minutes=1), forget_reveals),
    Duty("letters in the outbox", timedelta(seconds=5), empty_outbox),
    Duty("pages whose time is over", timedelta(seconds=20), duties.sweep_pages),
    Duty("mail to colleagues", timedelta(minutes=1), tell_colleagues),
    Duty("jobs of a killed worker", timedelta(minutes=1), jobs.requeue_abandoned_jobs),
    Duty("jobs that failed", timedelta(minutes=1), jobs.retry_failed_jobs),
    Duty("comments nobody recognised", timedelta(minutes=10), recognise_the_forgotten),
    Duty("this month's vault key", timedelta(hours=1), duties.rotate_vault_key),
    Duty("articles too long in the bin", timedelta(hours=6), duties.empty_the_bin),
    Duty("seats nobody sits on", timedelta(days=1), forget_empty_seats),
    Duty("reasons of refusals", timedelta(minutes=1), tell_reasons),
    Duty("figures of moderation", timedelta(hours=6), count_months),
    Duty("what is kept too long", timedelta(days=1), purge),
    Duty("traces of older comments", timedelta(hours=1), forget_traces),
    Duty("spam score", timedelta(days=1), duties.learn_what_spam_is),
    Duty("old results of jobs", timedelta(days=1), jobs.prune_job_results),
)


class NewsroomWorker:
    """Runs until it is told to stop; what it is doing then, it finishes."""

    def __init__(self, *, interval: float = 1.0):
        """``interval``: seconds of rest when nothing is to be done."""
        self.interval = interval
        self.stopped = threading.Event()
        self.jobs = JobRunner(
            queue_names=["*"],
            interval=interval,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=uuid.uuid4().hex,
            excluded_queue_names=[],
        )

    def stop(self, *args) -> None:
        log.info("The worker stops after what it is doing.")
        self.stopped.set()

    def stop_on_signals(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.stop)

    def run(self) -> None:
        log.info("The worker starts.")
        while not self.stopped.is_set():
            self.round()
            self.stopped.wait(self.interval)
        log.info("The worker has stopped.")

    def round(self) -> None:
        """The duties that are due, then every job that is ready."""
        close_old_connections()
        try:
            do_due_duties()
            self.run_ready_jobs()
        except Exception:  # the database restarts, say: the next round tries again
            log.exception("A round of the worker failed.")
        close_old_connections()

    def run_ready_jobs(self) -> int:
        """Run jobs until none is ready; return how many. Each is claimed under a lock.

        A long queue keeps no duty waiting: what is planned for eight happens at eight.
        """
        count = 0
        while not self.stopped.is_set():
            if count:
                do_due_duties()
            with transaction.atomic():
                job = DBTaskResult.objects.ready().filter(backend_name="default").get_locked()
                if job is None:
                    return count
                job.claim(self.jobs.worker_id)
            self.jobs.run_task(job)
            jobs.hush(job)
            count += 1
        return count


def do_due_duties() -> list[str]:
    """Do what is due and not done by another worker; the names of it. One query when nothing is: this is
    asked between any two jobs."""
    done, last = [], dict(DutyRun.objects.values_list("name", "at"))
    for duty in DUTIES:
        now = timezone.now()
        if duty.name in last and last[duty.name] > now - duty.every:
            continue
        if DutyRun.objects.claim(duty.name, duty.every, now):
            try:
                duty.do()
            except Exception:
                log.exception("The duty « %s » failed; it comes round again.", duty.name)
                DutyRun.objects.hurry(duty.name, duty.every, now)
            done.append(duty.name)
    return done
