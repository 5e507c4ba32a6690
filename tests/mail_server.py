"""A mail server on the loopback: it takes what is sent, or behaves as badly as it is told to."""

import socketserver
import threading
import time
from collections import Counter
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from email.policy import default

ANSWERS = {"EHLO": "250 sink", "HELO": "250 sink", "MAIL": "250 ok", "RCPT": "250 ok",
           "DATA": "354 go on", ".": "250 taken", "RSET": "250 ok", "NOOP": "250 ok"}  # fmt: skip


class Sink(socketserver.ThreadingTCPServer):
    """``behave`` maps a command to the answer it gets instead; "close" hangs up, "silence" says nothing.

    ``taken`` are the messages it has answered for (``taken_at``: when, in monotonic seconds), ``read`` those
    it has read to the end.
    """

    allow_reuse_address = daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.behave: dict[str, str] = {}
        self.taken: list[bytes] = []
        self.taken_at: list[float] = []  # seconds
        self.read: list[bytes] = []
        self.recipients: list[str] = []
        self.refused: set[str] = set()  # mailboxes that are not there
        self.commands: Counter = Counter()
        self.pause = 0.0  # seconds before each answer

    @property
    def port(self) -> int:
        return self.server_address[1]

    def messages(self) -> list[Message]:
        return [message_from_bytes(data, policy=default) for data in self.taken]


class Conversation(socketserver.StreamRequestHandler):
    timeout = 20  # seconds

    def handle(self):
        try:
            self.say(self.server.behave.get("connect", "220 sink"))
            while line := self.rfile.readline():
                self.hear(line.decode("utf-8", "replace").strip())
        except (HungUp, OSError):
            return

    def hear(self, line: str) -> None:
        verb = line[:4].upper()
        self.server.commands[verb] += 1
        if verb == "QUIT":
            self.say("221 bye")
            raise HungUp
        answer = self.server.behave.get(verb) or ANSWERS.get(verb, "502 what?")
        if verb == "RCPT":
            self.server.recipients.append(line)
            if any(f"<{mailbox}>" in line for mailbox in self.server.refused):
                answer = "550 no such mailbox"
        self.say(answer)
        if answer.startswith("354"):
            self.take(self.read_message())

    def read_message(self) -> bytes:
        """To the end of it: whoever hangs up half-way has sent nothing."""
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                raise HungUp
            lines.append(line[1:] if line.startswith(b"..") else line)
        return b"".join(lines)

    def take(self, data: bytes) -> None:
        self.server.read.append(data)
        answer = self.server.behave.get(".") or ANSWERS["."]
        if answer.startswith("250"):
            self.server.taken.append(data)
            self.server.taken_at.append(time.monotonic())
        self.say(answer)

    def say(self, answer: str) -> None:
        time.sleep(self.server.pause)
        if answer == "close":
            raise HungUp
        if answer == "silence":
            time.sleep(self.timeout)
            raise HungUp
        self.wfile.write(f"{answer}\r\n".encode())


class HungUp(Exception):
    pass


@contextmanager
def sink():
    with Sink() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def through(settings, server: Sink) -> None:
    """Let the site send its mail there."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
