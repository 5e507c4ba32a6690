"""Replicas of the database serve what readers of public pages look at, and nothing else.

The newsroom, every form and every job stay with the primary: whoever has just written must see it.
A reader does not notice the second that a replica may be behind; a page that the page store is going to keep
would keep it, and so is made from the primary too.
"""

import random
from contextvars import ContextVar

from django.conf import settings

from articles.surrogates import being_made
from newsroom.staff_area import is_staff_area

WRITTEN_BY_READERS = "/comments/"  # forms, and receipts that are opened right after
a_reader_looks = ContextVar("a_reader_looks", default=False)


class ReplicaMiddleware:
    """Says for the length of a request whether it only looks at a public page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        looks = (
            request.method in ("GET", "HEAD")
            and not is_staff_area(request)
            and not request.path_info.startswith(WRITTEN_BY_READERS)
            and being_made.get() is None
        )
        token = a_reader_looks.set(looks)
        try:
            return self.get_response(request)
        finally:
            a_reader_looks.reset(token)


class ReplicaRouter:
    def db_for_read(self, model, **hints):
        return random.choice(settings.REPLICAS) if a_reader_looks.get() else None  # noqa: S311 - no secret

    def db_for_write(self, model, **hints):
        return "default"

    def allow_relation(self, first, second, **hints):
        return True  # the same rows, wherever they were read

    def allow_migrate(self, db, app_label, **hints):
        return db == "default"
