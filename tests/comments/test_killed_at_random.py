"""The web server and the worker are killed (SIGKILL) at random moments while readers post and a moderator
approves: what was answered is there, once; nobody hears of us before an approval; no letter comes twice.

The processes, the database and the mail server are real. Four hundred letters or so leave in the long share;
how many were under way when their worker died is counted and printed (``-s``): these are lost or
delivered, nobody can tell which (comments/mailing/outbox.py), and none is sent again.
"""

import http.client
import random
import re
import threading
import time
from collections import Counter
from datetime import timedelta
from urllib.parse import urlencode
from uuid import UUID

import pytest
from django.db import connections
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from comments import stamps
from comments.models import (
    Comment,
    CommenterContact,
    Letter,
    LetterState,
    ModerationLog,
    State,
    Subscription,
)
from newsroom.jobs import given_up
from newsroom.models import DutyRun
from tests import factories
from tests.mail_server import sink
from tests.processes import HOST, processes

pytestmark = pytest.mark.django_db(transaction=True)

READERS = 3
A_SHARE, ALL = 3, 25  # kills; four long shares make a hundred
SLOWLY = 0.02  # seconds that the mail server thinks before each answer, so that many letters are under way
QUIET_WITHIN = 300  # seconds in which a worker that nobody kills has to come to an end
WAITING = (LetterState.WAITING, LetterState.CLAIMED, LetterState.HANDING)


class Reader:
    """Posts one comment after the other; sends it again when nobody answered, or lets it be."""

    def __init__(self, number: int, article: int, port: int, seed: int):
        self.number, self.article, self.port = number, article, port
        self.chance = random.Random(f"{seed} {number}")
        self.answered: dict[str, str] = {}  # text → private link
        self.unanswered: set[str] = set()

    def post_until(self, stopped: threading.Event) -> None:
        count = 0
        while not stopped.is_set():
            count += 1
            self.post(f"Le lecteur {self.number} trouve ceci à dire, et c’est sa remarque {count}.")

    def post(self, text: str) -> None:
        sent = {
            "author_name": f"Lecteur {self.number}",
            "email": address_for(text),
            "text": text,
            "stamp": stamps.shared_stamp(self.article),
            "submission": str(UUID(int=self.chance.getrandbits(128))),
            "parent": "",
            "website": "",
        }
        for _try in range(self.chance.choice((1, 100))):
            status, link = self.send(f"/comments/{self.article}/new/", sent)
            if status == 303:
                self.answered[text] = link
                self.unanswered.discard(text)
                self.send(f"{link}follow/", {})
                return
            assert status in (0, 500, 503), (status, text)
            self.unanswered.add(text)
            time.sleep(0.05)

    def send(self, path: str, fields: dict) -> tuple[int, str]:
        """(status, where to go); 0 when the line broke. Each comes from a network of its own."""
        there = http.client.HTTPConnection(HOST, self.port, timeout=20)
        network = f"2001:db8:{self.chance.getrandbits(16):x}:{self.chance.getrandbits(16):x}::1"
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Forwarded-For": network,
        }
        try:
            there.request("POST", path, urlencode(fields), headers)
            answer = there.getresponse()
            answer.read()
            return answer.status, answer.headers.get("Location", "")
        except (OSError, http.client.HTTPException):
            return 0, ""
        finally:
            there.close()


def address_for(text: str) -> str:
    """Whoever wrote this: of his own for each comment."""
    return f"lecteur.{'.'.join(re.findall(r'[0-9]+', text))}@exemple.fr"


class Moderator:
    """Approves about two thirds of what waits."""

    def __init__(self, seed: int):
        self.chance = random.Random(f"{seed} moderator")
        self.person = factories.user("Moderator")
        self.began: dict[
            str, float
        ] = {}  # address → when its approval began, on the monotonic clock
        self.left: set[int] = set()

    def decide_until(self, stopped: threading.Event) -> None:
        try:
            while not stopped.is_set():
                self.decide()
                time.sleep(0.05)
        finally:
            connections.close_all()

    def decide(self) -> None:
        waiting = Comment.objects.filter(state=State.PENDING).exclude(pk__in=self.left)
        for comment in waiting.order_by("pk")[:20]:
            if self.chance.random() < 1 / 3:
                self.left.add(comment.pk)
                continue
            self.began[address_for(comment.text)] = time.monotonic()
            comment.approve(by=self.person, seen=comment.version)


