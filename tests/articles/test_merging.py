"""Two drafts that grew from one are brought together; what both changed waits for a person."""

from hypothesis import given
from hypothesis import strategies as st

from articles.body.merging import Clash, merge
from articles.models.merging import bring_together

WORDS = st.sampled_from("une fuite de données grave à Paris ici".split())
PARAGRAPHS = st.lists(WORDS, min_size=1, max_size=6).map(lambda each: f"<p>{' '.join(each)}</p>")
BODIES = st.lists(PARAGRAPHS, max_size=6).map("".join)
A, B, C, D = (
    f"<p>Le paragraphe {name} dit une chose.</p>" for name in ("un", "deux", "trois", "quatre")
)
NEW = "<p>Ceci est tout neuf, et long.</p>"


@given(BODIES, BODIES)
def test_what_one_alone_changed_is_taken(base, mine):
    assert merge(base, mine, base).text() == mine
    assert merge(base, base, mine).text() == mine
    assert merge(base, mine, mine).text() == mine


@given(BODIES, BODIES, BODIES)
def test_nothing_that_either_wrote_is_lost(base, mine, theirs):
    """Every paragraph that is new on one side is there, or stands in a clash."""
    merged = merge(base, mine, theirs)
    everything = merged.text(["both"] * len(merged.clashes))
    for side in (mine, theirs):
        for paragraph in side.replace("</p>", "</p>\n").split():
            if paragraph not in base:
                assert paragraph in everything.replace("</p>", "</p>\n").split()


@given(
    st.lists(st.integers(0, 9), max_size=4, unique=True),
    st.lists(st.integers(0, 9), max_size=4, unique=True),
)
def test_edits_of_different_paragraphs_are_both_kept_in_their_order(mine, theirs):
    base = [f"<p>Le paragraphe numéro {n} dit une chose à lui.</p>" for n in range(10)]
    changed = [
        [
            text.replace("une chose", f"{word} chose") if n in numbers else text
            for n, text in enumerate(base)
        ]
        for word, numbers in (("ma", mine), ("leur", set(theirs) - set(mine)))
    ]
    merged = merge("".join(base), *map("".join, changed))
    assert not merged.clashes
    both = [m if m != b else t for b, m, t in zip(base, *changed, strict=True)]
    assert merged.text() == "".join(both)


def test_neighbouring_paragraphs_do_not_touch():
    assert merge(A + B, A.replace("une", "ma") + B, A + B.replace("une", "sa")).text() == (
        A.replace("une", "ma") + B.replace("une", "sa")
    )


def test_a_paragraph_that_both_rewrote_is_a_clash_and_the_rest_is_settled():
    merged = merge(A + B + C, NEW + A.replace("une", "ma") + B + C, A.replace("une", "sa") + B + D)
    assert merged.parts == (
        NEW,
        Clash(A, A.replace("une", "ma"), A.replace("une", "sa")),
        B,
        D,
    )
    assert merged.text(["mine"]) == NEW + A.replace("une", "ma") + B + D
    assert merged.text(["both"]).count("chose") == 4


def test_a_paragraph_removed_here_and_rewritten_there_is_a_clash():
    (clash,) = merge(A + B, B, A.replace("une", "sa") + B).clashes
    assert (clash.mine, clash.theirs) == ("", A.replace("une", "sa"))


def test_both_write_on_at_the_end():
    assert merge(A, A + C, A + D).text() == A + D + C
    assert merge(A, A + C, A + C + D).text() == A + C + D


def test_fields_are_brought_together_one_by_one():
    base = {"title": "Un", "kicker": "", "tags": ["a", "b"], "byline": [{"author": 1}], "body": A}
    mine = base | {"title": "Deux", "tags": ["b", "c"], "byline": [{"author": 1}, {"author": 2}]}
    theirs = base | {
        "kicker": "Santé",
        "tags": ["a", "b", "d"],
        "byline": [{"author": 3}],
        "body": A + B,
    }
    together = bring_together(base, mine, theirs)
    assert together.is_clean
    assert together.content | {"body": together.body.text()} == {
        "title": "Deux",
        "kicker": "Santé",
        "tags": ["b", "c", "d"],
        "byline": [{"author": 3}, {"author": 2}],
        "body": A + B,
    }


def test_a_field_that_both_changed_is_a_clash():
    base = {"title": "Un", "body": ""}
    together = bring_together(base, base | {"title": "Deux"}, base | {"title": "Trois"})
    (clash,) = together.fields
    assert (clash.mine, clash.theirs) == ("Deux", "Trois")
    assert together.settled(["mine"])["title"] == "Deux"
    assert together.settled(["theirs"])["title"] == "Trois"
