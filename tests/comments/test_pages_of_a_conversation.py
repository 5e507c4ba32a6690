"""However long a conversation is: its pages, its orders, and the way to one comment."""

import re
from datetime import UTC, datetime, timedelta
from itertools import chain

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comments import conversation
from comments.conversation import ANSWERS, PAGE, PICKS, conversation_of
from comments.models import Comment, Thread
from comments.places import OLDEST, SORTS, Place
from tests import factories

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 1, 8, tzinfo=UTC)
MOST = 12  # queries of an article's page, a conversation on it included
BODY = re.compile(r'id="comment-(\d+)"')


def talk(article, count: int, *, parent=None, after: int = 0) -> list[Comment]:
    """``count`` approved comments a minute apart, written in bulk."""
    made = Comment.objects.bulk_create(
        Comment(
            article=article,
            parent=parent,
            author_name=f"Lectrice {n}",
            text=f"Remarque {n}.",
            state="approved",
            created_at=START + timedelta(minutes=after + n),
        )
        for n in range(count)
    )
    Comment.objects.recount([article])
    return made


def ids(page: str) -> list[int]:
    return [int(pk) for pk in BODY.findall(page)]


@pytest.fixture
def read(client):
    """Ask as a reader does, and return the page's HTML."""

    def ask(address) -> str:
        response = client.get(str(address))
        assert response.status_code == 200
        return response.content.decode()

    return ask


def following(page: str, rel: str) -> str | None:
    link = re.search(rf'href="([^"#]+)[^"]*" rel="{rel}"', page)
    return link[1].replace("&amp;", "&") if link else None


def walk(read, address: str, rel: str = "next") -> list[list[int]]:
    """The comments of each page, from that address on."""
    pages = []
    while address:
        page = read(address)
        pages.append(ids(page))
        address = following(page, rel)
    return pages


def test_every_comment_is_on_exactly_one_page_in_each_order(read):
    article = factories.article()
    openings = talk(article, 230)
    for n in (3, 7, 150):
        talk(article, n % 5 + 1, parent=openings[n], after=300)
    everything = set(Comment.objects.values_list("pk", flat=True))
    for sort in SORTS:
        pages = walk(read, str(Place(article, sort)))
        shown = [pk for page in pages for pk in page]
        assert len(shown) == len(set(shown)), sort
        assert set(shown) == everything, sort
        assert all(len(page) <= PAGE for page in pages)
        assert len(pages) > 3


def test_the_orders_are_what_they_say(read):
    article = factories.article()
    first, second, third = talk(article, 3)
    answers = talk(article, 2, parent=second, after=10)
    (late,) = talk(article, 1, parent=third, after=20)
    order = {
        sort.name: [
            thread.pk for thread in conversation.page_of_threads(Place(article, sort)).threads
        ]
        for sort in SORTS
    }
    assert order == {
        "oldest": [first.pk, second.pk, third.pk],
        "newest": [third.pk, second.pk, first.pk],
        "replied": [second.pk, third.pk, first.pk],
    }
    newest = [third.pk, late.pk, second.pk, *(answer.pk for answer in answers), first.pk]
    assert ids(read(f"{article.get_absolute_url()}?comments=newest")) == newest


def test_one_goes_back_the_way_one_came(read):
    article = factories.article()
    talk(article, 250)
    forward = walk(read, article.get_absolute_url())
    last = str(Place(article, first=forward[-1][0]))
    assert walk(read, last, "prev") == forward[::-1]


def test_a_thread_with_many_answers_has_a_page_of_its_own(read):
    article = factories.article()
    (opening, other) = talk(article, 2)
    answers = [answer.pk for answer in talk(article, 250, parent=opening, after=5)]
    front = read(article.get_absolute_url())
    assert ids(front) == [opening.pk, *answers[:ANSWERS], other.pk]
    assert f"{250 - ANSWERS} autres réponses" in front
    alone = Place(article).alone(opening.pk)
    pages = walk(read, str(alone))
    assert {page[0] for page in pages} == {opening.pk}
    assert [pk for page in pages for pk in page[1:]] == answers
    backwards = walk(read, str(alone.beginning_with(pages[-1][1])), "prev")
    assert [page[1:] for page in backwards] == [page[1:] for page in pages[::-1]]


@pytest.mark.parametrize("position", [0, 30, PAGE - 1, PAGE, PAGE + 1, 229])
def test_a_comment_s_own_address_leads_to_it_in_one_hop_wherever_it_stands(client, read, position):
    article = factories.article()
    comment = talk(article, 230)[position]
    response = client.get(comment.get_absolute_url())
    assert response.status_code == 302
    address, _, anchor = response["Location"].partition("#")
    assert anchor == comment.anchor
    assert comment.pk in ids(read(address))
    assert (address == article.get_absolute_url()) == (position < PAGE)


