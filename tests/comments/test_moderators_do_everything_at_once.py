"""Two moderators with every act of the desk on one queue: single decisions, bulk, a whole commenter, undo.

Whatever they do at the same moment, the log tells it without a gap: each decision is one line, taken on the
version that its moderator saw, and the comments stand where the log ends.
"""

import random
import threading
from collections import defaultdict
from uuid import UUID

import pytest
from django.db import connections

from comments.models import Comment, ModerationLog, State, Thread, Verb
from comments.models.moderation import VISIBLE_STATES
from tests import factories
from tests.comments.moderating import at_the_desk, bulk, commenter, order, press, take_back

pytestmark = pytest.mark.django_db(transaction=True)

A_SHARE, ALL = 80, 1_000  # decisions that were taken, by both together
PAGE = 12  # comments that a moderator has before her
VERBS = ("approve", "reject", "spam")


class Moderator:
    """Works as long as the two have not taken ``wanted`` decisions. ``saw``: on which version each was."""

    def __init__(self, seed: int, wanted: int):
        self.person = factories.user("Moderator")
        self.desk = at_the_desk(self.person)
        self.chance = random.Random(seed)
        self.wanted = wanted
        self.saw: dict[tuple[UUID, int], int] = {}  # (step, comment) → version
        self.done = self.clashed = self.taken_back = 0

    def work(self, start: threading.Barrier) -> None:
        try:
            start.wait()
            while ModerationLog.objects.exclude(verb=Verb.UNDO).count() < self.wanted:
                page = list(Comment.objects.order_by("?")[:PAGE])
                for _press in range(4):
                    self.act(page)
        finally:
            connections.close_all()

    def act(self, page: list[Comment]) -> None:
        acts = (self.decide, self.decide, self.decide_many, self.refuse_commenter, self.undo)
        self.chance.choice(acts)(page)

    def decide(self, page) -> None:
        verb, comment = self.chance.choice(VERBS), self.chance.choice(page)
        self.note([comment], order(verb, comment, "insult" if verb == "reject" else ""))

    def decide_many(self, page) -> None:
        verb, ticked = self.chance.choice(VERBS), self.chance.sample(page, 5)
        self.note(ticked, None, **bulk(verb, ticked, "off-topic"))

    def note(self, comments, value, **fields) -> None:
        step = UUID(int=self.chance.getrandbits(128), version=4)
        answer = press(self.desk, value, step=str(step), **fields)
        told = [each["id"] for each in (*answer["done"], *answer["refused"])]
        assert sorted(told) == sorted(comment.pk for comment in comments)  # nobody is left out
        self.saw |= {(step, comment.pk): comment.version for comment in comments}
        self.count(answer)

    def refuse_commenter(self, page) -> None:
        comment = self.chance.choice(page)
        fields = {"about": f"{comment.pk}:{comment.version}", "reason": "insult"}
        self.count(press(self.desk, None, around="commenter:reject", **fields))

    def count(self, answer) -> None:
        self.done += len(answer["done"])
        self.clashed += len(answer["refused"])

    def undo(self, page) -> None:
        self.taken_back += len(take_back(self.desk)["done"])


def work_together(wanted: int) -> None:
    article = factories.article()
    writers = [commenter() for _ in range(wanted // 20)]
    openings = [factories.comment(article, commenter=writer) for writer in writers]
    for at, writer in enumerate(writers * 3):
        factories.comment(article, commenter=writer, parent=openings[at % 7 % len(openings)])
    people = [Moderator(seed, wanted) for seed in (1, 2)]
    start = threading.Barrier(2)
    threads = [threading.Thread(target=person.work, args=(start,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    check_the_log(people)
    check_the_counters(article)
    taken = ModerationLog.objects.exclude(verb=Verb.UNDO).count()
    assert taken >= wanted
    print(
        f"\n{taken} decisions about {Comment.objects.count()} comments,"
        f" {sum(person.taken_back for person in people)} of them taken back,"
        f" {sum(person.clashed for person in people)} shown as a clash"
    )


def check_the_log(people) -> None:
    saw = {key: version for person in people for key, version in person.saw.items()}
    lines = defaultdict(list)
    for line in ModerationLog.objects.order_by("pk"):
        lines[line.comment_id].append(line)
    for comment in Comment.objects.all():
        state = State.PENDING
        for before, line in enumerate(lines[comment.pk], start=1):
            assert line.from_state == state  # nothing happened that no line tells
            assert saw.get((line.step, comment.pk), before) == before  # nobody was overwritten
            state = line.to_state
        assert (comment.state, comment.version) == (state, 1 + len(lines[comment.pk]))
    by_person = {person.person.pk: person for person in people}
    for pk, person in by_person.items():
        undone = ModerationLog.objects.filter(actor=pk, verb=Verb.UNDO).count()
        assert undone <= person.taken_back


def check_the_counters(article) -> None:
    kept = list(Comment.objects.order_by("pk").values_list("pk", "answer_count", "opens_thread"))
    shown = Comment.objects.filter(state__in=VISIBLE_STATES).count()
    assert Thread.objects.get(article=article).shown_count == shown
    Comment.objects.recount()
    assert kept == list(
        Comment.objects.order_by("pk").values_list("pk", "answer_count", "opens_thread")
    )


def test_the_log_tells_what_two_moderators_did_at_once():
    work_together(A_SHARE)


@pytest.mark.slow
def test_the_log_tells_a_thousand_decisions():
    work_together(ALL)
