"""The moderation desk as a page: its queues, its list by key, and what a card tells."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from comments.admin import queues
from comments.admin.scope import read_scope
from comments.models import Ban, BanLength, Comment, CommenterNote, Notice, State
from comments.templatetags.moderating import counted, reason_held
from tests import factories
from tests.comments.moderating import DESK, at_the_desk, commenter

pytestmark = pytest.mark.django_db

LINKS = {"screen": "links", "verdict": "suspect", "note": "%(count)s links", "count": 4}


@pytest.fixture
def desk():
    return at_the_desk()


def listed(desk, **query) -> list[int]:
    return [comment.pk for comment in desk.get(DESK, query).context["page"].rows]


def notice_about(comment) -> Notice:
    return Notice.objects.create(
        article=comment.article, comment=comment, place="/x/", ground="insult",
        explanation="C’est une injure.", receipt_digest=f"{comment.pk:064}",
    )  # fmt: skip


def test_the_desk_stands_at_its_address_and_old_links_lead_there(desk):
    assert DESK == "/admin/moderation/"
    assert desk.get("/admin/moderation/").status_code == 200
    assert desk.get("/admin/comments/comment/")["Location"] == DESK
    assert desk.get(DESK, {"queue": "rejected", "page": "3"}).status_code == 200


class TestQueues:
    def test_each_queue_has_its_own_and_its_counter(self, desk):
        made = {state: factories.comment(state=state) for state in ("approved", "rejected", "spam")}
        made["pending"] = factories.comment()
        made["suspect"] = factories.comment(is_suspect=True)
        notice_about(made["approved"])
        for name in ("approved", "rejected", "spam", "suspect"):
            assert listed(desk, queue=name) == [made[name].pk]
        assert listed(desk, queue="reported") == [made["approved"].pk]
        assert listed(desk, queue="pending") == [made["pending"].pk, made["suspect"].pk]
        tabs = {queue.name: count for queue, count, _key in desk.get(DESK).context["tabs"]}
        assert tabs == {
            "pending": 2, "reported": 1, "suspect": 1, "approved": 1, "rejected": 1, "spam": 1
        }  # fmt: skip

    def test_a_decided_notice_reports_nothing(self, desk):
        notice_about(factories.comment()).dismiss(by=factories.user(), reason="Une opinion.")
        assert listed(desk, queue="reported") == []

    def test_who_waits_comes_first_and_what_is_decided_is_looked_up_backwards(self, desk):
        waiting = [factories.comment() for _ in range(3)]
        decided = [factories.comment(state=State.SPAM) for _ in range(3)]
        assert listed(desk) == [comment.pk for comment in waiting]
        assert listed(desk, queue="spam") == [comment.pk for comment in reversed(decided)]

    @pytest.mark.parametrize("state", [State.PENDING, State.APPROVED])
    def test_pages_follow_each_other_by_key_and_lose_nobody(self, desk, state, monkeypatch):
        monkeypatch.setattr(queues, "PAGE", 3)
        moment = timezone.now()
        article = factories.article()
        comments = Comment.objects.bulk_create(
            Comment(article=article, author_name="A", text="x", state=state, created_at=moment)
            for _ in range(8)
        )
        found, query = [], {"queue": state}
        while True:
            page = desk.get(DESK, query).context["page"]
            found += [comment.pk for comment in page.rows]
            if page.next is None:
                break
            query["after"] = str(page.next)
        assert sorted(found) == sorted(comment.pk for comment in comments)
        assert len(set(found)) == 8

    def test_section_and_article_narrow_the_list_and_the_counters(self, desk):
        one, other = factories.comment(), factories.comment()
        elsewhere = factories.comment(factories.article(section=factories.section()))
        section = one.article.section_id
        assert listed(desk, section=section) == [one.pk, other.pk]
        assert listed(desk, article=other.article_id) == [other.pk]
        page = desk.get(DESK, {"section": elsewhere.article.section_id})
        assert page.context["tabs"][0][1] == 1

    def test_counting_stops_where_it_serves_nobody(self, desk, monkeypatch):
        for _ in range(4):
            factories.comment()
        assert queues.count(Comment.objects.all(), most=3) == 3
        assert counted(queues.MOST_COUNTED).endswith("+")
        assert not counted(queues.MOST_COUNTED - 1).endswith("+")

    def test_nonsense_in_the_address_is_left_out(self, desk):
        comment = factories.comment()
        for query in (
            {"queue": "x", "section": "y", "article": "9" * 40, "after": "zz"},
            {"comment": "²", "since": "0001-01-01", "until": "31/31", "q": "\0", "state": "burnt"},
            {"queue": "search", "until": "9999-12-31", "commenter": "%"},
        ):
            assert desk.get(DESK, query).status_code == 200
        assert listed(desk, queue="x", after="zz") == [comment.pk]
        assert desk.get(reverse("moderation:card", args=[10**17])).status_code == 404


class TestACard:
    def card(self, desk, comment) -> str:
        return desk.get(reverse("moderation:card", args=[comment.pk])).content.decode()

    def test_it_shows_the_comment_in_its_conversation_and_its_article(self, desk):
        root = factories.comment(state=State.APPROVED, text="Le point de départ.")
        siblings = [factories.comment(parent=root, text=f"Réponse {n}.") for n in range(3)]
        card = self.card(desk, siblings[1])
        places = [
            card.index(text) for text in ("Le point de", "Réponse 0", "Réponse 1", "Réponse 2")
        ]
        assert places == sorted(places)
        assert root.article.get_absolute_url() in card
        assert str(root.article.section) in card

    def test_a_long_conversation_shows_its_nearest_part_only(self, desk):
        root = factories.comment(state=State.APPROVED)
        answers = [factories.comment(parent=root, text=f"Réponse {n:02}.") for n in range(20)]
        card = self.card(desk, answers[10])
        assert [n for n in range(20) if f"Réponse {n:02}." in card] == [*range(7, 14)]

    def test_it_says_why_it_is_here_with_the_words_marked(self, desk):
        said = {"screen": "words", "verdict": "suspect", "note": "", "words": ["Ordure", "<b>"]}
        comment = factories.comment(
            text="Ordure ! <b> écrit à moi@exemple.fr", is_suspect=True,
            screening=[LINKS, said, {"screen": "address", "verdict": "suspect", "note": ""}],
        )  # fmt: skip
        card = self.card(desk, comment)
        assert reason_held(LINKS) in card
        for word in ("Ordure", "&lt;b&gt;", "moi@exemple.fr"):
            assert f"<mark>{word}</mark>" in card

    def test_it_shows_reports_with_what_they_say(self, desk):
        comment = factories.comment(state=State.APPROVED)
        notice = notice_about(comment)
        card = self.card(desk, comment)
        assert "C’est une injure." in card
        assert reverse("admin:comments_notice_change", args=[notice.pk]) in card

    def test_it_tells_the_history_and_never_an_address(self, desk):
        who = commenter()
        who.known = "f" * 64
        who.save()
        for state in (State.APPROVED, State.APPROVED, State.APPROVED, State.REJECTED):
            factories.comment(commenter=who, state=state, text=f"Avant : {state}.")
        CommenterNote.objects.create(commenter=who, text="Courtois.", written_by=factories.user())
        comment = factories.comment(commenter=who)
        Ban.objects.give(comment, by=factories.user(), length=BanLength.MONTH)
        card = self.card(desk, comment)
        for text in ("75", "Avant : rejected.", "Courtois.", who.short_name):
            assert text in card
        assert "f" * 20 not in card
        assert "@" not in card

    def test_it_keeps_what_its_reader_had_written_before(self, desk):
        comment = factories.comment(text="Plus poli.")
        comment.edits.create(text="Moins poli.")
        card = self.card(desk, comment)
        assert "<del>Moins poli.</del>" in card
        assert "Plus poli." in card

    def test_it_tells_every_act(self, desk):
        comment, paul = factories.comment(), factories.user(name="Paul Lefèvre")
        comment.approve(by=paul)
        comment.reject(by=paul, reason="off-topic")
        comment.undo(by=paul)
        log = self.card(desk, comment).split("card-log")[1]
        assert log.count("Paul Lefèvre") == 3
        assert log.count('class="undone"') == 1

    def test_the_fingerprint_is_not_even_asked_for(self, desk):
        comment = factories.comment(commenter=commenter())
        with CaptureQueriesContext(
            connection,
        ) as asked:
            self.card(desk, comment)
        assert not [q["sql"] for q in asked.captured_queries if '"known"' in q["sql"]]


class TestWhatItCosts:
    def cost(self, desk, **query) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(DESK, query).status_code == 200
        return len(asked.captured_queries)

    def test_the_desk_costs_the_same_for_one_comment_and_for_two_thousand(self, desk):
        article, who = factories.article(), commenter()
        root = factories.comment(article, state=State.APPROVED)

        def arrive(count: int) -> None:
            now = timezone.now()
            Comment.objects.bulk_create(
                Comment(
                    article=article, author_name="Zoé", text="Un mot.", parent=root, commenter=who,
                    created_at=now + timedelta(seconds=number),
                )
                for number in range(count)
            )  # fmt: skip

        arrive(3)
        before = self.cost(desk)
        arrive(1_997)
        assert desk.get(DESK).context["tabs"][0][1] == 2_000
        assert self.cost(desk) <= before
        assert before <= 36

    def test_a_search_costs_no_more_queries_than_a_queue(self, desk):
        for _ in range(5):
            factories.comment(commenter=commenter())
        queue = self.cost(desk, queue="pending")
        assert self.cost(desk, queue="search", q="pense") <= queue + 2


def test_a_scope_goes_into_an_address_and_comes_back():
    scope = read_scope({"q": "vote", "since": "2026-01-02", "section": "4"})
    assert scope.address() == "queue=search&section=4&q=vote&since=2026-01-02"
    again = dict(pair.split("=") for pair in scope.address().split("&"))
    assert read_scope(again) == scope
