"""How large a form may be: less for readers, who are many and unknown, than at the desk."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig

from newsroom.staff_area import is_staff_area


class FormSizeMiddleware:
    """Refuse a reader's form above ``READERS_FORM_MAX_SIZE`` bytes as Django does above its own limit."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not is_staff_area(request) and size_of(request) > settings.READERS_FORM_MAX_SIZE:
            raise RequestDataTooBig("A reader's form is larger than READERS_FORM_MAX_SIZE.")
        return self.get_response(request)


def size_of(request) -> int:
    """In bytes, as the client declares it; a server reads no more than that."""
    declared = request.META.get("CONTENT_LENGTH") or "0"
    return int(declared) if declared.isdigit() else 0
