"""A reader whose form is too large still hears why."""

from io import BytesIO

from django.http import HttpResponse
from django.test import RequestFactory

from newsroom.leftovers import CHUNK, MOST, LeftoversMiddleware


def left_of(size: int, method: str = "POST") -> int:
    """Bytes still unread of a body of ``size`` after a view that looked at none of them."""
    sent = BytesIO(bytes(size))
    request = RequestFactory().generic(
        method, "/", **{"wsgi.input": sent, "CONTENT_LENGTH": str(size)}
    )
    LeftoversMiddleware(lambda request: HttpResponse(status=413))(request)
    return size - sent.tell()


def test_what_a_client_is_still_sending_is_taken_in_before_the_answer():
    assert left_of(3 * CHUNK + 1) == 0


def test_a_flood_is_taken_in_up_to_a_bound():
    assert left_of(MOST + CHUNK) == CHUNK


def test_a_reading_request_is_not_waited_for():
    assert left_of(CHUNK, "GET") == CHUNK
