"""The public figures of moderation, against a log that each test makes (DSA art. 15 and 24)."""

import re
from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comments.appealing import appeal
from comments.models import Comment, LegalLog, MonthlyFigures, State
from comments.transparency import count, count_months, published_years
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator():
    return factories.user("Moderator")


def lines_of(client) -> dict[str, str]:
    page = client.get("/transparence/").content.decode()
    return dict(re.findall(r'<th scope="row">([^<]+)</th><td>([^<]+)</td>', page))


def test_the_public_page_tells_what_was_done_with_comments(client, moderator):
    article = factories.article()
    for n, verdict in enumerate(("approve", "approve", "insult", "insult", "hate", "spam")):
        one = factories.comment(article, created_at=timezone.now() - timedelta(minutes=7 + n))
        if verdict == "approve":
            one.approve(by=moderator)
        elif verdict == "spam":
            one.mark_spam(by=moderator)
        else:
            one.reject(by=moderator, reason=verdict)
    factories.comment(article).approve(reason="open")
    one.undo(by=moderator)
    notice = factories.notice(Comment.objects.filter(state=State.APPROVED).first())
    notice.log.create(verb="notice")
    notice.dismiss(by=moderator, reason="Permis.")
    count_months()
    count_months()
    assert MonthlyFigures.objects.filter(figures__received__gt=0).count() == 1
    rows = lines_of(client)
    assert rows["Commentaires reçus"] == "7"
    assert rows["Publiés"] == "3"
    assert rows["Refusés"] == "3"
    assert rows["insultes ou attaques personnelles"] == "2"
    assert rows["Mis de côté comme spam"] == "0"  # it was undone
    assert rows["La moitié des décisions prises en moins de"] == "10 minutes"
    assert rows["Signalements de contenus illicites"] == "1"


# What may happen to a comment, and which lines of the public page have to say so.


def read(comment, moderator, other):
    comment.approve(by=moderator)
    return {"Publiés": 1}


def shown_by_a_rule(comment, moderator, other):
    comment.approve(reason="open")
    return {"Publiés": 1, "par une règle, sans que personne ne les ait lus": 1}


def thought_over(comment, moderator, other):
    comment.reject(by=moderator, reason="insult")
    comment.undo(by=moderator)
    return {}


def put_aside(comment, moderator, other):
    comment.mark_spam(by=moderator)
    return {"Mis de côté comme spam": 1}


def appealed_in_vain(comment, moderator, other):
    comment.reject(by=moderator, reason="hate")
    appeal(comment, "Relisez.").refuse(by=other, reasons="Relu.")
    return {"Refusés": 1, "haine ou discrimination": 1, "Réclamations": 1, "rejetées": 1}


def restored(comment, moderator, other):
    comment.reject(by=moderator, reason="off-topic")
    appeal(comment, "Relisez.").grant(by=other, reasons="En effet.")
    return {"Refusés": 1, "hors sujet": 1, "Publiés": 1, "Réclamations": 1, "accueillies": 1}


def taken_down(comment, moderator, other):
    comment.approve(by=moderator)
    notice = factories.notice(comment)
    notice.log.create(verb="notice")
    notice.uphold(by=other, reason="En effet.")
    return {
        "Publiés": 1, "Refusés": 1, "insultes ou attaques personnelles": 1,
        "Signalements de contenus illicites": 1, "injure publique": 1, "suivis": 1,
    }  # fmt: skip


def revealed(comment, moderator, other):
    LegalLog.objects.create(verb="reveal-opened", actor=other, reason="Réquisition.")
    return {"Adresses de lecteurs révélées à la rédaction": 1}


HAPPENS = (
    read, shown_by_a_rule, thought_over, put_aside, appealed_in_vain, restored, taken_down, revealed
)  # fmt: skip


def test_every_figure_is_what_the_log_says_whatever_happened(client, moderator):
    dice, other, article = Random(7), factories.user("Moderator"), factories.article()
    owed = Counter()
    for happen in (*HAPPENS, *dice.choices(HAPPENS, k=30)):
        owed.update(happen(factories.comment(article), moderator, other))
    owed["Commentaires reçus"] = Comment.objects.count()
    count_months()
    rows = lines_of(client)
    assert {label: rows.get(label) for label in owed} == {
        label: str(n) for label, n in owed.items()
    }


def test_the_page_and_the_count_cost_the_same_for_one_comment_and_for_many(client, moderator):
    def cost(act):
        with CaptureQueriesContext(connection) as queries:
            act()
        return len(queries)

    month = timezone.localdate().replace(day=1)
    factories.comment().approve(by=moderator)
    count_months()
    few = cost(lambda: count(month)), cost(lambda: client.get("/transparence/"))
    for _n in range(20):
        factories.comment().reject(by=moderator, reason="insult")
    for number in range(1, 13):
        MonthlyFigures.objects.update_or_create(month=date(month.year - 1, number, 1))
    count_months()
    assert (cost(lambda: count(month)), cost(lambda: client.get("/transparence/"))) == few


def test_a_kept_month_stays_when_its_comments_are_gone(moderator, time_machine):
    factories.comment().reject(by=moderator, reason="insult")
    count_months()
    time_machine.move_to(timezone.now() + timedelta(days=100))
    Comment.objects.all().delete()
    count_months()
    assert "1" in [line.value for year in published_years() for line in year.lines]


def test_a_site_that_has_counted_nothing_says_so(client):
    assert "compté" in client.get("/transparence/").content.decode()