def kill_and_start(house, chance) -> None:
    time.sleep(chance.uniform(0.2, 2.0))
    whom = chance.choice((["web"], ["worker"], ["web", "worker"], ["worker"], []))
    if not whom:
        house.kill_a_child("web")
    for name in whom:
        house.kill(name)
    for name in whom:
        house.start(name)
    house.wait_for_the_web()


def live_through(tmp_path, kills: int, seed: int) -> None:
    article, chance, stopped = factories.article(), random.Random(seed), threading.Event()
    with sink() as server:
        server.pause = SLOWLY
        with processes(tmp_path, server.port) as house:
            readers = [Reader(n, article.pk, house.port, seed) for n in range(READERS)]
            moderator = Moderator(seed)
            people = [
                threading.Thread(target=act, args=(stopped,))
                for act in (moderator.decide_until, *(reader.post_until for reader in readers))
            ]
            for person in people:
                person.start()
            try:
                for _kill in range(kills):
                    kill_and_start(house, chance)
            finally:
                stopped.set()
                for person in people:
                    person.join()
            moderator.decide()
            come_to_rest(house)
        check(readers, moderator, server, kills)


def come_to_rest(house) -> None:
    """One last kill; an hour later, in which a dead worker's work becomes another's, there is a new one."""
    house.kill("worker")
    an_hour_ago = timezone.now() - timedelta(hours=1)
    DBTaskResult.objects.running().update(started_at=an_hour_ago)
    Letter.objects.filter(state__in=WAITING).update(due_at=an_hour_ago, claimed_at=an_hour_ago)
    DutyRun.objects.update(at=an_hour_ago)
    house.start("worker")
    until = time.monotonic() + QUIET_WITHIN
    while waits := what_waits():
        assert time.monotonic() < until, f"the worker does not come to an end: {waits}"
        time.sleep(0.2)
        DBTaskResult.objects.filter(status="READY").update(run_after=an_hour_ago)


def what_waits() -> list[tuple]:
    """Jobs and letters by their state; a job that raised an error has tries left."""
    ended = DBTaskResult.objects.successful() | given_up()
    jobs = DBTaskResult.objects.exclude(pk__in=ended.order_by().values("pk"))
    letters = Letter.objects.filter(state__in=WAITING)
    return [
        *jobs.order_by().values_list("task_path", "status", "exception_class_path").distinct(),
        *letters.order_by().values_list("kind", "state", "trouble").distinct(),
    ]


def check(readers, moderator, server, kills: int) -> None:
    there = Counter(Comment.objects.values_list("text", flat=True))
    answered = {text for reader in readers for text in reader.answered}
    unanswered = {text for reader in readers for text in reader.unanswered}
    assert {text for text in answered if there[text] != 1} == set()
    assert {text for text in unanswered if there[text] > 1} == set()
    assert set(there) <= answered | unanswered
    assert CommenterContact.objects.count() == Comment.objects.count()
    assert not Comment.objects.filter(commenter=None).exists()
    assert [job.traceback for job in given_up()] == []

    mails = list(zip(server.messages(), server.taken_at, strict=True))
    to_readers = [(mail, at) for mail, at in mails if mail["To"] != moderator.person.email]
    for mail, at in to_readers:
        assert moderator.began[mail["To"]] < at  # KeyError: nobody ever approved that one
    names = Counter(mail["Message-ID"] for mail, _at in to_readers)
    assert names.total() == len(names)  # none came twice
    letters = Letter.objects.exclude(kind="digest")
    states = Counter(letters.values_list("state", flat=True))
    assert set(states) <= {LetterState.SENT, LetterState.UNSURE}
    followed = Subscription.objects.filter(comment__in=Comment.objects.visible())
    assert letters.count() == followed.count()
    sent = letters.filter(state=LetterState.SENT)
    by_name = {f"<{pk}@{HOST}>" for pk in sent.values_list("about", flat=True)}
    assert by_name <= set(names)
    assert ModerationLog.objects.count() == Comment.objects.visible().count()
    print(
        f"\n{kills} kills; {len(there)} comments there, {len(answered)} answered, "
        f"{len(unanswered - set(there))} neither; {followed.count()} letters: "
        f"{states[LetterState.SENT]} sent, {states[LetterState.UNSURE]} under way at a kill, "
        f"of which {len(names) - states[LetterState.SENT]} arrived; "
        f"{DBTaskResult.objects.filter(worker_ids__1__isnull=False).count()} jobs took two tries"
    )


def test_whatever_is_killed_what_was_answered_is_there_once(tmp_path):
    live_through(tmp_path, A_SHARE, seed=0)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_a_hundred_kills_lose_nothing_that_was_answered(tmp_path, seed):
    live_through(tmp_path, ALL, seed)
