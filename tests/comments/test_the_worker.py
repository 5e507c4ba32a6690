"""Jobs and duties, with one worker and with two, killed or not."""

import os
import signal
import threading
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from comments.models import Comment
from newsroom import jobs, worker
from newsroom.models import DutyRun
from newsroom.worker import DUTIES, NewsroomWorker, do_due_duties
from tests import factories
from tests.comments.moderating import at_the_desk
from tests.comments.posting import send

pytestmark = pytest.mark.django_db


def begun(ago: timedelta, tries: int = 1) -> DBTaskResult:
    """A job that a worker began ``ago``, and never ended."""
    DBTaskResult.objects.all().delete()
    factories.article()
    job = DBTaskResult.objects.first()
    DBTaskResult.objects.exclude(pk=job.pk).delete()
    job.worker_ids = ["dead"] * tries
    job.status, job.started_at = "RUNNING", timezone.now() - ago
    job.save()
    return job


def test_one_round_runs_what_is_queued(client):
    send(client, factories.article())
    NewsroomWorker().run_ready_jobs()
    assert Comment.objects.get().commenter is not None
    assert not DBTaskResult.objects.ready().exists()


def test_a_job_of_a_killed_worker_is_done_by_another():
    job = begun(timedelta(minutes=11))
    assert jobs.requeue_abandoned_jobs() == 1
    NewsroomWorker().run_ready_jobs()
    job.refresh_from_db()
    assert job.status == "SUCCESSFUL"


def test_a_job_at_work_is_left_alone():
    begun(timedelta(minutes=1))
    assert jobs.requeue_abandoned_jobs() == 0


def test_a_job_that_kills_every_worker_is_given_up():
    job = begun(timedelta(minutes=11), tries=jobs.MOST_TRIES)
    jobs.requeue_abandoned_jobs()
    job.refresh_from_db()
    assert job.status == "FAILED"


def test_a_duty_is_done_once_by_any_number_of_workers_and_comes_round_again(time_machine):
    time_machine.move_to("2026-11-23 12:00Z", tick=False)
    assert do_due_duties() == [duty.name for duty in DUTIES]
    assert do_due_duties() == []
    time_machine.shift(timedelta(minutes=1))
    assert do_due_duties() == [duty.name for duty in DUTIES if duty.every <= timedelta(minutes=1)]


def test_asking_for_duties_costs_one_query_when_none_is_due(django_assert_num_queries):
    """It is asked after every job of a long queue."""
    do_due_duties()
    DutyRun.objects.update(at=timezone.now())
    with django_assert_num_queries(1):
        assert do_due_duties() == []


def test_only_one_of_two_gets_a_duty():
    now, every = timezone.now(), timedelta(minutes=1)
    DutyRun.objects.create(name="x", at=now - every)
    assert [DutyRun.objects.claim("x", every, now) for _ in range(2)] == [True, False]


def test_a_duty_that_fails_does_not_stop_the_others(monkeypatch):
    broken = worker.Duty("broken", timedelta(minutes=1), lambda: 1 / 0)
    monkeypatch.setattr(worker, "DUTIES", (broken, *DUTIES))
    assert len(do_due_duties()) == len(DUTIES) + 1


def failed(tries: int, ago: timedelta = timedelta(0)) -> DBTaskResult:
    """A job that has raised an error at each of its ``tries``."""
    job = begun(timedelta(minutes=1), tries)
    job.status, job.finished_at = "FAILED", timezone.now() - ago
    job.save()
    return job


def test_a_job_that_raised_is_tried_again_after_a_rest(time_machine):
    time_machine.move_to("2026-11-23 12:00Z", tick=False)
    job = failed(tries=1)
    assert [jobs.retry_failed_jobs(), jobs.retry_failed_jobs()] == [1, 0]
    NewsroomWorker().run_ready_jobs()
    job.refresh_from_db()
    assert job.status == "READY"  # it rests
    time_machine.shift(jobs.RESTS[0])
    NewsroomWorker().run_ready_jobs()
    job.refresh_from_db()
    assert (job.status, len(job.worker_ids)) == ("SUCCESSFUL", 2)
    assert not jobs.given_up().exists()


def test_a_job_that_raises_each_time_is_tried_so_often_and_then_given_up(time_machine, caplog):
    time_machine.move_to("2026-11-23 12:00Z", tick=False)
    job = failed(tries=1)
    DBTaskResult.objects.update(
        task_path="comments.tasks.recognise", args_kwargs={"args": ["x"], "kwargs": {}}
    )
    for _round in range(20):
        jobs.retry_failed_jobs()
        NewsroomWorker().run_ready_jobs()
        time_machine.shift(timedelta(hours=4))
    job.refresh_from_db()
    assert (job.status, len(job.worker_ids)) == ("FAILED", jobs.MOST_TRIES)
    assert list(jobs.given_up()) == [job]


def test_the_first_page_tells_of_jobs_that_were_given_up_and_of_no_other():
    editor = at_the_desk(factories.user("Editor"))
    job = failed(tries=jobs.MOST_TRIES - 1)
    said = "tâche a échoué"
    assert said not in editor.get("/admin/").content.decode()
    DBTaskResult.objects.filter(pk=job.pk).update(worker_ids=["x"] * jobs.MOST_TRIES)
    assert said in editor.get("/admin/").content.decode()


def test_a_rare_duty_that_fails_comes_round_soon_and_once(monkeypatch, time_machine):
    time_machine.move_to("2026-11-23 12:00Z", tick=False)
    done = []

    def stumble():
        done.append(timezone.now())
        if len(done) == 1:
            raise OSError("the disk is full")

    monkeypatch.setattr(worker, "DUTIES", (worker.Duty("rare", timedelta(days=1), stumble),))
    for minutes in (0, 5, 6, 60, 60 * 12):
        time_machine.shift(timedelta(minutes=minutes))
        do_due_duties()
    assert len(done) == 2
    time_machine.shift(timedelta(days=3))  # it was down: one, not three
    assert [do_due_duties(), do_due_duties()] == [["rare"], []]


def test_old_results_are_forgotten():
    job = begun(timedelta(days=20))
    DBTaskResult.objects.update(status="SUCCESSFUL", finished_at=job.started_at)
    assert jobs.prune_job_results() == 1


@pytest.mark.django_db(transaction=True)
def test_the_worker_stops_when_it_is_told(client):
    send(client, factories.article())
    handlers = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)]
    at_work = NewsroomWorker(interval=30)
    at_work.stop_on_signals()
    threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGTERM)).start()
    try:
        at_work.run()
    finally:
        signal.signal(signal.SIGTERM, handlers[0])
        signal.signal(signal.SIGINT, handlers[1])
    assert at_work.stopped.is_set()
