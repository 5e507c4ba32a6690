"""Running jobs in a test: the real ones, from the real queue, by the real worker's code."""

from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

ENOUGH = 500  # jobs; a job that enqueues itself for ever is a fault that a test should see


def run_jobs() -> int:
    """Run every job that is due, then those they enqueued, until none is left; return how many.

    A job that fails fails the test, with the job's own traceback.
    """
    done = 0
    while job := DBTaskResult.objects.ready().first():
        done += 1
        assert done < ENOUGH, f"jobs go on for ever; the last one is {job.task_path}"
        job.claim("tests")
        WORKER.run_task(job)
        job.refresh_from_db()
        assert job.status == "SUCCESSFUL", f"{job.task_path} failed:\n{job.traceback}"
    return done


WORKER = Worker(
    queue_names=["*"],
    interval=0,
    batch=True,
    backend_name="default",
    startup_delay=False,
    max_tasks=None,
    worker_id="tests",
    excluded_queue_names=[],
)
