"""Two moderators on one queue at the same time: each comment is decided once, or shown as a clash."""

import random
import threading

import pytest
from django.db import connections
from django.db.models import Count

from comments.models import Comment, ModerationLog, State, Thread
from tests import factories
from tests.comments.moderating import at_the_desk, order, press

pytestmark = pytest.mark.django_db(transaction=True)

A_SHARE = 60  # comments
ALL = 1_000


def work_through(desk, comments, rng, verbs, heard: list, start) -> None:
    """Decide every comment as it looked when the queue was opened, in an order of one's own."""
    queue = list(comments)
    rng.shuffle(queue)
    start.wait()
    try:
        for comment in queue:
            verb = rng.choice(verbs)
            value = order(verb, comment, "insult" if verb == "reject" else "")
            heard.append((comment.pk, verb, press(desk, value)))
    finally:
        connections.close_all()


def decide_together(count: int) -> None:
    article = factories.article()
    Comment.objects.bulk_create(
        Comment(article=article, author_name="Zoé", text=f"Remarque {number}.")
        for number in range(count)
    )
    comments = list(Comment.objects.all())
    people = [factories.user("Moderator") for _ in range(2)]
    heard, start = [[], []], threading.Barrier(2)
    threads = [
        threading.Thread(
            target=work_through,
            args=(at_the_desk(person), comments, random.Random(seed), verbs, heard[seed], start),
        )
        for seed, (person, verbs) in enumerate(
            zip(people, [("approve", "reject"), ("approve", "spam")], strict=True)
        )
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    check(count, heard)


LEADS_TO = {"approve": "approved", "reject": "rejected", "spam": "spam"}


def check(count: int, heard) -> None:
    answers: dict[int, list] = {}
    for person in heard:
        for pk, verb, answer in person:
            answers.setdefault(pk, []).append((verb, answer))
    final = dict(Comment.objects.values_list("pk", "state"))
    assert len(answers) == count
    for pk, both in answers.items():
        done = [verb for verb, answer in both if answer["done"]]
        clashes = [answer["refused"][0] for verb, answer in both if answer["refused"]]
        assert (len(done), len(clashes)) == (1, 1)  # nobody was lost, nobody overwritten
        assert final[pk] == LEADS_TO[done[0]]
        (late,) = [verb for verb, answer in both if answer["refused"]]
        assert clashes[0]["agreed"] == (LEADS_TO[late] == final[pk])
        assert bool(clashes[0]["clash"]) != clashes[0]["agreed"]
    lines = ModerationLog.objects.order_by().values("comment").annotate(n=Count("pk"))
    assert [line["n"] for line in lines] == [1] * count
    shown = sum(state == State.APPROVED for state in final.values())
    assert Thread.objects.get().shown_count == shown


def test_each_comment_is_decided_once_or_shown_as_a_clash():
    decide_together(A_SHARE)


@pytest.mark.slow
def test_a_thousand_comments_are_decided_once_or_shown_as_a_clash():
    decide_together(ALL)
