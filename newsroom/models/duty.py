"""When each duty of the worker was done last, so that two workers do not do it twice."""

from datetime import datetime, timedelta

from django.db import models

AFTER_A_FAILURE = timedelta(minutes=10)  # what is done once a day must not wait for tomorrow


class DutyRunManager(models.Manager):
    def claim(self, name: str, every: timedelta, now: datetime) -> bool:
        """Take the duty ``name`` if it has not been done for ``every``: one of many callers gets it."""
        _run, is_first = self.get_or_create(name=name, defaults={"at": now})
        return is_first or bool(self.filter(name=name, at__lte=now - every).update(at=now))

    def hurry(self, name: str, every: timedelta, now: datetime) -> None:
        """Let the duty ``name``, claimed at ``now`` and failed, come round soon, however rare it is."""
        soon = now - max(every - AFTER_A_FAILURE, timedelta(0))
        self.filter(name=name, at=now).update(at=soon)


class DutyRun(models.Model):
    name = models.CharField(max_length=80, primary_key=True)
    at = models.DateTimeField()

    objects = DutyRunManager()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.name} {self.at:%Y-%m-%d %H:%M}"