@pytest.mark.parametrize("position", [0, ANSWERS - 1, ANSWERS, 140, 249])
def test_an_answer_s_address_leads_to_it_as_well(client, read, position):
    article = factories.article()
    opening = talk(article, 120)[115]
    answer = talk(article, 250, parent=opening, after=5)[position]
    address = client.get(answer.get_absolute_url())["Location"].partition("#")[0]
    assert answer.pk in ids(read(address))


@pytest.mark.parametrize("state", ["pending", "rejected", "spam"])
def test_what_readers_do_not_see_has_no_address(client, state):
    comment = factories.comment(state=state)
    assert client.get(comment.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("verb", ["reject", "mark_spam", "erase", "undo"])
def test_a_link_to_what_readers_could_read_once_leads_to_a_page_that_says_so(client, verb):
    comment = factories.comment(state="approved", text="Un secret.")
    getattr(comment, verb)()
    answer = client.get(comment.get_absolute_url())
    page = answer.content.decode()
    assert answer.status_code == 404
    assert f'href="{comment.article.get_absolute_url()}#comments"' in page
    assert "Un secret." not in page
    assert "Lectrice" not in page


def test_pages_go_on_where_they_began_while_comments_come_and_go(read):
    article = factories.article()
    made = talk(article, 2 * PAGE + 10)
    first = read(article.get_absolute_url())
    for gone in (
        made[0],
        made[PAGE],
    ):  # one that was read, and the one that the next page begins with
        Comment.objects.get(pk=gone.pk).reject()
    late = factories.comment(article, state="approved")
    seen = [*ids(first), *chain(*walk(read, following(first, "next")))]
    assert len(seen) == len(set(seen))
    assert set(seen) == {each.pk for each in made} - {made[PAGE].pk} | {late.pk}


def test_a_comment_on_a_draft_has_no_address(client):
    comment = factories.comment(state="approved")
    comment.article.withdraw()
    assert client.get(comment.get_absolute_url()).status_code == 404
    assert client.get(f"/conversations/{comment.article_id}.json").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "comments=up",
        "comments_from=x",
        "comments_from=999999",
        "comments_thread=999999",
        "comments_thread=-1",
        "comments_from=99999999999999999999",
        "comments_thread=%00",
        "comments=newest&comments=oldest",
    ],
)
def test_an_address_that_makes_no_sense_shows_the_first_page(read, query):
    article = factories.article()
    (comment,) = talk(article, 1)
    assert ids(read(f"{article.get_absolute_url()}?{query}")) == [comment.pk]


def test_a_comment_of_another_article_begins_no_page(read):
    article = factories.article()
    mine = talk(article, 2)
    (other,) = talk(factories.article(), 1)
    for argument in ("comments_from", "comments_thread"):
        page = read(f"{article.get_absolute_url()}?{argument}={other.pk}")
        assert ids(page) == [comment.pk for comment in mine]


def test_whatever_page_it_is_the_article_is_the_canonical_one(read):
    article = factories.article()
    talk(article, 120)
    for address in (Place(article, SORTS[1]), Place(article, first=Comment.objects.last().pk)):
        canonical = re.search(r'rel="canonical" href="([^"]+)"', read(address))[1]
        assert canonical.endswith(article.get_absolute_url())


def cost(client, address) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(str(address)).status_code == 200
    return len(queries)


