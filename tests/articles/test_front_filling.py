"""Who stands where on a front page, whatever was placed and whatever there is to choose from."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.fronts.filling import Candidate, Candidates, fill, placed_on
from articles.fronts.kinds import COMMERCIAL, KINDS, shelf_of
from articles.fronts.usual import usual
from articles.models.arrangement import Arrangement, Card, Container, NoPlace, Rule
from articles.models.arrangement_merging import MINE, THEIRS, bring_together

MIDNIGHT = datetime(2026, 5, 4, tzinfo=UTC)
ARTICLES = range(1, 41)
ARTICLE_KINDS = ["news", "analysis", "opinion", "review", COMMERCIAL]
WITH_PLACES = [kind for kind in KINDS.values() if kind.has_places]


@st.composite
def papers(draw) -> dict[int, Candidate]:
    """The articles that readers may see, by number."""
    numbers = draw(st.sets(st.sampled_from(ARTICLES)))
    return {
        pk: Candidate(
            pk,
            MIDNIGHT - timedelta(hours=draw(st.integers(0, 30))),
            draw(st.sampled_from(ARTICLE_KINDS)),
            draw(st.sampled_from([None, 1, 2])),
            draw(st.booleans()),
        )
        for pk in sorted(numbers)
    }


@st.composite
def cards(draw, kind, key: str) -> tuple[Card, ...]:
    places = draw(st.sets(st.integers(1, kind.most), max_size=4)) if kind.has_places else ()
    return tuple(
        Card(f"{key}a{place}", place, draw(st.sampled_from(ARTICLES))) for place in sorted(places)
    )


@st.composite
def arrangements(draw) -> Arrangement:
    kinds = draw(st.lists(st.sampled_from(list(KINDS.values())), max_size=8))
    containers = []
    for number, kind in enumerate(kinds):
        key = f"c{number}"
        count = draw(st.integers(1, kind.most)) if kind.has_places else 0
        section = draw(st.sampled_from([None, 1, 2]))
        containers.append(
            Container(
                key=key,
                kind=kind.name,
                count=count,
                rule=Rule(section=section),
                cards=draw(cards(kind, key)),
            )
        )
    return Arrangement(tuple(containers))


def candidates_for(arrangement: Arrangement, paper: dict[int, Candidate]) -> Candidates:
    """As the database would bring them: shelves by rule, sorted by freshness."""
    fresh = sorted(paper.values(), key=lambda one: one.age)
    shelves = {}
    for container in arrangement.containers:
        if shelf := shelf_of(container, None):
            shelves[shelf] = [
                one
                for one in fresh
                if (not shelf.section or one.pk % 2 + 1 == shelf.section)
                and (not shelf.kind or one.kind == shelf.kind)
                and not (shelf.is_editorial and one.kind == COMMERCIAL)
            ]
    by_hand = {pk: paper[pk] for pk in arrangement.articles if pk in paper}
    return Candidates(by_hand, shelves, [1, 2])


@given(arrangements(), papers())
def test_no_article_stands_twice(arrangement, paper):
    page = fill(arrangement, candidates_for(arrangement, paper))
    stood = [placed.article.pk for filled in page for placed in filled.places]
    assert len(stood) == len(set(stood)) and placed_on(page) == set(stood)


@given(arrangements(), papers())
def test_what_is_placed_by_hand_stands_where_it_was_placed(arrangement, paper):
    page = fill(arrangement, candidates_for(arrangement, paper))
    seen = set()
    for filled in page:
        at = {placed.place: placed for placed in filled.places}
        for card in sorted(filled.container.cards, key=lambda card: card.place):
            article, kind = paper.get(card.article), KINDS[filled.container.kind]
            may_stand = article and card.place <= filled.container.count
            if may_stand and kind.accepts(article.kind) and card.article not in seen:
                seen.add(card.article)
                assert at[card.place].article == article and at[card.place].card == card


@given(arrangements(), papers())
def test_what_readers_may_not_see_stands_nowhere_and_leaves_no_hole(arrangement, paper):
    given_to = candidates_for(arrangement, paper)
    for filled in fill(arrangement, given_to):
        assert all(placed.article.pk in paper for placed in filled.places)
        places = {placed.place for placed in filled.places}
        holes = set(range(1, max(places, default=0))) - places
        if holes:  # only where nobody is left whom the rule could put there
            kind = KINDS[filled.container.kind]
            shelf = given_to.shelves[shelf_of(filled.container, None)]
            stood = placed_on(fill(arrangement, given_to))
            left = [one for one in shelf if one.pk not in stood and one.kind not in kind.leaves]
            assert left == [] or len(places) < kind.least or kind.least > 1


@given(arrangements(), papers())
def test_a_rule_fills_in_by_freshness(arrangement, paper):
    for filled in fill(arrangement, candidates_for(arrangement, paper)):
        kind = KINDS[filled.container.kind]
        by_rule = [placed.article for placed in filled.places if placed.card is None]
        if kind.leads_with_picture:
            edited = [one for one in by_rule[1:] if one.kind != COMMERCIAL]
            assert edited == sorted(edited, key=lambda one: one.age)
        else:
            wanted = sorted(by_rule, key=lambda one: (one.kind in kind.rather_not, one.age))
            assert by_rule == wanted


@given(arrangements(), papers(), st.randoms())
def test_the_same_page_comes_out_whatever_the_order_in_which_rows_came(arrangement, paper, dice):
    shuffled = list(paper.items())
    dice.shuffle(shuffled)
    one = fill(arrangement, candidates_for(arrangement, paper))
    other = fill(arrangement, candidates_for(arrangement, dict(shuffled)))
    assert one == other


@given(arrangements())
def test_an_empty_archive_fills_nothing_and_breaks_nothing(arrangement):
    assert placed_on(fill(arrangement, Candidates())) == set()


@given(arrangements(), papers())
def test_an_advertiser_never_leads_the_paper(arrangement, paper):
    for filled in fill(arrangement, candidates_for(arrangement, paper)):
        if KINDS[filled.container.kind].is_editorial:
            assert all(placed.article.kind != COMMERCIAL for placed in filled.places)


def news(pk, **fields):
    return Candidate(pk, MIDNIGHT - timedelta(hours=pk), **{"kind": "news"} | fields)


def test_a_card_placed_lower_by_hand_is_not_filled_in_above():
    lead, row = KINDS["lead"].new("c1"), KINDS["row"].new("c2")
    page = Arrangement((lead, row)).placed(1, "c2", 3, 4)
    paper = {pk: news(pk) for pk in range(1, 9)}
    first, second = fill(page, candidates_for(page, paper))
    assert [placed.article.pk for placed in first.places] == [2, 3, 4]
    assert {placed.place: placed.article.pk for placed in second.places}[3] == 1


def test_a_row_leaves_opinions_to_their_container_where_there_is_one():
    paper = {1: news(1, kind="opinion"), 2: news(2, kind="opinion"), 3: news(3)}
    row = Arrangement((KINDS["row"].new("c1"),))
    both = Arrangement((*row.containers, KINDS["opinion"].new("c2")))
    (alone,) = fill(row, candidates_for(row, paper))
    beside, voices = fill(both, candidates_for(both, paper))
    assert {placed.article.pk for placed in alone.places} == {1, 2, 3}
    assert [placed.article.pk for placed in beside.places] == [3]
    assert [placed.article.pk for placed in voices.places] == [1, 2]


def test_one_opinion_is_no_row_of_opinions_unless_somebody_placed_it():
    paper = {1: news(1, kind="opinion")}
    page = Arrangement((KINDS["opinion"].new("c1"),))
    assert placed_on(fill(page, candidates_for(page, paper))) == set()
    by_hand = page.placed(1, "c1", 1, 8)
    assert placed_on(fill(by_hand, candidates_for(by_hand, paper))) == {1}


def test_a_dossier_is_that_of_the_lead_and_stands_once():
    page = Arrangement((KINDS["lead"].new("c1"), KINDS["dossier"].new("c2")))
    twice = Arrangement((*page.containers, KINDS["dossier"].new("c3")))
    paper = {1: news(1), 2: news(2, dossier=2)}
    assert [filled.dossier for filled in fill(page, candidates_for(page, paper))] == [None, 2]
    assert [filled.dossier for filled in fill(twice, candidates_for(twice, paper))] == [None, 2, 1]


# Acts on an arrangement


@given(arrangements(), st.sampled_from(ARTICLES), st.integers(0, 9), st.integers(0, 12))
def test_placing_an_article_gives_it_one_card_in_that_place_or_none_at_all(
    arrangement, article, which, place
):
    arrangement = arrangement.without_repeats()
    key = f"c{which}"
    try:
        most = KINDS[arrangement.find(key).kind].most
        placed = arrangement.placed(article, key, place, most)
    except NoPlace:
        return
    assert placed.articles.count(article) == 1
    assert placed.find(key).card_at(place).article == article
    assert set(placed.articles) == {*arrangement.articles, article}
    for container in placed.containers:
        places = [card.place for card in container.cards]
        assert len(places) == len(set(places))
        most = KINDS[container.kind].most
        assert all(1 <= each <= max(most, 0) for each in places) or container.key != key


@given(arrangements())
def test_an_arrangement_is_kept_as_it_is(arrangement):
    assert Arrangement.from_json(arrangement.as_json()) == arrangement


def test_who_stands_in_a_place_moves_on_and_a_full_container_takes_nobody():
    page = Arrangement((KINDS["row"].new("c1"),))
    for article in (1, 2, 3, 4):
        page = page.placed(article, "c1", 1, 4)
    assert [card.article for card in page.find("c1").cards] == [4, 3, 2, 1]
    with pytest.raises(NoPlace):
        page.placed(5, "c1", 2, 4)
    moved = page.placed(1, "c1", 1, 4)
    assert [card.article for card in moved.find("c1").cards] == [1, 4, 3, 2]


# Two people at once


@given(arrangements(), arrangements())
def test_what_one_person_changed_alone_is_kept_whoever_that_is(base, changed):
    for mine, theirs in ((changed, base), (base, changed)):
        together = bring_together(base, mine, theirs)
        assert together.clashes == ()
        assert together.settled() == changed.without_repeats()


def test_changes_in_two_containers_are_brought_together():
    base = usual([1, 2])
    mine = base.placed(7, "c1", 1, 7)
    theirs = base.placed(8, "c4", 2, 4).with_container_moved("c6", -1)
    together = bring_together(base, mine, theirs)
    settled = together.settled()
    assert together.clashes == ()
    assert settled.find("c1") == mine.find("c1") and settled.find("c4") == theirs.find("c4")
    assert [each.key for each in settled.containers] == [each.key for each in theirs.containers]


def test_one_container_changed_by_both_asks_whose():
    base = usual([1])
    mine, theirs = base.placed(7, "c1", 1, 7), base.placed(8, "c1", 1, 7)
    together = bring_together(base, mine, theirs)
    (clash,) = together.clashes
    assert (clash.mine, clash.theirs) == (mine.find("c1"), theirs.find("c1"))
    assert together.settled({"c1": MINE}).find("c1") == mine.find("c1")
    assert together.settled({"c1": THEIRS}).find("c1") == theirs.find("c1")


def test_both_moved_containers_asks_whose_order():
    base = usual([1, 2])
    mine, theirs = base.with_container_moved("c3", -1), base.with_container_moved("c5", -1)
    together = bring_together(base, mine, theirs)
    assert [clash.key for clash in together.clashes] == [""]
    assert together.settled({"": MINE}) == mine and together.settled({"": THEIRS}) == theirs


@given(arrangements(), arrangements(), arrangements())
def test_whatever_both_did_nothing_that_one_of_them_left_is_lost(base, mine, theirs):
    together = bring_together(base, mine, theirs)
    for side in (MINE, THEIRS):
        settled = together.settled({clash.key: side for clash in together.clashes})
        keys = [each.key for each in settled.containers]
        assert len(keys) == len(set(keys))
        wanted = mine if side == MINE else theirs
        for clash in together.clashes:
            if clash.key:
                left = {each.key: each for each in wanted.containers}.get(clash.key)
                there = next((each for each in settled.containers if each.key == clash.key), None)
                assert (there is None) == (left is None)
                assert left is None or replace(there, cards=()) == replace(left, cards=())
