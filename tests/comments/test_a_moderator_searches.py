"""Search over all comments: by text, name, article, state, date and commenter."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.utils import timezone

from comments.admin import scope
from comments.models import Comment, State
from tests import factories
from tests.comments.moderating import DESK, at_the_desk, commenter

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return at_the_desk()


def found(desk, **query) -> set[str]:
    page = desk.get(DESK, {"queue": "search"} | query).context["page"]
    return {comment.text for comment in page.rows}


def test_every_word_in_any_spelling(desk):
    factories.comment(text="L’Œuvre de ces élèves m’a ému.")
    factories.comment(text="Ces élèves exagèrent.")
    assert found(desk, q="ELEVES oeuvre") == {"L’Œuvre de ces élèves m’a ému."}
    assert len(found(desk, q="élève")) == 2
    assert found(desk, q="100%_\\") == set()


def test_by_name_article_state_day_and_commenter(desk):
    who = commenter()
    article = factories.article(title="La dette des hôpitaux")
    factories.comment(
        article, author_name="Zoé Martin", text="Un.", commenter=who,
        created_at=datetime(2026, 3, 5, 12, tzinfo=UTC), state=State.REJECTED,
    )  # fmt: skip
    factories.comment(text="Zoé Martin a raison.")
    for name in ("zoé", "ZOE", "martin"):
        assert found(desk, name=name) == {"Un."}
    assert found(desk, title="dette hôpitaux") == {"Un."}
    assert found(desk, state="rejected") == {"Un."}
    assert found(desk, since="2026-03-05", until="2026-03-05") == {"Un."}
    assert found(desk, commenter=who.short_name) == found(desk, commenter=str(who.pk)) == {"Un."}
    assert found(desk, commenter="zz") == set()
    assert found(desk, name="zoé", state="approved") == set()
    assert len(found(desk)) == 2


def test_the_folded_text_follows_every_way_of_writing(desk):
    comment = factories.comment(text="Première version.")
    comment.text = "Réécrit."
    comment.save(update_fields=["text"])
    Comment.objects.bulk_create(
        [Comment(article=comment.article, author_name="Noé", text="En série.")]
    )
    assert found(desk, q="reecrit") == {"Réécrit."}
    assert found(desk, q="serie noe") == {"En série."}
    comment.erase()
    assert found(desk, q="reecrit") == set()


def test_without_an_index_a_search_goes_so_far_and_then_asks(desk, monkeypatch):
    monkeypatch.setattr(scope, "LOOKED_THROUGH", 3)
    monkeypatch.setattr(scope, "has_text_index", lambda: False)
    factories.comment(text="La première aiguille.")
    for _ in range(5):
        factories.comment(text="Du foin.")
    factories.comment(text="La dernière aiguille.")
    seen, after, pages = set(), "", 0
    while after is not None:
        page = desk.get(DESK, {"queue": "search", "q": "aiguille", "after": after}).context["page"]
        seen |= {comment.text for comment in page.rows}
        after, pages = page.next and str(page.next), pages + 1
        assert pages < 9
    assert seen == {"La première aiguille.", "La dernière aiguille."}
    assert pages > 1


@pytest.mark.postgresql
def test_postgresql_finds_words_by_their_index(desk):
    article = factories.article()
    Comment.objects.bulk_create(
        Comment(
            article=article, author_name="A", created_at=timezone.now(),
            text=f"Le numéro {number} parle d’autre chose, {number * 7919 % 10007} fois.",
        )
        for number in range(6_000)
    )  # fmt: skip
    factories.comment(article, text="L’ornithorynque, seul.")
    with connection.cursor() as cursor:
        # As autovacuum leaves it: an index whose news still wait in a list is one to avoid.
        cursor.execute("SELECT gin_clean_pending_list('comment_search')")
        cursor.execute("ANALYZE comments_comment")
    rows = scope.read_scope({"q": "ornithorynque"})
    query = rows.comments().filter(*scope.conditions(rows.wanted)).order_by("-created_at", "-pk")
    assert "comment_search" in query[:30].explain()
    assert found(desk, q="ornithorynque") == {"L’ornithorynque, seul."}
