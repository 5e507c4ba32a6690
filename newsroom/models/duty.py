"""When each duty of the worker was done last, so that two workers do not do it twice."""

from datetime import datetime, timedelta

from django.db import models


class DutyRunManager(models.Manager):
    def claim(self, name: str, every: timedelta, now: datetime) -> bool:
        """Take the duty ``name`` if it has not been done for ``every``: one of many callers gets it."""
        _run, is_first = self.get_or_create(name=name, defaults={"at": now})
        return is_first or bool(self.filter(name=name, at__lte=now - every).update(at=now))


class DutyRun(models.Model):
    name = models.CharField(max_length=80, primary_key=True)
    at = models.DateTimeField()

    objects = DutyRunManager()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.name} {self.at:%Y-%m-%d %H:%M}"