def test_five_thousand_comments_cost_the_queries_of_fifty(client):
    small, large = factories.article(), factories.article()
    for article, count in ((small, 40), (large, 2_500)):
        openings = talk(article, count)
        talk(article, count // 4, parent=openings[0], after=count)
        talk(article, count - count // 4, parent=openings[-1], after=count)
    assert Thread.objects.get(article=large).shown_count == 5_000
    opening = {
        article: Comment.objects.filter(article=article).first() for article in (small, large)
    }
    for address in (
        Place,
        lambda article: Place(article, SORTS[1]),
        lambda article: Place(article, SORTS[2]),
        lambda article: Place(article).alone(opening[article].pk),
        lambda article: Place(article, first=opening[article].pk + 3),
    ):
        assert cost(client, address(large)) <= cost(client, address(small)) <= MOST
    page = client.get(large.get_absolute_url()).content.decode()
    assert page.count('class="comment-body"') <= PAGE
    assert "5000 commentaires" in page.replace("\u202f", "").replace("\xa0", "")


def plan(rows) -> str:
    return rows.explain()


@pytest.mark.parametrize("sort", SORTS, ids=lambda sort: sort.name)
def test_a_page_of_threads_is_a_walk_along_an_index(sort):
    article = factories.article()
    row = talk(article, 3_000)[1_500]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE comments_comment")
    threads = Comment.objects.threads(article)
    for rows, order in (
        (threads, sort.order),
        (threads.filter(sort.since(row)), sort.order),
        (threads.filter(sort.before(row)), sort.backwards()),
    ):
        plan = rows.order_by(*order)[: PAGE + 1].explain()
        name = "comment_most_answered" if sort.name == "replied" else "comment_openings"
        assert name in plan, plan
        assert "TEMP B-TREE" not in plan and "Sort" not in plan.replace("Incremental Sort", ""), (
            plan
        )


def test_answers_are_found_by_their_index():
    article = factories.article()
    openings = talk(article, 400)
    talk(article, 2_000, parent=openings[7], after=500)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE comments_comment")
    rows = Comment.objects.visible().filter(parent=openings[7]).order_by(*OLDEST.order)
    assert "comment_answers" in rows[: PAGE + 1].explain()


def test_a_removed_opening_keeps_its_thread_in_its_place(read):
    article = factories.article()
    first = factories.comment(article, state="approved")
    answer = factories.comment(parent=first, state="approved")
    last = factories.comment(article, state="approved")
    first.reject(reason="insult")
    assert ids(read(article.get_absolute_url())) == [first.pk, answer.pk, last.pk]
    answer.mark_spam()
    assert ids(read(article.get_absolute_url())) == [last.pk]
    answer.approve()
    assert ids(read(article.get_absolute_url())) == [first.pk, answer.pk, last.pk]
    first.approve()
    first.refresh_from_db()
    assert (first.answer_count, first.opens_thread) == (1, True)


def test_what_is_kept_is_what_counting_would_give():
    article = factories.article()
    rows = [factories.comment(article, state="approved") for _ in range(4)]
    rows += [factories.comment(parent=rows[n % 3]) for n in range(9)]
    for n, row in enumerate(rows):
        (row.approve, row.reject, row.mark_spam)[n % 3]()
        if n % 4 == 0:
            row.undo()
    kept = list(Comment.objects.order_by("pk").values_list("answer_count", "opens_thread"))
    Comment.objects.update(answer_count=0, opens_thread=False)
    Comment.objects.recount()
    assert kept == list(Comment.objects.order_by("pk").values_list("answer_count", "opens_thread"))
    assert any(count for count, _opens in kept)


def test_the_newsroom_s_choices_stand_apart_and_are_marked_in_place(read):
    article = factories.article()
    rows = talk(article, PICKS + 3)
    for row in rows[: PICKS + 1]:
        Comment.objects.get(pk=row.pk).pick()
    page = read(article.get_absolute_url())
    assert page.count('class="pick"') == PICKS
    assert page.count('class="comment-picked"') == PICKS + 1
    assert ids(page) == [row.pk for row in rows]
    assert 'class="pick"' not in read(Place(article, SORTS[1]))
    Comment.objects.get(pk=rows[PICKS].pk).reject(reason="insult")
    assert rows[PICKS].text not in read(article.get_absolute_url())


def test_an_author_s_answer_heads_its_thread_and_both_have_their_badge(read):
    author = factories.author(name="Inès Moreau")
    article = factories.article(authors=[author])
    (opening,) = talk(article, 1)
    answers = talk(article, ANSWERS + 4, parent=opening, after=5)
    member = factories.user()
    Comment.objects.filter(pk=answers[-1].pk).update(staff=member, author_name="Inès Moreau")
    Comment.objects.filter(pk=answers[3].pk).update(staff=member, author_name="La rédaction")
    Comment.objects.filter(pk=answers[2].pk).update(author_name="Inès Moreau")  # signs like her
    page = read(article.get_absolute_url())
    assert ids(page)[:3] == [opening.pk, answers[-1].pk, answers[0].pk]
    assert page.count("Auteur de l’article") == 1
    assert page.count('class="badge') == 2
    alone = read(Place(article).alone(opening.pk))
    assert ids(alone)[1] == answers[-1].pk
    assert len(ids(alone)) == len(set(ids(alone))) == ANSWERS + 5


def test_pages_that_are_open_learn_how_many_there_are(client):
    article = factories.article()
    assert client.get(f"/conversations/{article.pk}.json").json() == {"shown": 0}
    talk(article, 3)
    response = client.get(f"/conversations/{article.pk}.json")
    assert response.json() == {"shown": 3}
    assert "no-store" not in response["Cache-Control"]


def test_a_conversation_without_a_request_is_the_first_page():
    article = factories.article()
    assert conversation_of(article).threads == []
