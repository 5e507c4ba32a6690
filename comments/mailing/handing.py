"""Handing one message to the mail server, step by step, so that it is known how far it came.

SMTP (RFC 5321) transfers the responsibility for a message when the server answers the end of DATA. Up to the
answer to RCPT nothing can arrive, whatever breaks, and the same letter may be tried again. Between the end
of DATA and the answer nobody can know (RFC 5321 §4.5.3.2.6, RFC 1047): a line that breaks there leaves a
letter that was perhaps sent, and sending it again could send it twice.
"""

import smtplib
from collections.abc import Callable
from email.utils import parseaddr

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.smtp import EmailBackend
from django.utils.encoding import punycode

PERMANENT = 500  # the first SMTP code that says: do not try again


class NotSent(Exception):
    """The message did not leave. The text says why without naming anybody: a code, a kind of error."""


class Unreachable(NotSent):
    """There is no talking to the server now."""


class Deferred(NotSent):
    """The server will not take this message now (4xx)."""


class Rejected(NotSent):
    """The server will never take this message (5xx)."""


class Uncertain(Exception):
    """The line broke when the message had been given and nobody had answered yet."""


def hand_over(message: EmailMessage, about_to: Callable[[], None]) -> None:
    """Send ``message`` to its one recipient; ``about_to`` is called when it may leave from then on.

    Raises NotSent (one of its three kinds), Uncertain.
    """
    connection = get_connection()
    if not isinstance(connection, EmailBackend):  # the console, a file, memory
        about_to()
        connection.send_messages([message])
        return
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        raise Unreachable(name_of(error)) from None
    try:
        address(connection.connection, message)
        about_to()
        give(connection.connection, message)
    finally:
        connection.close()


def address(server: smtplib.SMTP, message: EmailMessage) -> None:
    """Say whom it is from and whom it is for."""
    sender, recipient = envelope(message.from_email), envelope(message.to[0])
    try:
        server.ehlo_or_helo_if_needed()
        options = ()
        if not recipient.isascii():
            if not server.has_extn("smtputf8"):
                raise Rejected("no SMTPUTF8")
            options = ("SMTPUTF8",)
        check(server.mail(sender, options))
        check(server.rcpt(recipient))
    except (OSError, smtplib.SMTPException) as error:
        raise Unreachable(name_of(error)) from None


def give(server: smtplib.SMTP, message: EmailMessage) -> None:
    try:
        check(server.data(message.message().as_bytes(linesep="\r\n")))
    except smtplib.SMTPDataError as error:  # the answer to DATA itself: it has not been given yet
        check((error.smtp_code, b""))
        raise Deferred(name_of(error)) from None
    except (OSError, smtplib.SMTPException) as error:
        raise Uncertain(name_of(error)) from None


def check(answer: tuple[int, bytes]) -> None:
    code, _words = answer
    if code >= PERMANENT:
        raise Rejected(str(code))
    if not 200 <= code < 300:
        raise Deferred(str(code))


def envelope(text: str) -> str:
    """The bare address, its domain in ASCII."""
    local, _at, domain = parseaddr(text)[1].rpartition("@")
    return f"{local}@{punycode(domain)}"


def name_of(error: Exception) -> str:
    return str(getattr(error, "smtp_code", "")) or type(error).__name__
