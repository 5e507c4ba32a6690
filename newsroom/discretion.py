"""What logs and error reports keep to themselves: what readers typed, anything like an address, and the
tokens of private links."""

import logging
import re

from django.conf import settings
from django.views.debug import ExceptionReporter, SafeExceptionReporterFilter

from newsroom.staff_area import is_staff_area

# Its letters may come as escapes: Django logs a path so (« Priv\xe9.example »), browsers ask for it so.
ADDRESS = re.compile(
    r"[^\s@<>()\[\]\"'=,;:]{1,64}(?:@|%40|\\x40)[\w.\\%-]{1,190}\.[\w\\%-]{2,60}", re.IGNORECASE
)

# Whoever holds such an address is the one whom it is for.
PRIVATE_LINK = re.compile(r"(/(?:preview|comments/[a-z-]+)/)[\w-]{20,}")


def discreet(text: str) -> str:
    return PRIVATE_LINK.sub(r"\1[link]", ADDRESS.sub("[address]", text))


class DiscreetFormatter(logging.Formatter):
    """Writes a log line, its traceback included, without addresses and private links."""

    def format(self, record):
        return discreet(super().format(record))


class DiscreetReports(SafeExceptionReporterFilter):
    """Error reports without a reader's fields: neither as they were posted nor in a frame's variables.

    It holds with DEBUG on as well; only the desk's own pages then show their variables.
    """

    def is_active(self, request):
        return True

    def is_open(self, request) -> bool:
        return settings.DEBUG and request is not None and is_staff_area(request)

    def get_post_parameters(self, request):
        if request is None or self.is_open(request):
            return super().get_post_parameters(request)
        return dict.fromkeys(request.POST, self.cleansed_substitute)

    def get_traceback_frame_variables(self, request, tb_frame):
        shown = super().get_traceback_frame_variables(request, tb_frame)
        if self.is_open(request):
            return shown
        return [(name, self.cleansed_substitute) for name, _value in shown]


class DiscreetReporter(ExceptionReporter):
    """Django's error report; an address or a private link that it quotes goes as well."""

    def get_traceback_html(self):
        return discreet(super().get_traceback_html())

    def get_traceback_text(self):
        return discreet(super().get_traceback_text())
