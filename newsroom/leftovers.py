"""What of a request nobody read: taken in before the answer goes out, up to a bound.

A form refused for its size is answered unread. A server that closes the connection while the client is
still sending makes the client lose the answer (RFC 9112 §9.6), and with it the reason.
"""

from contextlib import suppress

from django.http import UnreadablePostError

CHUNK = 64 * 1024  # bytes
MOST = 64 * 1024 * 1024  # bytes; above this somebody is up to something, and may lose his answer


class LeftoversMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.method not in ("GET", "HEAD"):
            take_in(request)
        return response


def take_in(request) -> None:
    with suppress(UnreadablePostError):  # the client has gone
        for _ in range(MOST // CHUNK):
            if not request.read(CHUNK):
                return
